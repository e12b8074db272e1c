import { existsSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { HarnessError } from '../errors.ts';
import { type GitResult, git } from './git.ts';

/** Linux follows as many symbolic links. */
const maxLinks = 40;

/** The state that an edit starts from: where its branch left the branch that it is compared with. */
export interface Base {
  /** The ref as the user gave it: `main`. */
  readonly ref: string;
  /** The commit's full hash. */
  readonly commit: string;
  /** Its name in reports: the ref if that still is the commit, else the commit's first 12 digits. */
  readonly label: string;
}

/** A git repository with a working tree, which this class only reads. Paths are absolute. */
export class Repository {
  /** The top folder of its working tree, links resolved. */
  readonly top: string;

  private constructor(top: string) {
    this.top = top;
  }

  /** The repository that contains a folder. NO_REPOSITORY if none does. */
  static async of(folder: string): Promise<Repository> {
    const found = await git(folder, ['rev-parse', '--show-toplevel']);
    const top = withoutLineEnd(found.output);
    if (found.exitCode === 0 && top !== '') return new Repository(top);
    const why = found.complaint || 'it has no working tree';
    throw new HarnessError('NO_REPOSITORY', `git finds no working tree in ${folder}: ${why}.`, {
      next: 'Run this inside the working tree of the edit.',
    });
  }

  /** The last commit that HEAD and the ref share. BAD_USAGE for an unknown ref, or if they share none. */
  async baseOf(ref: string): Promise<Base> {
    const [tip, head] = [await this.#commitOf(ref), await this.#commitOf('HEAD')];
    const shared = await git(this.top, ['merge-base', tip, head]);
    const commit = withoutLineEnd(shared.output);
    if (shared.exitCode === 0) {
      return { ref, commit, label: commit === tip ? ref : commit.slice(0, 12) };
    }
    throw new HarnessError('BAD_USAGE', `HEAD and "${ref}" share no commit.`, {
      next: 'A shallow clone has too little history: fetch all of it (`fetch-depth: 0`).',
    });
  }

  /** Files that differ between a commit and the working tree, and new files unless git ignores them. */
  async changedSince(commit: string): Promise<readonly string[]> {
    const flags = ['--no-ext-diff', '--no-textconv', '--no-renames', '--name-only', '-z'];
    const changed = await this.#read(['diff', ...flags, commit, '--']);
    const created = await this.#read(['ls-files', '--others', '--exclude-standard', '-z', '--']);
    const paths = [changed, created].flatMap((list) => list.toString('utf8').split('\0'));
    return [...new Set(paths.filter((path) => path !== ''))]
      .sort()
      .map((path) => join(this.top, path));
  }

  /** Files that git considers renamed since a commit: new path to old path. */
  async renamedSince(commit: string): Promise<ReadonlyMap<string, string>> {
    const flags = ['--no-ext-diff', '--no-textconv', '--find-renames', '--diff-filter=R'];
    const listed = await this.#read(['diff', ...flags, '--name-status', '-z', commit, '--']);
    const fields = listed.toString('utf8').split('\0');
    const renamed = new Map<string, string>();
    for (let at = 0; at + 2 < fields.length; at += 3) {
      renamed.set(join(this.top, fields[at + 2] ?? ''), join(this.top, fields[at + 1] ?? ''));
    }
    return renamed;
  }

  /** Files of the working tree that match git patterns (`:(glob)**\/*.md`), unless git ignores them. */
  async filesLike(patterns: readonly string[]): Promise<readonly string[]> {
    const which = ['--cached', '--others', '--exclude-standard'];
    const listed = await this.#read(['ls-files', ...which, '-z', '--', ...patterns]);
    const paths = listed.toString('utf8').split('\0');
    return [...new Set(paths.filter((path) => path !== ''))]
      .sort()
      .map((path) => join(this.top, path))
      .filter((path) => existsSync(path));
  }

  /**
   * The text that a file had in a commit, through the links of that commit; undefined if the file did
   * not exist then or is outside this repository. BAD_RUNBOOK if it is not UTF-8.
   */
  async textAt({ commit, label }: Base, path: string): Promise<string | undefined> {
    const inTree = await this.#followed(commit, relative(this.top, path).split(sep).join('/'));
    if (inTree === undefined) return undefined;
    const bytes = await this.#read(['cat-file', 'blob', `${commit}:${inTree}`]);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (cause) {
      throw new HarnessError('BAD_RUNBOOK', `The version of ${inTree} at ${label} is not UTF-8.`, {
        next: 'It cannot be compared with the new text: check the new text alone.',
        cause,
      });
    }
  }

  /** The file that a path leads to in a commit; undefined if it is missing, outside, or a circle. */
  async #followed(commit: string, path: string, links = 0): Promise<string | undefined> {
    if (path === '' || /^(?:\.\.)?\//.test(path) || links > maxLinks) return undefined;
    const names = path.split('/');
    const prefixes = names.map((_, index) => names.slice(0, index + 1).join('/'));
    const literal = prefixes.map((prefix) => `:(literal)${prefix}`);
    const listed = await this.#read(['ls-tree', '-t', '-z', commit, '--', ...literal]);
    const entries = listed
      .toString('utf8')
      .split('\0')
      .map((entry) => entry.split('\t', 2));
    const modeOf = (wanted: string) => entries.find(([, name]) => name === wanted)?.[0] ?? '';
    const link = prefixes.find((prefix) => modeOf(prefix).startsWith('120000'));
    if (link === undefined) return /^100\d{3} blob /.test(modeOf(path)) ? path : undefined;
    const target = (await this.#read(['cat-file', 'blob', `${commit}:${link}`])).toString('utf8');
    const led = posix.isAbsolute(target)
      ? relative(this.top, target).split(sep).join('/')
      : posix.join(posix.dirname(link), target);
    return this.#followed(commit, posix.join(led, path.slice(link.length + 1)), links + 1);
  }

  async #commitOf(ref: string): Promise<string> {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
    const found = await git(this.top, args);
    if (found.exitCode === 0) return withoutLineEnd(found.output);
    const what = ref === 'HEAD' ? 'The repository has no commit.' : `git knows no commit "${ref}".`;
    throw new HarnessError('BAD_USAGE', what, {
      next: 'Name a local branch, tag or commit; `git fetch` brings those of a remote.',
    });
  }

  async #read(args: readonly string[]): Promise<Buffer> {
    const ended: GitResult = await git(this.top, args);
    if (ended.exitCode === 0) return ended.output;
    throw new HarnessError('NO_REPOSITORY', `git ${args[0]} failed: ${ended.complaint}.`, {
      next: 'Fix the repository; `git fsck` may say more.',
    });
  }
}

const withoutLineEnd = (output: Buffer) => output.toString('utf8').replace(/\r?\n$/, '');
