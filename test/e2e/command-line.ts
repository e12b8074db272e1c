import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { execa } from 'execa';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { parseJournal } from '../../harness/journal/journal-lines.ts';
import type { Verdict } from '../../harness/model/verdict.ts';

const bin = resolve('harness/bin.js');
export const givenRunbook = resolve('../shared/runbooks/raibid-ci-operations.md');
export const hasGivenRunbook = existsSync(givenRunbook);

/** Leases and kept clusters of these tests alone: files run side by side, and a user's are not theirs. */
const state = freshFolder('state');
/** Of the runs of these tests, which are no evidence. */
const history = join(state, 'history.db');

/** The command line as a user runs it, as a process of its own; killed at the end of a test at the latest. */
export function firedrill(
  args: readonly string[],
  { timeoutMs = 540_000, ...options }: { cwd?: string; timeoutMs?: number } = {},
) {
  return execa(process.execPath, [bin, ...args], {
    ...options,
    reject: false,
    stdin: 'ignore',
    timeout: timeoutMs,
    env: { NO_COLOR: '1', XDG_STATE_HOME: state, FIREDRILL_HISTORY: history },
  });
}

/** A drill as report.json tells of it. */
export type DrillReport = Verdict & { readonly journalFile: string };

/** What decides about a drill, beside its id. */
export const verdictOf = ({ drill, outcome, dataSafe, clean }: DrillReport) => ({
  drill,
  outcome,
  dataSafe: dataSafe.holds,
  clean: clean.holds,
});

/** The same of a drill that went well. */
export const wentWell = (drill: string) => ({
  drill,
  outcome: 'verified',
  dataSafe: true,
  clean: true,
});

/** Runs drills and returns what the report says of each, with how the process ended. */
export async function runDrills(
  args: readonly string[],
  options: { cwd?: string; timeoutMs?: number } = {},
) {
  const out = freshFolder('out');
  const ended = await firedrill(['run', ...args, '--out', out, '--json'], options);
  const drills: DrillReport[] = ended.stdout ? JSON.parse(ended.stdout).drills : [];
  return { ...ended, out, drills };
}

export function freshFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `firedrill-${name}-`));
}

/** Names of containers and networks that the engine has now, of one cluster and its sidecars. */
export async function inEngine(cluster: string): Promise<readonly string[]> {
  const list = (args: readonly string[]) => execa('docker', args, { timeout: 20_000 });
  const containers = await list(['ps', '--all', '--format', '{{.Names}}']);
  const networks = await list(['network', 'ls', '--format', '{{.Name}}']);
  const names = `${containers.stdout}\n${networks.stdout}`.split('\n');
  return names.filter((name) => name.startsWith(cluster));
}

/** The cluster that a drill's journal tells of. */
export function clusterOf(journalFile: string): string {
  const ready = readJournal(journalFile).find((event) => event.type === 'cluster-ready');
  if (!ready) throw new Error(`${journalFile} tells of no cluster`);
  return ready.cluster;
}

export function readJournal(file: string): readonly JournalEvent[] {
  return parseJournal(readFileSync(file, 'utf8'), file);
}

/** Resolves when a line of standard error includes the text; rejects where the process ends before. */
export function said(child: ReturnType<typeof firedrill>, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      if (seen.includes(text)) resolve();
    });
    child.then(() => reject(new Error(`it ended without "${text}":\n${seen}`)));
  });
}

/** Looks again and again, without a pause that decides anything, until the condition holds. */
export async function until(
  condition: () => Promise<boolean>,
  timeoutMs: number,
): Promise<boolean> {
  const startMs = performance.now();
  while (performance.now() - startMs < timeoutMs) {
    if (await condition()) return true;
    await setTimeout(200);
  }
  return false;
}
