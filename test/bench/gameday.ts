import { systemClock } from '../../harness/clock.ts';
import { type DrillReport, firedrill, freshFolder, readJournal } from '../e2e/command-line.ts';
import { drilledIn } from './drill-cost.ts';
import { watchMemory } from './memory.ts';

const timeoutMs = 3_600_000;

export interface GamedayCost {
  readonly wallSeconds: number;
  /** Cluster and system from nothing to ready, of each lane: the first drill of a lane waits for it. */
  readonly startSeconds: readonly number[];
  /** Sum over all arms of all drills: broken, or watched for being well. */
  readonly watchedSeconds: number;
  /** The harness and all containers together, at their most. */
  readonly peakMb: number;
  readonly outcomes: readonly string[];
}

/** Holds a whole game day as a user does, and tells what it cost beside what it was for. */
export async function benchGameday(target: string, lanes: number): Promise<GamedayCost> {
  const out = freshFolder('gameday');
  const startMs = systemClock.nowMs();
  const args = ['run', target, '--lanes', String(lanes), '--out', out, '--json'];
  const child = firedrill(args, { timeoutMs });
  const memory = watchMemory(child.pid ?? 0);
  const { stdout, stderr } = await child;
  const wallSeconds = (systemClock.nowMs() - startMs) / 1000;
  const { totalMb } = await memory.stop();
  const drills: readonly DrillReport[] = stdout ? JSON.parse(stdout).drills : [];
  if (drills.length === 0) throw new Error(`${target}:\n${stderr}`);
  const journals = drills.map(({ journalFile }) => readJournal(journalFile));
  const starts = journals.map(
    (events) => events.find(({ type }) => type === 'system-ready')?.atMs ?? 0,
  );
  const watchedMs = drills.flatMap(({ arms }, index) =>
    arms
      .filter(({ injectedMs }) => injectedMs !== null)
      .map(({ arm }) => drilledIn(journals[index] ?? [], arm)),
  );
  return {
    wallSeconds,
    startSeconds: starts
      .sort((one, other) => other - one)
      .slice(0, lanes)
      .map((ms) => ms / 1000),
    watchedSeconds: watchedMs.reduce((sum, ms) => sum + ms, 0) / 1000,
    peakMb: totalMb,
    outcomes: drills.map(({ drill, outcome, credit }) => `${drill}: ${outcome}, ${credit}`),
  };
}
