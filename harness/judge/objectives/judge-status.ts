import type { DrilledSubject } from '../../model/drilled-subject.ts';
import type { HistoryRow } from '../../model/history.ts';
import type { DrilledProcedure } from '../../model/objective.ts';
import type { Quantile } from '../../model/trial-number.ts';
import { claimed, disproved } from '../trials/quantiles.ts';
import { anyTimeRule } from '../trials/rules.ts';
import { judgeProcedure, type PresentDrill } from './judge-procedure.ts';

/** A procedure of a runbook. */
export interface WrittenProcedure {
  readonly title: string;
  readonly file: string;
  readonly line: number;
}

/** How a procedure stands, drilled or not. */
export interface ProcedureStatus {
  /** Null if no drill rehearses it. */
  readonly drill: string | null;
  readonly title: string;
  readonly file: string;
  /** Null if the repository does not have it, or there is none. */
  readonly line: number | null;
  /** The repository has drills, and this is none of them. */
  readonly isElsewhere: boolean;
  /** Null if it was never drilled. */
  readonly drilled: DrilledProcedure | null;
  /** The last drill of its text, or else of any. */
  readonly last: HistoryRow | null;
  /** The highest quantile that is proven to lie within the stated time. */
  readonly claimed: Quantile | null;
  /** The lowest quantile that is proven to lie beyond it. */
  readonly disproved: Quantile | null;
}

export interface KnownOfProcedures {
  readonly written: readonly WrittenProcedure[];
  readonly present: readonly PresentDrill[];
  readonly subjects: readonly DrilledSubject[];
  /** The last drills of each scenario, the newest first. */
  readonly lastRows: readonly HistoryRow[];
}

/** Every procedure that is written, every drill of it, and every other drill of the history: the least known first. */
export function judgeStatus(
  { written, present, subjects, lastRows }: KnownOfProcedures,
  { nowMs, expiresDays }: { readonly nowMs: number; readonly expiresDays: number },
): readonly ProcedureStatus[] {
  const rehearsed = new Set(
    present.flatMap(({ file, rehearses }) => rehearses.map((line) => `${file}:${line}`)),
  );
  const bare = written
    .filter(({ file, line }) => !rehearsed.has(`${file}:${line}`))
    .map((one) => ({
      ...{ ...one, drill: null, isElsewhere: false },
      ...{ drilled: null, last: null, claimed: null, disproved: null },
    }));
  const today = new Map(present.map((one) => [one.drill, one]));
  const names = new Set([...today.keys(), ...subjects.map(({ drill }) => drill)]);
  const drills = [...names].sort().map((drill): ProcedureStatus => {
    const here = today.get(drill);
    const own = subjects.filter((one) => one.drill === drill);
    const moment = { nowMs, sinceMs: nowMs, expiresDays };
    const drilled = judgeProcedure(own, [], here, moment) ?? null;
    const rows = lastRows.filter((row) => row.drill === drill);
    const text = drilled?.covers.runbook.sha256;
    return {
      drill,
      title: here?.title ?? drilled?.title ?? '',
      file: here?.file ?? drilled?.file ?? '',
      ...{ line: here?.line ?? null, isElsewhere: present.length > 0 && !here, drilled },
      last: rows.find(({ procedure }) => procedure.textSha256 === text) ?? rows[0] ?? null,
      ...claimsOf(drilled),
    };
  });
  return [...bare, ...drills].sort((one, other) => rankOf(one) - rankOf(other));
}

/** The claim that says most, and the refutation that does. */
function claimsOf(
  drilled: DrilledProcedure | null,
): Pick<ProcedureStatus, 'claimed' | 'disproved'> {
  if (!drilled || drilled.rtoMs === null) return { claimed: null, disproved: null };
  const { inTime, late, trials } = drilled.all;
  return {
    claimed: claimed(inTime, trials, anyTimeRule).at(-1) ?? null,
    disproved: disproved(late, trials, anyTimeRule)[0] ?? null,
  };
}

function rankOf({ drill, drilled, last }: ProcedureStatus): number {
  if (drill === null) return 0;
  if (drilled === null) return 1;
  if (drilled.expired !== null) return 2;
  return last?.outcome === 'refuted' ? 3 : 4;
}
