import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { readRelease } from '../../../fixtures/fakes/ecommerce-backend/release.ts';
import { imagesFolder, readPins } from '../../../harness/cluster/images/image-pins.ts';

const folder = join(imagesFolder, 'ecommerce-release/releases');
const versions = readdirSync(folder);
const known = [
  ...['version', 'actuatorPath', 'warmUpSeconds', 'requiredVariables', 'readiness'],
  ...['redisCheckedHost', 'missingBean', 'totalColumn', 'checksOutOnce'],
];

describe('versions of ecommerce-backend', () => {
  for (const version of versions) {
    it(`${version} says of itself what the program reads`, () => {
      const release = readRelease(pathToFileURL(join(folder, version, 'release.json')));
      expect(release.version).to.equal(version);
      expect(known).to.include.members(Object.keys(release));
    });
  }

  it('are images under the names of their registry, and stand in the table of the decisions', async () => {
    const { images } = await readPins();
    const built = Object.values(images).flatMap(({ reference, build }) =>
      build && 'folder' in build && build.folder === 'ecommerce-release'
        ? [[reference.split(':')[1], build.arguments.RELEASE]]
        : [],
    );
    expect(built).to.have.deep.members(versions.map((version) => [version, version]));
    const table = readFileSync('docs/decisions/ecommerce.md', 'utf8');
    for (const version of versions) expect(table).to.include(`| ${version} |`);
  });
});
