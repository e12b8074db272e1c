import { percent, seconds, stated } from '../../model/figures.ts';
import type {
  DrilledProcedure,
  Objective,
  ObjectiveStatus,
  ObjectiveVerdict,
  Shift,
} from '../../model/objective.ts';
import { coveredText } from '../trials/limits.ts';
import { quantilesText } from '../trials/trial-words.ts';
import { creditText, outcomesText } from './drill-words.ts';

// The words of every report on objectives, so that all reports use the same ones.

export const statusWords: Readonly<Record<ObjectiveStatus, { word: string; sign: string }>> = {
  met: { word: 'Met', sign: '✔' },
  missed: { word: 'Missed', sign: '✖' },
  'insufficient data': { word: 'Insufficient data', sign: '?' },
  expired: { word: 'Expired', sign: '?' },
};

interface ObjectiveRow {
  readonly name: string;
  readonly text: string;
}

/** `95 % of the drills of shop/cart-hangs in time, over 28 days`. */
export function objectiveText(objective: Objective): string {
  const { window } = objective;
  const over =
    window === 'month' ? 'this month' : window.days === 1 ? '1 day' : `${window.days} days`;
  return `${percent(objective.target)} of ${aboutText(objective)} in time, over ${over}`;
}

function aboutText({ drill, runbook, procedure }: Objective): string {
  const of = [
    ...(drill === undefined ? [] : [drill]),
    ...(procedure === undefined ? [] : [`“${procedure}”`]),
    ...(runbook === undefined ? [] : [runbook]),
  ];
  return of.length === 0 ? 'all drills' : `the drills of ${of.join(', ')}`;
}

/** The rows of every report on an objective, in order. */
export function objectiveRows(verdict: ObjectiveVerdict): readonly ObjectiveRow[] {
  const { procedures, undrilled } = verdict;
  const expired = procedures.filter((one) => one.expired !== null);
  return [
    { name: 'in time', text: inTimeText(verdict) },
    ...(verdict.window.trials > 0 ? [{ name: 'budget', text: budgetText(verdict) }] : []),
    { name: 'claim', text: claimText(verdict) },
    ...drillRows(verdict),
    ...expired.map(({ drill, expired: why }) => ({ name: 'expired', text: `${drill}: ${why}.` })),
    ...(undrilled.length > 0
      ? [{ name: 'undrilled', text: `${undrilled.join(', ')}: not in this history.` }]
      : []),
  ];
}

/** Of all drills, those of the window and those before. */
function drillRows({ allDrills }: Pick<DrilledProcedure, 'allDrills'>): readonly ObjectiveRow[] {
  const credit = creditText(allDrills);
  const text = credit === undefined ? '' : `; ${credit}`;
  return [{ name: 'ended', text: `Ever, ${outcomesText(allDrills)}${text}.` }];
}

function inTimeText({ window, share, sinceMs }: ObjectiveVerdict): string {
  const since = `since ${day(sinceMs)}`;
  const { trials, inTime, late } = window;
  if (trials === 0 || share === null) return `No trial ${since}.`;
  const undecided = trials - inTime - late;
  const open = undecided > 0 ? `, ${undecided} undecided (counted as late here)` : '';
  return `${inTime} of ${trials} ${since}: ${percent(inTime / trials)}${open}. Of all drills, ${percent(share.least)} to ${percent(share.most)} (exact binomial interval, 95 % confidence, of this window alone).`;
}

/** With few drills a rate of burning would be made up: one late drill more or less changes it by much. */
function budgetText({ window, budget, objective }: ObjectiveVerdict): string {
  const { trials, inTime } = window;
  const late = trials - inTime;
  const drills = trials === 1 ? '1 drill' : `${trials} drills`;
  const allowed = `${drills} at ${percent(objective.target)} ${trials === 1 ? 'allows' : 'allow'} ${budget} late`;
  const left = late > budget ? 'more than that' : `${budget - late} left`;
  return `${allowed}; ${late} ${late === 1 ? 'was' : 'were'}, ${left}. One late drill is ${percent(1 / trials)}.`;
}

function claimText(verdict: ObjectiveVerdict): string {
  const { objective, window, all, proven, disproved, needed, procedures } = verdict;
  const wanted = `${percent(objective.target)} of these drills`;
  const timed = procedures.filter(({ rtoMs }) => rtoMs !== null);
  if (procedures.length > 0 && timed.length === 0) return 'No claim: no time is stated.';
  if (disproved) {
    return `At 95 % confidence, fewer than ${wanted} are in time in this window: ${window.late} of ${window.trials} were late.`;
  }
  const since =
    timed.length === 0 ? '' : ` since ${day(Math.min(...timed.map((one) => one.all.sinceMs)))}`;
  const counted = `${all.inTime} of ${all.trials} ${all.trials === 1 ? 'trial' : 'trials'} of the same texts and systems ${all.inTime === 1 ? 'was' : 'were'} in time${since}`;
  if (proven)
    return `At 95 % confidence, more than ${wanted} are in time: ${counted}. This holds however often somebody looks.`;
  const more =
    needed === null
      ? 'It takes more than 2,000 more, all in time.'
      : procedures.some(({ isChanged }) => isChanged)
        ? `After a change the count begins anew: it takes ${needed} more, all in time.`
        : `It takes ${needed} more, all in time.`;
  if (all.trials === 0) {
    return `No claim: there is no trial yet. It takes ${needed ?? 'more than 2,000'}, all in time.`;
  }
  return `No claim that more than ${wanted} are in time: ${counted}. ${more}${missText(verdict)}`;
}

/** Where more were late than may be: why that is no miss yet. */
function missText({ window, budget, lateToMiss }: ObjectiveVerdict): string {
  if (window.trials - window.inTime <= budget) return '';
  const { trials, late } = window;
  if (lateToMiss === null) return ' Too few trials are in this window to prove that fewer are.';
  return ` That fewer are is not proven either: it takes ${lateToMiss} late of ${trials}, and ${late} ${late === 1 ? 'was' : 'were'}.`;
}

/** The rows of one procedure of an objective. */
export function procedureRows(one: DrilledProcedure): readonly ObjectiveRow[] {
  const { rtoMs, window, all, others, times, covers } = one;
  const within =
    rtoMs === null
      ? 'no time is stated'
      : `within ${stated(rtoMs)}: ${window.inTime} of ${window.trials}`;
  const elsewhere =
    others > 0 ? `; ${others} more with another text, time or system, which no claim is about` : '';
  const ever =
    all.trials > window.trials ? `; ${all.inTime} of ${all.trials} since ${day(all.sinceMs)}` : '';
  return [
    { name: 'trials', text: `${within}${ever}${elsewhere}.` },
    ...drillRows(one),
    ...(times.length > 0
      ? [
          {
            name: 'times',
            text: `${quantilesText(times)}; of this window, each bound at 95 % confidence.`,
          },
        ]
      : []),
    ...one.shifts.map((shift) => ({ name: 'shift', text: shiftText(shift) })),
    { name: 'covers', text: coveredText(covers) },
  ];
}

function shiftText({ startedMs, run, commit, commitBefore, ...shift }: Shift): string {
  const { beforeMs, afterMs, p, differs } = shift;
  const slower = afterMs > beforeMs ? 'slower' : 'faster';
  const commits =
    commit === null || commitBefore === null
      ? ''
      : `, commit ${shortCommit(commit)} after ${shortCommit(commitBefore)}`;
  const what =
    differs.length === 0
      ? 'nothing that is recorded differs'
      : `what differs: ${differs.join(', ')}`;
  return `${slower} since ${day(startedMs)} (run ${run}${commits}): the median is ${seconds(afterMs)}, and was ${seconds(beforeMs)}; ${what} (advisory, p = ${p.toFixed(3)}).`;
}

const shortCommit = (commit: string) => commit.replace(/^([0-9a-f]{12})[0-9a-f]*/, '$1');

export const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
