import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  inotifyInstances,
  raiseInotifyInstances,
} from '../../../harness/cluster/engine/kernel-limits.ts';

describe('kernel limits', () => {
  const limited = async (text: string) => {
    const path = join(await mkdtemp(join(tmpdir(), 'limits-')), 'max_user_instances');
    await writeFile(path, text);
    return path;
  };

  it('are raised if they are too low for several clusters', async () => {
    const path = await limited('128\n');
    await raiseInotifyInstances(path);
    expect(await readFile(path, 'utf8')).to.equal('1024\n');
  });

  it('are never lowered', async () => {
    const path = await limited('8192\n');
    await raiseInotifyInstances(path);
    expect(inotifyInstances(path)).to.equal(8192);
  });

  it('are ignored on a system that does not have them', async () => {
    const path = join(tmpdir(), 'no-such-folder', 'max_user_instances');
    await raiseInotifyInstances(path);
    expect(inotifyInstances(path)).to.equal(undefined);
  });
});
