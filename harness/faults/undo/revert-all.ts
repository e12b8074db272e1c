import { setTimeout } from 'node:timers/promises';
import { type Clock, systemClock } from '../../clock.ts';
import { isAlive, type ProcessIdentity } from '../../io/process-identity.ts';
import { defaultRunsFolder, leaseFileOf, listLeases, removeLease } from './lease-file.ts';
import { readLease } from './read-lease.ts';
import { undoAll } from './undo-all.ts';

export interface RevertReport {
  readonly undone: readonly string[];
  readonly failed: readonly string[];
  /** Runs that were left alone because their harness is alive. */
  readonly live: readonly string[];
}

export interface RevertOptions {
  readonly runsFolder?: string;
  readonly patienceMs?: number;
  /** How long a working watchdog has to finish before it counts as stuck. */
  readonly watchdogMs?: number;
  readonly clock?: Clock;
}

/** Undoes what earlier runs left, from their leases. Safe to repeat. */
export async function revertAll(options: RevertOptions = {}): Promise<RevertReport> {
  const runsFolder = options.runsFolder ?? defaultRunsFolder;
  const report = { undone: [] as string[], failed: [] as string[], live: [] as string[] };
  for (const run of listLeases(runsFolder)) {
    const file = leaseFileOf(runsFolder, run);
    try {
      await revertRun(run, file, options, report);
    } catch (error) {
      report.failed.push(`run ${run}: ${file} cannot be read: ${String(error)}`);
    }
  }
  return report;
}

async function revertRun(
  run: string,
  file: string,
  options: RevertOptions,
  report: { undone: string[]; failed: string[]; live: string[] },
): Promise<void> {
  const { harness, watchdog, held } = readLease(file);
  if (isAlive(harness)) {
    report.live.push(`run ${run} (pid ${harness.pid})`);
    return;
  }
  await awaitWatchdog(watchdog, options);
  const actions = held.flatMap(({ undo }) => undo);
  const failures = await undoAll(actions, { patienceMs: options.patienceMs ?? 20_000 });
  const failed = new Set(failures.map(({ action }) => action));
  for (const action of actions) {
    if (!failed.has(action)) report.undone.push(`run ${run}: ${action.describes}`);
  }
  for (const { action, why } of failures) {
    report.failed.push(`run ${run}: ${action.describes}: ${why}`);
  }
  if (failures.length === 0) removeLease(file, true);
}

/** Waits for a working watchdog, and kills a stuck one, so that two never undo at once. */
async function awaitWatchdog(watchdog: ProcessIdentity, options: RevertOptions): Promise<void> {
  const clock = options.clock ?? systemClock;
  const untilMs = clock.nowMs() + (options.watchdogMs ?? 30_000);
  // The watchdog is not a child of this process, so nothing signals its end.
  while (isAlive(watchdog) && clock.nowMs() < untilMs) await setTimeout(200);
  if (isAlive(watchdog)) process.kill(watchdog.pid, 'SIGKILL');
}
