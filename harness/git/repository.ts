import { join, relative, sep } from 'node:path';
import { HarnessError } from '../errors.ts';
import { type GitResult, git } from './git.ts';

/** The state that an edit starts from: where the branch left the one that it is held against. */
export interface Base {
  /** As it was given: `main`. */
  readonly ref: string;
  /** The commit's full hash. */
  readonly commit: string;
  /** How places in its files name it: the ref where it still is that commit, else the commit. */
  readonly label: string;
}

/** A git repository with a working tree, read only. Paths are absolute. */
export class Repository {
  /** The top of its working tree, links resolved. */
  readonly top: string;

  private constructor(top: string) {
    this.top = top;
  }

  /** The repository that a folder lies in. NO_REPOSITORY where it lies in none. */
  static async of(folder: string): Promise<Repository> {
    const found = await git(folder, ['rev-parse', '--show-toplevel']);
    const top = withoutLineEnd(found.output);
    if (found.exitCode === 0 && top !== '') return new Repository(top);
    const why = found.complaint || 'it has no working tree';
    throw new HarnessError('NO_REPOSITORY', `git finds no files of a repository here: ${why}.`, {
      next: 'Run this inside the working tree that the edit was made in.',
    });
  }

  /** The last commit that HEAD and the ref share. BAD_USAGE where there is no such ref, or none shared. */
  async baseOf(ref: string): Promise<Base> {
    const [tip, head] = [await this.#commitOf(ref), await this.#commitOf('HEAD')];
    const shared = await git(this.top, ['merge-base', tip, head]);
    const commit = withoutLineEnd(shared.output);
    if (shared.exitCode === 0) {
      return { ref, commit, label: commit === tip ? ref : commit.slice(0, 12) };
    }
    throw new HarnessError('BAD_USAGE', `HEAD and "${ref}" share no commit.`, {
      next: 'A shallow clone has too little history: fetch it whole (`fetch-depth: 0`).',
    });
  }

  /** Files that differ between a commit and the working tree; new ones count unless git ignores them. */
  async changedSince(commit: string): Promise<readonly string[]> {
    const flags = ['--no-ext-diff', '--no-textconv', '--no-renames', '--name-only', '-z'];
    const changed = await this.#read(['diff', ...flags, commit, '--']);
    const created = await this.#read(['ls-files', '--others', '--exclude-standard', '-z', '--']);
    const paths = [changed, created].flatMap((list) => list.toString('utf8').split('\0'));
    return [...new Set(paths.filter((path) => path !== ''))]
      .sort()
      .map((path) => join(this.top, path));
  }

  /** The text that a file had in a commit; undefined where it was not there. BAD_RUNBOOK if it is not UTF-8. */
  async textAt({ commit, label }: Base, path: string): Promise<string | undefined> {
    const inTree = relative(this.top, path).split(sep).join('/');
    const entry = await this.#read(['ls-tree', '-z', commit, '--', `:(literal)${inTree}`]);
    if (!/^100\d{3} blob /.test(entry.toString('latin1'))) return undefined;
    const bytes = await this.#read(['cat-file', 'blob', `${commit}:${inTree}`]);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (cause) {
      throw new HarnessError('BAD_RUNBOOK', `${inTree} is not in UTF-8 as it was at ${label}.`, {
        next: 'Nothing can be held against it: check the new text alone.',
        cause,
      });
    }
  }

  async #commitOf(ref: string): Promise<string> {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
    const found = await git(this.top, args);
    if (found.exitCode === 0) return withoutLineEnd(found.output);
    const what = ref === 'HEAD' ? 'The repository has no commit.' : `git knows no commit "${ref}".`;
    throw new HarnessError('BAD_USAGE', what, {
      next: 'Name a branch, a tag or a commit that is here; `git fetch` brings those of a remote.',
    });
  }

  async #read(args: readonly string[]): Promise<Buffer> {
    const ended: GitResult = await git(this.top, args);
    if (ended.exitCode === 0) return ended.output;
    throw new HarnessError('NO_REPOSITORY', `git ${args[0]} failed: ${ended.complaint}.`, {
      next: 'Mend the repository; `git fsck` may tell more.',
    });
  }
}

const withoutLineEnd = (output: Buffer) => output.toString('utf8').replace(/\r?\n$/, '');
