import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { findImages } from '../../harness/cluster/images/image-orders.ts';
import type { ImageProgress } from '../../harness/cluster/images/image-progress.ts';
import { ImageSupply } from '../../harness/cluster/images/image-supply.ts';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { docker } from '../../harness/io/docker.ts';

const timeoutMs = 60_000;
const referenceOf = (name: string) => `firedrill/test-supply-${name}:${process.pid}`;

describe('a supply of images', function () {
  this.timeout(300_000);
  let folder: string;
  let reports: string[];
  let supply: ImageSupply;

  before(() => ensureImages(['debian']));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firedrill-supply-'));
    reports = [];
    const onProgress = ({ image, step, state }: ImageProgress) => {
      if (state !== 'goes on') reports.push(`${image}: ${step} ${state}`);
    };
    supply = new ImageSupply({ folder, onProgress });
  });
  afterEach(async () => {
    await docker(['image', 'rm', '--force', ...['quick', 'slow'].map(referenceOf)], { timeoutMs });
    await rm(folder, { recursive: true });
  });

  /** Images whose builds run these commands. */
  async function pins(commands: Readonly<Record<string, string>>): Promise<void> {
    const images: Record<string, unknown> = {};
    for (const [name, command] of Object.entries(commands)) {
      images[name] = { reference: referenceOf(name), build: { folder: name } };
      await mkdir(join(folder, name));
      const text = `FROM debian:bookworm-slim\nRUN echo ${process.pid} && ${command}\n`;
      await writeFile(join(folder, name, 'Dockerfile'), text);
    }
    await writeFile(join(folder, 'images.yaml'), JSON.stringify({ images, programs: {} }));
  }
  const present = async () =>
    (await findImages(['quick', 'slow'], folder)).map((image) => image !== undefined);

  it('lets a caller go on while the images of another are still being made', async () => {
    await pins({ quick: 'true', slow: 'sleep 600' });
    const slow = supply.ensure(['slow']).catch((error: unknown) => error);
    const [quick] = await supply.ensure(['quick']);
    expect(quick).to.include({ reference: referenceOf('quick'), how: 'built' });
    expect(reports).to.include('slow: assembling begins').and.not.include('slow: assembling ends');
    supply.stop();
    expect(await slow).to.be.instanceOf(Error);
    expect(await present()).to.deep.equal([true, false]);
  });

  it('makes an image once for all callers', async () => {
    await pins({ quick: 'true' });
    const both = await Promise.all([supply.ensure(['quick']), supply.ensure(['quick'])]);
    expect(both.flat().map(({ how }) => how)).to.deep.equal(['built', 'built']);
    expect(reports).to.deep.equal(['quick: assembling begins', 'quick: assembling ends']);
  });

  it('fails the callers of an image that cannot be made, and no other', async () => {
    await pins({ quick: 'exit 7', slow: 'sleep 5' });
    const [quick, both, slow] = await Promise.allSettled([
      supply.ensure(['quick']),
      supply.ensure(['slow', 'quick']),
      supply.ensure(['slow']),
    ]);
    for (const failed of [quick, both]) {
      expect(failed).to.nested.include({ status: 'rejected', 'reason.code': 'IMAGE_FAILED' });
    }
    expect(slow.status).to.equal('fulfilled');
    expect(await present()).to.deep.equal([false, true]);
  });

  it('tries again what failed before', async () => {
    await pins({ quick: 'exit 7' });
    const error = await supply.ensure(['quick']).catch((error: unknown) => error);
    expect(error).to.include({ code: 'IMAGE_FAILED' });
    await writeFile(join(folder, 'quick', 'Dockerfile'), 'FROM debian:bookworm-slim\nLABEL a=b\n');
    expect((await supply.ensure(['quick']))[0]).to.include({ how: 'built' });
  });
});
