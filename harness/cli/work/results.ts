import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExitCode } from '../../errors.ts';
import type { EditVerdict } from '../../model/edit.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { DrillRecord } from '../../report/drill-record.ts';
import { formatJson } from '../../report/json.ts';
import type { Report, RunResults } from '../../report/report.ts';
import * as listed from '../../report/reports.ts';
import { formatText } from '../../report/text.ts';
import type { Terminal } from '../terminal.ts';

/** Beside the drills: what they show of edits, and which are not of an old text. */
type ReportedEdits = Pick<RunResults, 'edits' | 'ofNewText'>;

/** Every report of `report/reports.ts`. */
const reports: readonly Report[] = Object.values(listed);

/** Loads what the reports need, so that nobody waits for it when the verdicts are there. */
export async function loadReports(): Promise<void> {
  await Promise.all(reports.map((report) => report.load?.()));
}

/**
 * Writes each report that applies into an existing folder. One that cannot be formatted or written is said
 * and costs no other report; false where there was one.
 */
export async function writeReports(
  drills: readonly DrillRecord[],
  folder: string,
  terminal: Terminal,
  { edits, ofNewText }: ReportedEdits = { edits: [], ofNewText: drills },
  all: readonly Report[] = reports,
): Promise<boolean> {
  if (drills.length + edits.length === 0) return true;
  const results = { drills, edits, ofNewText, generatedAt: new Date().toISOString() };
  const written: string[] = [];
  let isComplete = true;
  for (const report of all) {
    const { fileName } = report;
    try {
      if (!report.applies(results)) continue;
      await writeFile(join(folder, fileName), await report.format(results));
      written.push(fileName);
    } catch (error) {
      isComplete = false;
      terminal.say(
        `${fileName} was not written: ${String(error)}. The journals are complete: please report this to Firedrill’s maintainers.`,
      );
    }
  }
  terminal.say(terminal.paint.dim(`\nReports in ${folder}: ${written.join(', ')}`));
  return isComplete;
}

export function printVerdicts(
  drills: readonly DrillRecord[],
  terminal: Terminal,
  json: boolean,
  edits: readonly EditVerdict[] = [],
): void {
  if (json) {
    terminal.out(formatJson(drills, new Date().toISOString(), edits));
    return;
  }
  const verdicts = drills.map(({ verdict }) => verdict);
  for (const drill of drills) terminal.out(`\n${formatText(drill, terminal.paint, verdicts)}`);
}

/**
 * 1 if one is refuted, 3 if one is inconclusive, else 0: a fault that does not apply to the cluster is
 * nobody's failure.
 */
export function exitCodeOf(verdicts: readonly Verdict[]): ExitCode {
  const outcomes = new Set(verdicts.map(({ outcome }) => outcome));
  if (outcomes.has('refuted')) return 1;
  return outcomes.has('inconclusive') || outcomes.size === 0 ? 3 : 0;
}
