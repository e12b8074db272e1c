import { readFileSync } from 'node:fs';
import { systemClock } from '../../harness/clock.ts';
import { createCluster } from '../../harness/cluster/create-cluster.ts';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { clusterUndo } from '../../harness/cluster/removal.ts';
import { openLease } from '../../harness/faults/lease.ts';
import { newRun } from '../../harness/gameday/run-id.ts';
import type { JournalEvent } from '../../harness/model/journal.ts';
import { clusterOf, firedrill, freshFolder, readJournal } from '../e2e/command-line.ts';
import { watchMemory } from './memory.ts';

const systemPods = [
  { kind: 'Deployment', namespace: 'kube-system', name: 'coredns' },
  { kind: 'DaemonSet', namespace: 'kube-system', name: 'kube-proxy' },
] as const;

/** Seconds until a bare cluster of the same image has its system pods ready, from nothing. */
export async function benchBareCluster(): Promise<number> {
  const run = newRun();
  const [node] = await ensureImages(['node']);
  const lease = await openLease(run);
  try {
    await lease.hold(clusterUndo(run));
    const startMs = systemClock.nowMs();
    const cluster = await createCluster({ run, nodeImage: node?.reference ?? '' });
    await cluster.waitReady(systemPods, 120_000);
    const tookMs = systemClock.nowMs() - startMs;
    await cluster.close();
    return tookMs / 1000;
  } finally {
    await lease.close();
  }
}

export interface DrillCost {
  /** The whole process, from its start to its exit. */
  readonly wallSeconds: number;
  /** Sum over the arms: how long the system was broken. */
  readonly outageSeconds: number;
  /** Sum over the arms: from the injection to the end of the N passes, or of the watch. */
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
    ...peak(clusterOf(drill.journalFile)),
  };
}

function drilledIn(events: readonly JournalEvent[], arm: string): number {
  const own = events.filter((event) => 'arm' in event && event.arm === arm);
  const injected = own.find((event) => event.type === 'fault-injected');
  const ended = own.find((event) => event.type === 'seen-stable' || event.type === 'gave-up');
  if (injected?.type !== 'fault-injected' || !ended) throw new Error(`${arm} did not end`);
  return ended.atMs - injected.startedMs;
}

/** Total memory of this machine in MB, for the heading. */
export function machine(): string {
  const model = /^model name\s*:\s*(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1];
  return model ?? 'unknown processor';
}
