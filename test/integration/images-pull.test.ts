import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ImagePuller } from '../../harness/cluster/images/image-pull.ts';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { docker } from '../../harness/io/docker.ts';

const run = `images-pull-${process.pid}`;
const timeoutMs = 60_000;

async function ok(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await docker(args, { timeoutMs });
  if (exitCode !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

describe('images from a registry', function () {
  this.timeout(300_000);
  let folder: string;
  let registry: string;
  const tags: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firedrill-pins-'));
    const [image] = await ensureImages(['registry']);
    const label = `io.firedrill.run=${run}`;
    await ok(
      'run',
      '-d',
      '--name',
      run,
      '--label',
      label,
      '-p',
      '127.0.0.1::5000',
      image?.reference ?? '',
    );
    registry = (await ok('port', run, '5000/tcp')).split('\n')[0] ?? '';
  });

  after(async () => {
    await docker(['rm', '--force', '--volumes', run], { timeoutMs });
    for (const tag of tags) await docker(['image', 'rm', tag], { timeoutMs });
    await rm(folder, { recursive: true });
  });

  /** An image with a unique label, pushed to the registry and then removed from the engine. */
  async function push(name: string): Promise<string> {
    const reference = `${registry}/firedrill/${name}:1`;
    const { exitCode, stderr } = await docker(['build', '--force-rm', '--tag', reference, '-'], {
      timeoutMs,
      input: `FROM debian:bookworm-slim\nLABEL io.firedrill.test=${run}\n`,
    });
    if (exitCode !== 0) throw new Error(stderr);
    const digest = /digest: (sha256:[0-9a-f]{64})/.exec(await ok('push', reference))?.[1];
    await ok('image', 'rm', reference);
    if (!digest) throw new Error('the registry named no digest');
    return `${registry}/firedrill/${name}:1@${digest}`;
  }

  it('are pulled by digest, named, and present the next time', async () => {
    const pull = await push('tiny');
    const reference = `firedrill/test-pulled:${process.pid}`;
    tags.push(reference, pull);
    const images = { tiny: { reference, pull, build: { folder: 'none' } } };
    await writeFile(join(folder, 'images.yaml'), JSON.stringify({ images, programs: {} }));
    // The build's folder is only hashed; it contains nothing to build.
    await mkdir(join(folder, 'none'));
    const steps = new Set<string>();
    const onProgress = ({ step }: { step: string }) => steps.add(step);

    const [pulled] = await ensureImages(['tiny'], { folder, onProgress });
    expect(pulled).to.include({ reference, how: 'pulled' });
    expect(steps).to.deep.equal(new Set(['pulling']));
    const labels = await ok('image', 'inspect', '-f', '{{json .Config.Labels}}', reference);
    expect(JSON.parse(labels)).to.include({ 'io.firedrill.test': run });

    const [again] = await ensureImages(['tiny'], { folder });
    expect(again).to.include({ how: 'present', id: pulled?.id });
  });

  it('fail with advice if the registry lacks them and nothing can be built', async () => {
    const pull = `${registry}/firedrill/absent:1`;
    const images = { absent: { reference: 'firedrill/test-absent:1', pull } };
    await writeFile(join(folder, 'images.yaml'), JSON.stringify({ images, programs: {} }));
    const error = await ensureImages(['absent'], { folder }).catch((error) => error);
    expect(error).to.include({ code: 'IMAGE_FAILED' });
    expect(error.message).to.contain('firedrill/test-absent:1');
    expect(error.next).to.contain('registry');
  });

  it('distinguish a registry that lacks the image from one that does not answer', async () => {
    const puller = new ImagePuller();
    const absent = `${registry}/firedrill/absent:1`;
    expect(await puller.pull(absent, {})).to.include({ outcome: 'refused' });
    expect(puller.isSilent(absent)).to.equal(false);
    const nobody = '127.0.0.1:1/firedrill/absent:1';
    expect(await puller.pull(nobody, {})).to.include({ outcome: 'no-registry' });
    expect(puller.isSilent(nobody)).to.equal(true);
  });
});
