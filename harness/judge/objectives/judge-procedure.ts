import type { DrilledSubject } from '../../model/drilled-subject.ts';
import { unitMs } from '../../model/duration.ts';
import type { HistoryRow } from '../../model/history.ts';
import type { DrilledProcedure, TrialCounts } from '../../model/objective.ts';
import type { Covered } from '../../model/trials.ts';
import type { TrialTime } from '../../model/verdict.ts';
import { listed, shortHash } from '../trials/covered.ts';
import { anyTimeRule } from '../trials/rules.ts';
import { figuresOf, trialWith } from '../trials/trial.ts';
import { drillCounts, sumOfDrills } from './drill-counts.ts';
import { shiftsOf } from './shifts.ts';

/** A drill as the repository has it today. */
export interface PresentDrill {
  readonly drill: string;
  readonly title: string;
  readonly file: string;
  /** Null if it cannot be planned. */
  readonly line: number | null;
  /** The lines of all procedures that it takes steps from: its preparation is one as well. */
  readonly rehearses: readonly number[];
  readonly contentSha256: string;
  readonly textSha256: string;
  /** One for each set of parts that the system may run with: a run needs those of its drills. Empty: unknown. */
  readonly systemSha256s: readonly string[];
  readonly rtoMs: number | null;
  /** Why it can no longer be planned; then its hashes and time are unknown. Null if it can. */
  readonly unplanned: string | null;
}

export interface Moment {
  readonly nowMs: number;
  readonly sinceMs: number;
  readonly expiresDays: number;
}

/** What the drills of one scenario come to: those of its last text and system alone. Undefined without any. */
export function judgeProcedure(
  subjects: readonly DrilledSubject[],
  rows: readonly HistoryRow[],
  here: PresentDrill | undefined,
  moment: Moment,
): DrilledProcedure | undefined {
  const unplanned = here?.unplanned ?? null;
  const present = unplanned === null ? here : undefined;
  const newest = subjects.toSorted((one, other) => other.lastMs - one.lastMs);
  const last = newest.find((one) => present && differences(one, present).length === 0) ?? newest[0];
  if (!last) return undefined;
  const isSame = (subjectSha256: string, systemSha256: string | null) =>
    subjectSha256 === last.subjectSha256 && isSameSystem(systemSha256, last, present);
  const same = subjects.filter((one) => isSame(one.subjectSha256, one.systemSha256));
  const inWindow = rows.filter(({ startedMs }) => startedMs >= moment.sinceMs);
  const ofLast = inWindow.filter((row) => isSame(row.procedure.subjectSha256, row.system.sha256));
  const claimed = new Set(ofLast);
  const trials = ofLast.flatMap(trialOfRow);
  const changed = present ? differences(last, present) : [];
  const concluded = same.flatMap(({ concludedMs }) => concludedMs ?? []);
  const concludedMs = concluded.length > 0 ? Math.max(...concluded) : null;
  return {
    ...{ drill: last.drill, title: last.title, file: last.file, rtoMs: last.rtoMs },
    covers: coveredBy(same, last),
    window: countsOf(trials),
    windowDrills: drillCounts(ofLast),
    allDrills: sumOfDrills(same),
    all: { ...sum(same), sinceMs: Math.min(...same.map(({ firstMs }) => firstMs)) },
    others: inWindow.length - ofLast.length,
    concludedMs,
    expired:
      unplanned === null
        ? expiredBecause(concludedMs, changed, moment)
        : `it cannot be planned: ${unplanned}`,
    isChanged: changed.length > 0,
    times: figuresOf(trials, anyTimeRule),
    trials: inWindow.flatMap((row) =>
      trialOfRow(row).map(({ ms, censored, inTime }) => ({
        ...{ startedMs: row.startedMs, ms, censored, inTime, isClaimed: claimed.has(row) },
      })),
    ),
    edits: inWindow
      .filter(({ procedure: { textSha256 } }, index) => {
        const before = inWindow[index - 1];
        return before !== undefined && before.procedure.textSha256 !== textSha256;
      })
      .map(({ startedMs, commit }) => ({ startedMs, commit })),
    shifts: shiftsOf(inWindow),
  };
}

/** What is another than when it was drilled; what a journal did not record is not compared. */
function differences(drilled: DrilledSubject, present: PresentDrill): readonly string[] {
  const [system, today] = [drilled.systemSha256, present.systemSha256s];
  // Another version of Firedrill may read the same text otherwise.
  const isSameText =
    drilled.contentSha256 === present.contentSha256 || drilled.textSha256 === present.textSha256;
  const isOther = system !== null && today.length > 0 && !today.includes(system);
  return [
    ...(isSameText ? [] : ['the procedure']),
    ...(drilled.rtoMs === present.rtoMs ? [] : ['the stated time']),
    ...(isOther ? ['the system'] : []),
  ];
}

function expiredBecause(
  concludedMs: number | null,
  changed: readonly string[],
  { nowMs, expiresDays }: Moment,
): string | null {
  if (changed.length > 0) {
    return `${changed.join(' and ')} changed since the last drill`;
  }
  if (concludedMs === null) return 'no drill was conclusive';
  const days = Math.floor((nowMs - concludedMs) / unitMs.d);
  return days >= expiresDays
    ? `no conclusive drill for ${days} ${days === 1 ? 'day' : 'days'}`
    : null;
}

/** The same but for parts that other drills of a run needed. */
function isSameSystem(
  systemSha256: string | null,
  last: DrilledSubject,
  present: PresentDrill | undefined,
): boolean {
  if (systemSha256 === last.systemSha256) return true;
  const today: readonly (string | null)[] = present?.systemSha256s ?? [];
  return today.includes(systemSha256) && today.includes(last.systemSha256);
}

/** The row of a trial as the trial; no time was measured where no probe failed. */
function trialOfRow({ recovery, runbook }: HistoryRow): readonly TrialTime[] {
  if (!recovery || !runbook?.outage) return [];
  return [trialWith(runbook.outage, runbook.censored, recovery.inTime)];
}

const countsOf = (trials: readonly TrialTime[]): TrialCounts => ({
  trials: trials.length,
  inTime: trials.filter(({ inTime }) => inTime === true).length,
  late: trials.filter(({ inTime }) => inTime === false).length,
});

export const sum = (counts: readonly TrialCounts[]): TrialCounts => ({
  trials: counts.reduce((all, { trials }) => all + trials, 0),
  inTime: counts.reduce((all, { inTime }) => all + inTime, 0),
  late: counts.reduce((all, { late }) => all + late, 0),
});

function coveredBy(same: readonly DrilledSubject[], subject: DrilledSubject): Covered {
  const { fault, system, systemSha256, file, textSha256 } = subject;
  const distinct = (textOf: (one: DrilledSubject) => string) =>
    [...new Set(same.filter(({ trials }) => trials > 0).map(textOf))].sort();
  return {
    fault,
    system: systemSha256 === null ? system : `${system} (${systemSha256.slice(0, 12)})`,
    runbook: { file, sha256: textSha256 },
    images: distinct(({ images }) => shortHash(images)),
    versions: distinct(({ versions }) => listed(versions)),
    machines: distinct(({ machine }) => listed(machine)),
  };
}
