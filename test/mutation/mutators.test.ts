import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { staleFlags } from '../../harness/mutation/mutators/stale-flag.ts';
import { mutators } from '../../harness/mutation/mutators.ts';
import { flagAt } from '../../harness/runbook/kubectl/command-tree.ts';
import { newest } from '../../harness/runbook/kubectl/versions.ts';

describe('the mutators', () => {
  const folder = new URL('../../harness/mutation/mutators/', import.meta.url);
  const names = mutators.map(({ name }) => name).sort();

  it('are named after their files', () => {
    expect(readdirSync(folder).sort()).to.deep.equal(names.map((name) => `${name}.ts`));
  });

  it('are described in docs/mutation.md', () => {
    const text = readFileSync(new URL('../../docs/mutation.md', import.meta.url), 'utf8');
    const described = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
    expect(described.sort()).to.deep.equal(names);
  });

  it('give flags that kubectl no longer has', () => {
    for (const [path, flag] of staleFlags) {
      const [name = ''] = flag.split('=');
      expect(flagAt(path, name)?.versions ?? [], `${path} ${flag}`).not.to.include(newest);
    }
  });
});
