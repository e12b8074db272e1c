import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExitCode, pleaseReport, thrownText } from '../../errors.ts';
import { writeWhole } from '../../io/whole-file.ts';
import { judgeMutations, withoutMutants } from '../../judge/mutation/judge-mutations.ts';
import { judgeTrials } from '../../judge/trials/judge-trials.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { DrillRecord } from '../../report/drill-record.ts';
import type { Report, RunResults } from '../../report/report.ts';
import * as listed from '../../report/reports.ts';
import type { Terminal } from '../terminal.ts';

/** The edits that the drills show, and the drills that are not of an old text. */
type ReportedEdits = Pick<RunResults, 'edits' | 'ofNewText'>;

/** Every report of `report/reports.ts`. */
const reports: readonly Report[] = Object.values(listed);

/** Loads the libraries of the reports, so that nobody waits for them when the verdicts are ready. */
export async function loadReports(): Promise<void> {
  await Promise.all(reports.map((report) => report.load?.()));
}

/**
 * Writes each report that applies into an existing folder, and removes the other reports of an earlier run. A
 * report that fails does not stop the others; the result is then false.
 */
export async function writeReports(
  drills: readonly DrillRecord[],
  folder: string,
  terminal: Terminal,
  { edits, ofNewText }: ReportedEdits = { edits: [], ofNewText: drills },
  all: readonly Report[] = reports,
): Promise<boolean> {
  const results = { drills, edits, ofNewText, generatedAt: new Date().toISOString() };
  const hasResults = drills.length + edits.length > 0;
  const written: string[] = [];
  let isComplete = true;
  const attempt = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      isComplete = false;
      terminal.say(`${what}: ${thrownText(error)}. The journals are complete. ${pleaseReport}`);
    }
  };
  for (const report of all) {
    const { fileName } = report;
    const path = join(folder, fileName);
    await attempt(`${fileName} was not written`, async () => {
      if (!hasResults || !report.applies(results)) return;
      await writeWhole(path, await report.format(results));
      written.push(fileName);
    });
    if (written.includes(fileName)) continue;
    // Beside the new reports it would look like one of them.
    await attempt(`${fileName} of an earlier run cannot be removed`, () =>
      rm(path, { force: true }),
    );
  }
  if (hasResults) terminal.say(terminal.paint.dim(`\nReports in ${folder}: ${written.join(', ')}`));
  return isComplete;
}

/**
 * 1 if a drill is refuted, 3 if one is inconclusive, otherwise 0: a fault that does not apply to the cluster is
 * nobody's failure.
 */
export function exitCodeOf(verdicts: readonly Verdict[]): ExitCode {
  const outcomes = new Set(verdicts.map(({ outcome }) => outcome));
  if (outcomes.has('refuted')) return 1;
  return outcomes.has('inconclusive') || outcomes.size === 0 ? 3 : 0;
}

/** The same for drills and mutants: 1 also if a mutant survived, because that is a finding on the page. */
export function exitCodeOfDrills(drills: readonly DrillRecord[]): ExitCode {
  const verdicts = withoutMutants(drills).map(({ verdict }) => verdict);
  const fates = new Set(
    judgeMutations(drills).flatMap(({ mutants }) => mutants.map(({ fate }) => fate)),
  );
  const codes = verdicts.length > 0 || drills.length === 0 ? [exitCodeOf(verdicts)] : [];
  if (codes.includes(1) || fates.has('survived')) return 1;
  return codes.includes(3) || fates.has('inconclusive') ? 3 : 0;
}

/** False where trials went on until something could be claimed, and it could not. */
export const areClaimed = (drills: readonly DrillRecord[]): boolean =>
  judgeTrials(drills).every(
    ({ declared, claimed }) => !declared?.until || claimed.includes(declared.until),
  );
