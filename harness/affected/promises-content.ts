import type { Runbook } from '../model/runbook.ts';
import type { Scenario } from '../model/scenario.ts';
import type { System } from '../model/system.ts';
import { linesThatSay } from '../scenario/lines-that-say.ts';

/** The promises to users that a drill watches and this page makes, without their places. */
export function promisesContent(
  { promises, traffic }: Scenario,
  { drills }: Pick<System, 'drills'>,
  runbook: Pick<Runbook, 'file' | 'text'>,
): string {
  const shared = drills?.promises.filter(({ probe }) => traffic.includes(probe)) ?? [];
  const made = (promises ?? shared).filter(({ says }) => linesThatSay(says, runbook).length === 1);
  return JSON.stringify(made);
}
