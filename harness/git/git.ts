import { execa } from 'execa';
import { HarnessError } from '../errors.ts';

/** Of what git prints: a list of a million files fits, a repository's history does not. */
const limitBytes = 100 * 1024 * 1024;
const timeoutMs = 60_000;

/** How a git command ended. */
export interface GitResult {
  readonly exitCode: number;
  readonly output: Buffer;
  /** The first line that it complained with, without git's own "fatal:". */
  readonly complaint: string;
}

/**
 * Runs git in a folder, without a shell, without asking anybody and without writing to the index.
 * NO_REPOSITORY where there is no git, or where it does not come to an end.
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
    const why = missing ? 'there is no git here' : (ended.shortMessage ?? 'it was ended');
    throw new HarnessError('NO_REPOSITORY', `git cannot be asked: ${why}.`, {
      next: missing ? 'Install git.' : 'Run it by hand to see what it does.',
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
