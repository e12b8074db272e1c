import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Repository } from '../../harness/git/repository.ts';
import { makeFolder } from '../catalog/folders.ts';
import { rejected } from '../scenario/thrown.ts';
import { scratchRepository } from './scratch-repository.ts';

describe('a git repository', () => {
  let scratch: ReturnType<typeof scratchRepository>;
  let repository: Repository;
  const odd = ['-rf.md', 'a b.md', 'line\nend.md', 'ünï.md', ':(top)x.md', '*.md'];

  beforeEach(async () => {
    scratch = scratchRepository({
      'ops.md': 'as it was\n',
      'gone.md': 'here\n',
      ...Object.fromEntries(odd.map((name) => [`runbooks/${name}`, `${name}, as it was\n`])),
    });
    repository = await Repository.of(join(scratch.folder, 'runbooks'));
  });
  afterEach(() => scratch.remove());

  const changed = async (ref: string) =>
    (await repository.changedSince((await repository.baseOf(ref)).commit)).map((path) =>
      path.slice(scratch.folder.length + 1),
    );

  it('lists committed, uncommitted and new changes', async () => {
    scratch.git('switch', '--quiet', '--create', 'edit');
    scratch.write('ops.md', 'committed\n');
    scratch.commit();
    scratch.write('runbooks/a b.md', 'not committed\n');
    rmSync(join(scratch.folder, 'gone.md'));
    scratch.write('.gitignore', 'out/\n');
    scratch.write('out/report.md', 'ignored\n');
    scratch.write('new/one.md', 'not even added\n');
    expect(await changed('main')).to.deep.equal([
      ...['.gitignore', 'gone.md', 'new/one.md', 'ops.md', 'runbooks/a b.md'],
    ]);
    expect(await changed('HEAD')).to.not.include('ops.md');
  });

  it('starts where the branch left main, without later commits on main', async () => {
    const left = scratch.git('rev-parse', 'HEAD');
    scratch.git('switch', '--quiet', '--create', 'edit');
    scratch.write('runbooks/ünï.md', 'edited\n');
    scratch.commit();
    expect(await repository.baseOf('main')).to.deep.include({ commit: left, label: 'main' });
    scratch.git('switch', '--quiet', 'main');
    scratch.write('ops.md', 'of others\n');
    scratch.commit();
    scratch.git('switch', '--quiet', 'edit');
    expect(await changed('main')).to.deep.equal(['runbooks/ünï.md']);
    expect(await repository.baseOf('main')).to.deep.include({ label: left.slice(0, 12) });
  });

  it('takes every file name literally', async () => {
    const base = await repository.baseOf('HEAD');
    for (const name of odd) {
      scratch.write(`runbooks/${name}`, 'edited\n');
      const path = join(scratch.folder, 'runbooks', name);
      expect(await repository.textAt(base, path), name).to.equal(`${name}, as it was\n`);
    }
    expect(await changed('HEAD')).to.have.members(odd.map((name) => `runbooks/${name}`));
  });

  it('has no text for a path that did not exist or is not a file', async () => {
    const base = await repository.baseOf('HEAD');
    const textAt = (name: string) => repository.textAt(base, join(scratch.folder, name));
    expect(await textAt('ops.md')).to.equal('as it was\n');
    expect(await textAt('new.md')).to.equal(undefined);
    expect(await textAt('runbooks')).to.equal(undefined);
  });

  it('follows the links of the commit, and not beyond its own files', async () => {
    const link = (target: string, name: string) => symlinkSync(target, join(scratch.folder, name));
    link('ops.md', 'link.md');
    link('runbooks', 'books');
    link('../books/a b.md', 'runbooks/again.md');
    link('circle.md', 'circle.md');
    link('../../ops.md', 'outside.md');
    link(join(scratch.folder, 'ops.md'), 'absolute.md');
    scratch.commit();
    const base = await repository.baseOf('HEAD');
    rmSync(join(scratch.folder, 'books'));
    const textAt = (name: string) => repository.textAt(base, join(scratch.folder, name));
    expect(await textAt('link.md')).to.equal('as it was\n');
    expect(await textAt('absolute.md')).to.equal('as it was\n');
    expect(await textAt('books/again.md')).to.equal('a b.md, as it was\n');
    for (const name of ['circle.md', 'outside.md', '../ops.md', 'ops.md/x', 'books']) {
      expect(await textAt(name), name).to.equal(undefined);
    }
  });

  it('finds renamed files', async () => {
    const { commit } = await repository.baseOf('HEAD');
    scratch.git('mv', 'ops.md', 'new.md');
    const renamed = await repository.renamedSince(commit);
    const [from, to] = ['ops.md', 'new.md'].map((name) => join(scratch.folder, name));
    expect([...renamed]).to.deep.equal([[to, from]]);
  });

  it('lists files by pattern, without deleted or ignored ones', async () => {
    scratch.write('.gitignore', 'out/\n');
    scratch.write('out/x.md', '');
    scratch.write('deep/er/ops.md', '');
    rmSync(join(scratch.folder, 'gone.md'));
    const files = await repository.filesLike([':(glob)**/*s.md', ':(glob)**/gone.md', 'out']);
    expect(files).to.deep.equal([
      ...['deep/er/ops.md', 'ops.md'].map((name) => join(scratch.folder, name)),
    ]);
  });

  it('refuses a text that is not UTF-8', async () => {
    scratch.write('ops.md', Buffer.from([0x67, 0xfc, 0x6e]));
    scratch.commit();
    const base = await repository.baseOf('HEAD');
    const error = await rejected(repository.textAt(base, join(scratch.folder, 'ops.md')));
    expect(error).to.include({ code: 'BAD_RUNBOOK', exitCode: 2 });
  });

  it('refuses an unknown ref, even if it looks like an option', async () => {
    for (const ref of ['nope', '--all', '-h', '', 'HEAD:ops.md']) {
      const error = await rejected(repository.baseOf(ref));
      expect(error, ref).to.include({ code: 'BAD_USAGE', exitCode: 2 });
    }
  });

  it('reports two histories that share no commit', async () => {
    scratch.git('switch', '--quiet', '--orphan', 'apart');
    scratch.commit();
    const error = await rejected(repository.baseOf('main'));
    expect(error).to.include({ code: 'BAD_USAGE' });
    expect(error.next).to.include('fetch-depth: 0');
  });

  it('reports a folder outside any repository', async () => {
    const { folder, remove } = makeFolder({ 'ops.md': '' });
    const error = await rejected(Repository.of(folder).finally(remove));
    expect(error).to.include({ code: 'NO_REPOSITORY', exitCode: 2 });
  });
});
