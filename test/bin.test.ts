import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const bin = fileURLToPath(new URL('../harness/bin.js', import.meta.url));

/** One that is older than 24, where the machine has one beside the node of the project. */
const olderNode = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .find((path) => {
      const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
      return Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 24) < 24;
    });

describe('the program', () => {
  it('ends a crash with 3: Node’s own code for it, 1, would be a refutation', () => {
    const crash = 'data:text/javascript,setTimeout(()=>{throw new Error("boom")},0)';
    const args = ['--import', crash, bin, 'list'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(stderr).to.include('INTERNAL').and.include('boom');
    expect(status).to.equal(3);
  });

  it('imports by name nothing that an older Node lacks, so that it comes to say which is needed', () => {
    const text = readFileSync(bin, 'utf8');
    const named = [...text.matchAll(/^import \{([^}]+)\} from '([^']+)'/gm)];
    // What Node 16 has already: a name that is missing ends a program before its first line.
    const known = new Set(['existsSync', 'homedir', 'join', 'setFlagsFromString']);
    const names = named.flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
    expect(names.filter((name) => !known.has(name))).to.deep.equal([]);
  });

  it('says which Node is needed, and ends with 2', function () {
    const older = olderNode();
    if (older === undefined) this.skip();
    const { status, stderr } = spawnSync(older, [bin, 'check'], { encoding: 'utf8' });
    expect(stderr).to.match(/^firedrill: Node 24 or newer is needed, this is v\d+\..*\n$/);
    expect(status).to.equal(2);
  });
});
