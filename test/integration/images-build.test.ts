import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { docker } from '../../harness/io/docker.ts';
import { stateFolder } from '../../harness/io/paths.ts';

const reference = `firedrill/test-built:${process.pid}`;
const timeoutMs = 60_000;

describe('images from a Dockerfile', function () {
  this.timeout(300_000);
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firedrill-pins-'));
    await ensureImages(['debian']);
    const images = { made: { reference, build: { folder: 'made' } } };
    await writeFile(join(folder, 'images.yaml'), JSON.stringify({ images, programs: {} }));
    await mkdir(join(folder, 'made'));
  });

  afterEach(async () => {
    await docker(['image', 'rm', '--force', reference], { timeoutMs });
    await rm(folder, { recursive: true });
  });

  const dockerfile = (text: string) =>
    writeFile(join(folder, 'made', 'Dockerfile'), `FROM debian:bookworm-slim\n${text}`);

  async function left() {
    const list = async (...args: string[]) =>
      (await docker(args, { timeoutMs })).stdout.split('\n').filter(Boolean);
    return {
      nameless: await list('image', 'ls', '-q', '--filter', 'dangling=true'),
      stopped: await list('ps', '-aq', '--filter', 'status=exited', '--filter', 'status=created'),
      work: await stat(join(stateFolder, 'image-work')).then(
        () => 'is there',
        () => 'gone',
      ),
    };
  }

  /** Leftovers of other processes may disappear meanwhile; nothing may be added. */
  function expectNothingNew(before: Left, after: Left): void {
    expect(before.nameless).to.include.members(after.nameless);
    expect(before.stopped).to.include.members(after.stopped);
    expect([before.work, after.work]).to.deep.equal(['gone', 'gone']);
  }
  type Left = Awaited<ReturnType<typeof left>>;

  it('fail with image, step and log when a step fails, and leave nothing half-made', async () => {
    const before = await left();
    await dockerfile(`RUN echo ${process.pid} > /made\nRUN echo the reason >&2; exit 7\n`);
    const error = await ensureImages(['made'], { folder }).catch((error) => error);
    expect(error).to.include({ code: 'IMAGE_FAILED', exitCode: 3 });
    expect(error.message).to.contain(reference);
    expect(error.message).to.contain('at "RUN echo the reason >&2; exit 7"');
    expect(error.message).to.match(/\nthe reason\n/);
    expectNothingNew(before, await left());
  });

  it('are built again only when their folder changed', async () => {
    const before = await left();
    await dockerfile(`LABEL made=${process.pid}\n`);
    const [first] = await ensureImages(['made'], { folder });
    expect(first?.how).to.equal('built');
    expect((await ensureImages(['made'], { folder }))[0]).to.include({ how: 'present' });
    await dockerfile(`LABEL made=${process.pid}-again\n`);
    const [second] = await ensureImages(['made'], { folder });
    expect(second?.how).to.equal('built');
    expect(second?.id).to.not.equal(first?.id);
    expectNothingNew(before, await left());
  });

  it('are built at the same time though they share their first layers', async () => {
    const before = await left();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const build = (name: string) => ({ folder: 'made', arguments: { NAME: name } });
    const images = Object.fromEntries(
      names.map((name) => [name, { reference: `${reference}-${name}`, build: build(name) }]),
    );
    await writeFile(join(folder, 'images.yaml'), JSON.stringify({ images, programs: {} }));
    await dockerfile(`RUN echo ${process.pid} > /made\nARG NAME\nRUN echo $NAME >> /made\n`);
    try {
      const made = await ensureImages(names, { folder });
      expect(new Set(made.map(({ id }) => id)).size).to.equal(names.length);
    } finally {
      const references = names.map((name) => `${reference}-${name}`);
      await docker(['image', 'rm', '--force', ...references], { timeoutMs });
    }
    expectNothingNew(before, await left());
  });

  it('are built once when two callers ask at the same time', async () => {
    await dockerfile(`RUN echo ${process.pid}-${Date.now()} > /made\n`);
    const both = await Promise.all([
      ensureImages(['made'], { folder }),
      ensureImages(['made'], { folder }),
    ]);
    expect(both.flat().map(({ how }) => how)).to.have.members(['built', 'present']);
  });

  it("of a user's own system are built from their folder, after the images below them", async () => {
    await dockerfile(`LABEL made=${process.pid}-own\n`);
    const own = { name: reference, build: join(folder, 'made') };
    expect((await ensureImages([own]))[0]).to.include({ reference, how: 'built' });
    expect((await ensureImages([own]))[0]).to.include({ reference, how: 'present' });
  });

  it('stop when the caller gives up', async () => {
    const before = await left();
    await dockerfile(`RUN echo ${process.pid}-slow && sleep 60\n`);
    const stop = new AbortController();
    const onProgress = () => setTimeout(() => stop.abort(new Error('enough')), 1500);
    const startMs = performance.now();
    const error = await ensureImages(['made'], { folder, signal: stop.signal, onProgress }).catch(
      (error) => error,
    );
    expect(error).to.be.instanceOf(Error);
    expect(performance.now() - startMs).to.be.lessThan(40_000);
    expectNothingNew(before, await left());
  });
});
