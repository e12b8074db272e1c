import type { Plan } from '../../model/scenario.ts';
import { armsOf, type Choice, inShard, partsOf, planDrills } from '../choose.ts';
import type { Affected } from './affected.ts';
import { findAffected } from './find-affected.ts';
import { isPlan, type PlannedEdit, planEdit } from './plan-edits.ts';

export interface AffectedChoice extends Pick<Choice, 'runbook' | 'arms' | 'shard'> {
  readonly base: string;
  /** A folder of the repository; the working directory unless said. */
  readonly folder?: string;
  /** Drill both texts of what the edit changed. */
  readonly ab: boolean;
}

/** Drills that an edit affects: each as any run does it, and the pairs of both texts. */
export interface AffectedPlans {
  readonly affected: Affected;
  /** All that is to be drilled, the texts of `edits` among them; the old one of a pair goes first. */
  readonly plans: readonly Plan[];
  readonly edits: readonly PlannedEdit[];
}

/** As `choosePlans`, of what an edit affects. */
export async function chooseAffected(
  names: readonly string[],
  { base, folder, ab, runbook, arms, shard }: AffectedChoice,
): Promise<AffectedPlans> {
  const chosen = arms === undefined ? undefined : armsOf(arms);
  const affected = await findAffected(names, {
    base,
    runbook,
    ...(folder !== undefined && { folder }),
  });
  const drills = await inShard(affected.drills, shard, ({ source }) => source);
  const sources = drills.map(({ source }) => source);
  const pairs = drills.filter(({ changes }) => ab && changes.length > 0);
  const others = drills.filter((drill) => !pairs.includes(drill)).map(({ source }) => source);
  const otherText = runbook !== undefined;
  const edits = pairs.map((drill) =>
    planEdit(drill, affected.base, {
      parts: partsOf(drill.source.system, sources),
      arms: chosen,
      otherText,
    }),
  );
  const plans = planDrills(others, sources, { otherText, arms: chosen });
  const both = edits.flatMap(({ old, edited }) => [old, edited].filter(isPlan));
  return { affected, plans: [...both, ...plans], edits };
}
