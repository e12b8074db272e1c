import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExitCode } from '../../errors.ts';
import type { EditVerdict } from '../../model/edit.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { DrillRecord } from '../../report/drill-record.ts';
import { formatEditsMarkdown } from '../../report/edit/markdown.ts';
import { formatJson } from '../../report/json.ts';
import { formatJunit } from '../../report/junit.ts';
import { formatMarkdown } from '../../report/markdown.ts';
import { formatText } from '../../report/text.ts';
import type { Terminal } from '../terminal.ts';

/** The chart library costs half a second and 60 MB: only what draws pays for it. */
export const loadHtml = () => import('../../report/html.ts');

/** Beside the drills: what they show of edits, and which are not of an old text. */
export interface ReportedEdits {
  readonly edits: readonly EditVerdict[];
  readonly ofNewText: readonly DrillRecord[];
}

/**
 * Writes report.html, report.json, summary.md and junit.xml into an existing folder, and edits.md where
 * there are edits. A failing old text is not a failure of the edit, so JUnit reports the edit alone.
 */
export async function writeReports(
  drills: readonly DrillRecord[],
  folder: string,
  terminal: Terminal,
  { edits, ofNewText }: ReportedEdits = { edits: [], ofNewText: drills },
): Promise<void> {
  if (drills.length + edits.length === 0) return;
  const at = new Date().toISOString();
  const files = {
    ...(drills.length > 0 && {
      'report.html': (await loadHtml()).formatHtml(drills, at, edits),
      'summary.md': formatMarkdown(drills, at),
    }),
    'report.json': formatJson(drills, at, edits),
    'junit.xml': formatJunit(ofNewText, edits),
    ...(edits.length > 0 && { 'edits.md': formatEditsMarkdown(edits) }),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  terminal.say(terminal.paint.dim(`\nReports in ${folder}: ${Object.keys(files).join(', ')}`));
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
