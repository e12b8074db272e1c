import { readFileSync } from 'node:fs';
import { expect } from 'chai';

type Locked = { optionalDependencies?: Record<string, string> };
const { packages } = JSON.parse(
  readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
) as { packages: Record<string, Locked> };

describe('package-lock.json', () => {
  // npm 11 refuses `npm ci` where one is missing, and npm leaves those out that its registry lacks.
  it('has an entry for every optional dependency, of other platforms too', () => {
    const missing = Object.entries(packages).flatMap(([where, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${where}/node_modules/${name}`],
      ),
    );
    expect(missing).to.deep.equal([]);
  });
});
