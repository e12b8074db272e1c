import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { npmPackages } from '../../../harness/cluster/images/npm-packages.ts';

describe('npm packages of an image', () => {
  it('include the named packages in the versions of the lock file', async () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    const found = await npmPackages(['yaml', 'zod']);
    const pinned = ['yaml', 'zod'].map(
      (name) => `${name}@${lock.packages[`node_modules/${name}`].version}`,
    );
    expect(found.map(({ id }) => id)).to.deep.equal(pinned);
    for (const { folder } of found) expect(existsSync(join(folder, 'package.json'))).to.equal(true);
  });

  it('include each dependency once, without type packages', async () => {
    const found = await npmPackages(['@kubernetes/client-node']);
    const places = found.map(({ place }) => place);
    expect(places).to.include.members(['@kubernetes/client-node', 'ws', 'form-data', 'asynckit']);
    expect(new Set(places).size).to.equal(places.length);
    expect(places.filter((place) => place.includes('@types/'))).to.deep.equal([]);
  });

  it('are refused if one is not installed', async () => {
    const message = await npmPackages(['no-such-package-at-all']).then(
      () => 'found',
      (error: Error) => error.message,
    );
    expect(message).to.include('no-such-package-at-all');
  });
});
