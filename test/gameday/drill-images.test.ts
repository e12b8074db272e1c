import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { findDrills } from '../../harness/catalog/drills.ts';
import { initFolder } from '../../harness/catalog/init-folder.ts';
import { drillImages, nameOf } from '../../harness/gameday/drill-images.ts';

describe('images that drills need', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firedrill-images-'));
    await initFolder(folder, 'shop');
    const part = '  till:\n    images: [till:1, redis]\n';
    const mirror = '    mirrored: [{ image: busybox, as: docker.io/library/busybox:latest }]\n';
    await appendFile(join(folder, 'system.yaml'), `\nparts:\n${part}${mirror}`);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const names = async (...folders: string[]) =>
    drillImages((await Promise.all(folders.map((one) => findDrills(one)))).flat()).map(nameOf);

  it('include those of the environment and of the system, without unused parts', async () => {
    expect(await names(folder)).to.have.members(['node', 'operator', 'k6', 'shop/greeter:1']);
  });

  it('include those of a part, and its mirrored images, if a drill uses it', async () => {
    await appendFile(join(folder, 'scenarios/greeter-hangs.yaml'), '\nparts: [till]\n');
    expect(await names(folder)).to.include.members(['till:1', 'redis', 'busybox', 'registry']);
  });

  it('are unknown if a drill cannot be read', async () => {
    await writeFile(join(folder, 'scenarios/half.yaml'), 'title: half');
    const error = await names(folder).catch((cause: unknown) => cause);
    expect(error).to.include({ code: 'BAD_SCENARIO' });
  });

  it('are named once, however many drills need them', async () => {
    expect(await names(folder, folder)).to.deep.equal(await names(folder));
  });
});
