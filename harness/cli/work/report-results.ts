import type { ExitCode } from '../../errors.ts';
import type { DrillOutcome } from '../../gameday/gameday.ts';
import { exitCodeOfEdits, judgeEdits } from '../edits/judge-edits.ts';
import { plansOf } from '../edits/plan-edits.ts';
import type { Terminal } from '../terminal.ts';
import type { Work } from './choose-affected.ts';
import { isDue } from './is-due.ts';
import { printEdits, printVerdicts } from './print-verdicts.ts';
import { areClaimed, exitCodeOfDrills, writeReports } from './results.ts';

interface ReportOptions {
  readonly out: string;
  readonly json?: boolean;
}

/** Writes and prints the results of drills and edits; returns the exit code. */
export async function reportResults(
  outcomes: readonly DrillOutcome[],
  { plans, edits: planned, failures = [] }: Work,
  { out, json = false }: ReportOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const edits = judgeEdits(planned, outcomes);
  const [old, edited] = (['old', 'edited'] as const).map(
    (which) => new Set(planned.flatMap((edit) => plansOf(edit, which))),
  );
  const isOld = ({ plan }: DrillOutcome) => old?.has(plan) === true;
  const isOfEdit = (one: DrillOutcome) => isOld(one) || edited?.has(one.plan) === true;
  const ofNewText = outcomes.filter((outcome) => !isOld(outcome));
  const isComplete = await writeReports(outcomes, out, terminal, { edits, ofNewText });
  const arePrinted = [
    printVerdicts(outcomes, terminal, json, edits),
    json || printEdits(edits, terminal),
  ];
  const isWhole = isComplete && failures.length === 0 && !arePrinted.includes(false);
  const others = outcomes.filter((one) => !isOfEdit(one));
  const codes = [exitCodeOfEdits(edits), others.length > 0 ? exitCodeOfDrills(others) : 0];
  const drilled = new Set(outcomes.map(({ plan }) => plan));
  const isCutShort = plans.some((plan) => !drilled.has(plan) && isDue(plan, outcomes));
  // A drill that was refuted before the run was cut short stays refuted.
  if (codes.includes(1)) return 1;
  return codes.includes(3) || isCutShort || !isWhole || !areClaimed(outcomes) ? 3 : 0;
}
