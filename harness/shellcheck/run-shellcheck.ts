import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** True if shellcheck is on the PATH; starts no process to find out. */
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
const maxOutputBytes = 64 * 1024 * 1024;
// Without the user's own settings, so that the findings are the same on every machine.
const args = ['--norc', '--format=json1', '--shell=bash', '-'];

export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  /** 0: no comments; 1: comments; anything else: shellcheck could not read the script, or did not run. */
  readonly exitCode: number;
  /** The limit that it exceeded; undefined if it ended in time. */
  readonly tooLongMs?: number;
}

/**
 * Runs shellcheck on one script. Plain `execFile` is enough: shellcheck starts no child processes that
 * would have to be stopped, and loading execa takes longer than checking a runbook.
 */
export function runShellcheck(script: string): Promise<Answer> {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', SHELLCHECK_OPTS: '' };
  return new Promise((resolve) => {
    const options = { env, timeout: timeoutMs, maxBuffer: maxOutputBytes };
    const child = execFile('shellcheck', args, options, (error, stdout, stderr) => {
      if (error === null) return resolve({ stdout, stderr, exitCode: 0 });
      // A code that is a string: the program does not exist, or its output is too long.
      if (typeof error.code === 'string') {
        return resolve({ stdout, stderr: error.message, exitCode: 127 });
      }
      const tooLong = error.killed ? { tooLongMs: timeoutMs } : {};
      resolve({ stdout, stderr, exitCode: error.code ?? 127, ...tooLong });
    });
    // If shellcheck ends before it has read everything, its exit code and stderr say why.
    child.stdin?.on('error', () => {});
    child.stdin?.end(script);
  });
}
