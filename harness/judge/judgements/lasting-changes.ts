import { changesBetween } from '../../model/fingerprint-changes.ts';
import { lastingChangeOf, mayStay } from '../../model/lasting-change.ts';
import { lastingIn, type Plan } from '../../model/scenario.ts';
import type { LastingRecord } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';

/** What an arm has changed as the scenario says: for good, or until the system's reset. */
export function lastingChangesOf(
  { name, before, beforeReset, after }: ArmRecord,
  plan: Plan,
): readonly LastingRecord[] {
  if (!before || !after) return [];
  const lasting = lastingIn(name, plan);
  const left = changesBetween(before.objects, after.objects);
  const found = beforeReset ? changesBetween(before.objects, beforeReset.objects) : [];
  const gone = found.filter(({ object }) => !left.some((one) => one.object === object));
  return [
    ...left.filter(({ object }) => mayStay(object, lasting)),
    ...gone.filter(({ object }) => lastingChangeOf(object, lasting)),
  ].map((change) => ({
    arm: name,
    ...change,
    because: lastingChangeOf(change.object, lasting)?.because ?? '',
    takenBack: gone.includes(change),
  }));
}
