import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../catalog/folders.ts';

/** Keeps the user's configuration and a hook's environment out of the tests. */
const environment = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A Test',
  GIT_AUTHOR_EMAIL: 'test@example.org',
  GIT_COMMITTER_NAME: 'A Test',
  GIT_COMMITTER_EMAIL: 'test@example.org',
};

/** A repository for one test, on the branch `main`, with these files committed. */
export function scratchRepository(files: Readonly<Record<string, string | Buffer>>) {
  const { folder: made, remove } = makeFolder(files);
  const folder = realpathSync(made);
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, env: environment, encoding: 'utf8' }).trim();
  const write = (name: string, text: string | Buffer) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const commit = (message = 'an edit') => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
    return git('rev-parse', 'HEAD');
  };
  git('init', '--quiet', '--initial-branch', 'main');
  commit('as it was');
  return { folder, remove, git, write, commit };
}
