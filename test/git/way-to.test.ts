import { realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { wayTo } from '../../harness/git/way-to.ts';
import { makeFolder } from '../catalog/folders.ts';
import { rejected } from '../scenario/thrown.ts';

describe('the way to a file', () => {
  let made: ReturnType<typeof makeFolder>;
  let top: string;
  const at = (...names: readonly string[]) => join(top, ...names);
  beforeEach(() => {
    made = makeFolder({ 'repo/a/b/x.md': '', 'elsewhere.md': '' });
    top = join(realpathSync(made.folder), 'repo');
  });
  afterEach(() => made.remove());

  it('is the path itself without links', async () => {
    for (const path of [at('a/b/x.md'), at('a/gone/x.md')]) {
      expect(await wayTo(path, top)).to.deep.equal({ real: path, links: [], inTree: path });
    }
  });

  it('names each link by its own folder', async () => {
    symlinkSync('a', at('one'));
    symlinkSync('../one/b', at('a/two'));
    expect(await wayTo(at('one/two/x.md'), top)).to.deep.equal({
      real: at('a/b/x.md'),
      links: [at('one'), at('a/two'), at('one')],
      inTree: at('one/two/x.md'),
    });
  });

  it('begins at the top even through links, and may lead out of it', async () => {
    symlinkSync('repo', join(top, '../link'));
    symlinkSync('../elsewhere.md', at('out.md'));
    expect(await wayTo(join(top, '../link/out.md'), top)).to.deep.equal({
      real: join(top, '../elsewhere.md'),
      links: [join(top, '../link'), at('out.md')],
      inTree: at('out.md'),
    });
    const outside = join(top, '../elsewhere.md');
    expect((await wayTo(outside, top)).inTree).to.equal(outside);
  });

  it('is refused if links form a circle', async () => {
    symlinkSync('x', at('y'));
    symlinkSync('y', at('x'));
    expect(await rejected(wayTo(at('x'), top))).to.include({ code: 'BAD_USAGE' });
  });
});
