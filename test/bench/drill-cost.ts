import { readFileSync } from 'node:fs';
import { systemClock } from '../../harness/clock.ts';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { clusterOf, firedrill, freshFolder, readJournal } from '../e2e/command-line.ts';
import { watchMemory } from './memory.ts';

export interface DrillCost {
  /** The whole process, from its start to its exit. */
  readonly wallSeconds: number;
  /** Sum over the arms: how long the system was broken. */
  readonly outageSeconds: number;
  /** Sum over the arms: from the injection to the end of the watch, and the N passes before and after it. */
  readonly drilledSeconds: number;
  readonly harnessMb: number;
  readonly containersMb: number;
}

/** Runs one drill as a user does, and tells what it cost beside what it was for. */
export async function benchDrill(args: readonly string[]): Promise<DrillCost> {
  const out = freshFolder('bench');
  const startMs = systemClock.nowMs();
  const child = firedrill(['run', ...args, '--out', out, '--json']);
  const memory = watchMemory(child.pid ?? 0);
  const { stdout, stderr } = await child;
  const wallSeconds = (systemClock.nowMs() - startMs) / 1000;
  const peak = await memory.stop();
  const [drill] = JSON.parse(stdout || '{"drills":[]}').drills;
  if (drill?.outcome !== 'verified') throw new Error(`${args.join(' ')}:\n${stderr}`);
  const events = readJournal(drill.journalFile);
  const outages: readonly { outage: { ms: number; minMs: number }; censored: boolean }[] =
    drill.arms;
  const outageMs = outages.reduce(
    (sum, { outage, censored }) => sum + (censored ? outage.minMs : outage.ms),
    0,
  );
  const drilledMs = drill.arms
    .map(({ arm }: { arm: string }) => drilledIn(events, arm))
    .reduce((sum: number, ms: number) => sum + ms, 0);
  return {
    wallSeconds,
    outageSeconds: outageMs / 1000,
    drilledSeconds: drilledMs / 1000,
    ...peak.of(clusterOf(drill.journalFile)),
  };
}

/** How long, in milliseconds, an arm's system was broken or watched for being well. */
export function drilledIn(events: readonly JournalEvent[], arm: string): number {
  const own = events.filter((event) => 'arm' in event && event.arm === arm);
  const started = own.find((event) => event.type === 'arm-started');
  const steady = own.find((event) => event.type === 'steady-state');
  const injected = own.find((event) => event.type === 'fault-injected');
  const ended = own.find((event) => event.type === 'seen-stable' || event.type === 'gave-up');
  const reverted = own.find((event) => event.type === 'reverted');
  const asBefore = own.findLast((event) => event.type === 'fingerprint');
  if (
    injected?.type !== 'fault-injected' ||
    !ended ||
    !started ||
    !steady ||
    !reverted ||
    !asBefore
  ) {
    throw new Error(`${arm} did not end`);
  }
  const passesMs = steady.atMs - started.atMs + asBefore.atMs - reverted.atMs;
  return passesMs + ended.atMs - injected.startedMs;
}

/** Total memory of this machine in MB, for the heading. */
export function machine(): string {
  const model = /^model name\s*:\s*(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1];
  return model ?? 'unknown processor';
}
