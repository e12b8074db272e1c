import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { npmPackages } from '../../../harness/cluster/images/npm-packages.ts';

describe('npm packages of an image', () => {
  it('are those that are named, as the lock file pins them', async () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    const found = await npmPackages(['yaml', 'zod']);
    const pinned = ['yaml', 'zod'].map(
      (name) => `${name}@${lock.packages[`node_modules/${name}`].version}`,
    );
    expect(found.map(({ id }) => id)).to.deep.equal(pinned);
    for (const { folder } of found) expect(existsSync(join(folder, 'package.json'))).to.equal(true);
  });

  it('come with all that they need, each once, and without types', async () => {
    const found = await npmPackages(['@kubernetes/client-node']);
    const places = found.map(({ place }) => place);
    expect(places).to.include.members(['@kubernetes/client-node', 'ws', 'form-data', 'asynckit']);
    expect(new Set(places).size).to.equal(places.length);
    expect(places.filter((place) => place.includes('@types/'))).to.deep.equal([]);
  });

  it('are an error where one is not installed', async () => {
    const message = await npmPackages(['no-such-package-at-all']).then(
      () => 'found',
      (error: Error) => error.message,
    );
    expect(message).to.include('no-such-package-at-all');
  });
});
