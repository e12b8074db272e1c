import { HarnessError } from '../../errors.ts';
import type { Shard } from '../../gameday/shards.ts';
import type { Plan } from '../../model/scenario.ts';
import { given } from '../given.ts';
import type { Terminal } from '../terminal.ts';

const most = 256;

/** Reads `2/5`, the second of five; BAD_USAGE for anything else. */
export function readShard(text: string): Shard {
  const [, index, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index !== undefined && of !== undefined && 1 <= index && index <= of && of <= most) {
    return { index, of };
  }
  throw new HarnessError(
    'BAD_USAGE',
    `${given('--shard', text)}: expected i/n, such as 1/4 for the first of four parts.`,
    {
      next: `i is from 1 to n, and n is at most ${most}.`,
    },
  );
}

/** Prints what this shard runs, so that the logs of all shards together name every drill. */
export function printShard({ index, of }: Shard, plans: readonly Plan[], { say }: Terminal): void {
  const ids = plans.map(({ scenario }) => scenario.id);
  say(`shard ${index} of ${of}: ${ids.join(', ') || 'no drills left for it'}`);
}
