import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import type { JournalEvent } from '../../harness/model/journal.ts';
import type { Verdict } from '../../harness/model/verdict.ts';

const bin = resolve('harness/bin.js');
export const givenRunbook = resolve('../shared/runbooks/raibid-ci-operations.md');
export const hasGivenRunbook = existsSync(givenRunbook);

/** The command line as a user runs it, as a process of its own; killed at the end of a test at the latest. */
export function firedrill(args: readonly string[], options: { cwd?: string } = {}) {
  return execa(process.execPath, [bin, ...args], {
    ...options,
    reject: false,
    stdin: 'ignore',
    timeout: 540_000,
    env: { NO_COLOR: '1' },
  });
}

export interface DrillReport {
  readonly verdict: Verdict;
  readonly events: readonly JournalEvent[];
}

/** Runs drills and returns what the report says of each, with how the process ended. */
export async function runDrills(args: readonly string[], options: { cwd?: string } = {}) {
  const out = freshFolder('out');
  const ended = await firedrill(['run', ...args, '--out', out, '--json'], options);
  const drills: DrillReport[] = ended.stdout ? JSON.parse(ended.stdout).drills : [];
  return { ...ended, out, drills };
}

export function freshFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `firedrill-${name}-`));
}

/** Names of containers and networks of Firedrill's that the engine has now. */
export async function inEngine(): Promise<readonly string[]> {
  const containers = await execa('docker', ['ps', '-a', '--format', '{{.Names}}'], { timeout: 20_000 });
  const networks = await execa('docker', ['network', 'ls', '--format', '{{.Name}}'], { timeout: 20_000 });
  return `${containers.stdout}\n${networks.stdout}`.split('\n').filter((name) => name.startsWith('firedrill'));
}
