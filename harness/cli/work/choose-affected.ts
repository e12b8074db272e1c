import type { HarnessError } from '../../errors.ts';
import type { Plan } from '../../model/scenario.ts';
import type { Affected } from '../edits/affected-drills.ts';
import { findAffected } from '../edits/find-affected.ts';
import { isPlan, type PlannedEdit, planEdit } from '../edits/plan-edits.ts';
import { armsOf, type Choice, inShard, partsOf, planDrills } from './choose.ts';

export interface AffectedChoice extends Pick<Choice, 'runbook' | 'arms' | 'shard'> {
  readonly base: string;
  /** A folder of the repository; default: the working directory. */
  readonly folder?: string;
  /** Drill the old and the new text of each changed procedure. */
  readonly ab: boolean;
}

/** The work of a run. */
export interface Work {
  /** All drills to run, including those of `edits`; the old text of a pair goes first. */
  readonly plans: readonly Plan[];
  /** Pairs of old and new text; empty if no edit is compared. */
  readonly edits: readonly PlannedEdit[];
  /** Where Firedrill itself failed on the way: what is done is not all that should be. */
  readonly failures?: readonly HarnessError[];
}

/** The changes of an edit, and the drills that it affects. */
export interface AffectedWork extends Work {
  readonly affected: Affected;
}

/** Like `choosePlans`, for the drills that an edit affects. */
export async function chooseAffected(
  names: readonly string[],
  { base, folder, ab, runbook, arms, shard }: AffectedChoice,
): Promise<AffectedWork> {
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
  return { affected, plans: [...both, ...plans], edits, failures: affected.failures };
}
