import { type Origin, originOf } from '../../gameday/origin.ts';
import type { Plan } from '../../model/scenario.ts';
import { plansOf } from '../edits/plan-edits.ts';
import type { Work } from './choose-affected.ts';

/** What each drill starts from; the trials of a drill have it in common. */
export async function originsOf({ plans, edits }: Work): Promise<ReadonlyMap<Plan, Origin>> {
  const oldTexts = new Map(
    edits.flatMap((edit) => plansOf(edit, 'old').map((plan) => [plan, edit.base.commit] as const)),
  );
  const known = new Map<string, Promise<Origin>>();
  const origins = plans.map(async (plan): Promise<readonly [Plan, Origin]> => {
    const key = JSON.stringify([plan.runbook.file, plan.system.folder, plan.scenario.parts]);
    const found = known.get(key) ?? originOf(plan);
    known.set(key, found);
    const commit = oldTexts.get(plan);
    return [plan, { ...(await found), ...(commit !== undefined && { commit }) }];
  });
  return new Map(await Promise.all(origins));
}
