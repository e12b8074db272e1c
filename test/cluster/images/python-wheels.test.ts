import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { imagesFolder, readPins } from '../../../harness/cluster/images/image-pins.ts';
import { wheelArguments, wheelList } from '../../../harness/cluster/images/python-wheels.ts';

describe('Python wheels', () => {
  it('are for the architecture of the image, and never built', () => {
    for (const [architecture, machine] of [
      ['amd64', 'x86_64'],
      ['arm64', 'aarch64'],
    ] as const) {
      const platforms = wheelArguments(architecture).filter((one) => one.startsWith('manylinux'));
      expect(platforms).to.have.length(4);
      expect(
        platforms.every((one) => one.endsWith(`_${machine}`)),
        machine,
      ).to.equal(true);
    }
    expect(wheelArguments('amd64')).to.include.members(['--require-hashes', '--only-binary']);
  });

  it('are pinned by version and hash, every one of a list that an image needs', async () => {
    const { images } = await readPins();
    const named = Object.values(images).flatMap(({ build }) =>
      build && 'folder' in build ? (build.wheels ?? []) : [],
    );
    const lists = await readdir(join(imagesFolder, 'pip'));
    expect(lists).to.have.members(named.map((name) => `${name}.txt`));
    for (const name of named) {
      const text = await readFile(wheelList(imagesFolder, name), 'utf8');
      const wheels = text
        .replaceAll(/^#.*\n/gm, '')
        .replaceAll(' \\\n', '')
        .trim()
        .split('\n');
      expect(wheels).to.not.be.empty;
      for (const wheel of wheels)
        expect(wheel).to.match(/^[\w.-]+==[\w.]+( {4}--hash=sha256:[0-9a-f]{64})+$/);
    }
  });
});
