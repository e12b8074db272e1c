import { readFileSync } from 'node:fs';
import { execaSync } from 'execa';
import { HarnessError } from '../errors.ts';

/** Identifies a process by more than its pid, which another process may have by now. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in this system's own format; compared, never parsed. */
  readonly started: string;
}

/** Undefined if no such process is alive; a zombie is not alive. */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = process.platform === 'linux' ? startedByProc(pid) : startedByPs(pid);
  return started === undefined ? undefined : { pid, started };
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  const own = identify(process.pid);
  if (!own) throw new HarnessError('INTERNAL', 'This process cannot find itself.');
  return own;
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.started === identity.started;
}

function startedByProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may contain anything; the state and, 19 fields on, the start follow it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[19] === undefined) return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${fields[19]}`;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function startedByPs(pid: number): string | undefined {
  const { exitCode, stdout } = execaSync('ps', ['-o', 'lstart=,stat=', '-p', String(pid)], {
    reject: false,
    timeout: 5_000,
    env: { LC_ALL: 'C' },
  });
  const [, started, state] = /^\s*(.*\S)\s+(\S+)\s*$/.exec(stdout) ?? [];
  return exitCode === 0 && !state?.startsWith('Z') ? started : undefined;
}

function isGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ESRCH';
}
