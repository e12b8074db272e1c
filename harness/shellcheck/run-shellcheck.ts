import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether shellcheck is on the PATH; nothing is started to find out. */
export function hasShellcheck(): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const name = process.platform === 'win32' ? 'shellcheck.exe' : 'shellcheck';
  return folders.some((folder) => folder !== '' && isProgram(join(folder, name)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const timeoutMs = 10_000;
const mostOutput = 64 * 1024 * 1024;
// Without the user's own settings, so that it says the same on every machine.
const args = ['--norc', '--format=json1', '--shell=bash', '-'];

export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  /** 0: nothing to say; 1: comments; anything else: it could not read the script, or did not run. */
  readonly exitCode: number;
  /** Undefined where it ended in time. */
  readonly tooLongMs?: number;
}

/**
 * Gives shellcheck one script. By Node's own means: it starts no process of its own that would have to
 * be ended with it, and what runs other commands takes longer to load than a runbook to check.
 */
export function runShellcheck(script: string): Promise<Answer> {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', SHELLCHECK_OPTS: '' };
  return new Promise((resolve) => {
    const options = { env, timeout: timeoutMs, maxBuffer: mostOutput };
    const child = execFile('shellcheck', args, options, (error, stdout, stderr) => {
      if (error === null) return resolve({ stdout, stderr, exitCode: 0 });
      // A text: there is no such program, or it said more than fits.
      if (typeof error.code === 'string') {
        return resolve({ stdout, stderr: error.message, exitCode: 127 });
      }
      const tooLong = error.killed ? { tooLongMs: timeoutMs } : {};
      resolve({ stdout, stderr, exitCode: error.code ?? 127, ...tooLong });
    });
    // One that ends before it has read everything says why itself.
    child.stdin?.on('error', () => {});
    child.stdin?.end(script);
  });
}
