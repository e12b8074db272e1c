import { execa } from 'execa';
import { HarnessError } from '../errors.ts';

/** Limit of git's output: a list of a million files fits, a repository's history does not. */
const limitBytes = 100 * 1024 * 1024;
const timeoutMs = 60_000;

/** How a git command ended. */
export interface GitResult {
  readonly exitCode: number;
  readonly output: Buffer;
  /** The first line of stderr, without git's own "fatal:" or "error:". */
  readonly complaint: string;
}

/**
 * Runs git in a folder, without a shell, without prompts and without writing to the index.
 * NO_REPOSITORY if git is not installed or does not finish.
 */
export async function git(folder: string, args: readonly string[]): Promise<GitResult> {
  const ended = await execa('git', args, {
    cwd: folder,
    reject: false,
    stdin: 'ignore',
    encoding: 'buffer',
    stripFinalNewline: false,
    maxBuffer: limitBytes,
    timeout: timeoutMs,
    env: { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
  });
  if (ended.exitCode === undefined || ended.isMaxBuffer) {
    const missing = ended.code === 'ENOENT';
    const why = ended.shortMessage ?? 'it was killed';
    const what = missing ? 'git is not installed.' : `git did not finish: ${why}.`;
    throw new HarnessError('NO_REPOSITORY', what, {
      next: missing ? 'Install git.' : 'Run the command by hand to see what it does.',
      cause: ended,
    });
  }
  const [complaint = ''] = Buffer.from(ended.stderr).toString('utf8').split('\n', 1);
  return {
    exitCode: ended.exitCode,
    output: Buffer.from(ended.stdout),
    complaint: complaint.replace(/^(?:fatal|error): /, ''),
  };
}
