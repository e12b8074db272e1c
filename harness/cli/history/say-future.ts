import { futureDrills } from '../../history/future-drills.ts';
import type { History } from '../../history/open-history.ts';
import type { Terminal } from '../terminal.ts';

/** Says which drills are dated in the future: no report counts them. */
export async function sayFuture(
  history: History,
  nowMs: number,
  { say }: Pick<Terminal, 'say'>,
): Promise<void> {
  for (const { drill, count, lastMs } of await futureDrills(history, nowMs)) {
    const day = new Date(lastMs).toISOString().slice(0, 10);
    const are =
      count === 1
        ? `1 drill of ${drill} is dated in the future (${day}) and does not count.`
        : `${count} drills of ${drill} are dated in the future (until ${day}) and do not count.`;
    say(`${are} The clock of its machine may have been wrong.`);
  }
}
