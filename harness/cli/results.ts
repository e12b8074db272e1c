import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExitCode } from '../errors.ts';
import type { Verdict } from '../model/verdict.ts';
import type { DrillRecord } from '../report/drill-record.ts';
import { formatJson } from '../report/json.ts';
import { formatJunit } from '../report/junit.ts';
import { formatMarkdown } from '../report/markdown.ts';
import { formatText } from '../report/text.ts';
import type { Terminal } from './terminal.ts';

/** The chart library costs half a second and 60 MB: only what draws pays for it. */
export const loadHtml = () => import('../report/html.ts');

/** Writes report.html, report.json, summary.md and junit.xml into a folder that is there. */
export async function writeReports(
  drills: readonly DrillRecord[],
  folder: string,
  terminal: Terminal,
): Promise<void> {
  if (drills.length === 0) return;
  const { formatHtml } = await loadHtml();
  const at = new Date().toISOString();
  const files = {
    'report.html': formatHtml(drills, at),
    'report.json': formatJson(drills, at),
    'summary.md': formatMarkdown(drills, at),
    'junit.xml': formatJunit(drills),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  terminal.say(terminal.paint.dim(`\nreports in ${folder}: ${Object.keys(files).join(', ')}`));
}

export function tellVerdicts(
  drills: readonly DrillRecord[],
  terminal: Terminal,
  json: boolean,
): void {
  if (json) {
    terminal.out(formatJson(drills, new Date().toISOString()));
    return;
  }
  for (const drill of drills) terminal.out(`\n${formatText(drill, terminal.paint)}`);
}

/**
 * 1 as soon as one is refuted, 3 where one is inconclusive, else 0: a fault that has no meaning in the
 * cluster is nobody's failure.
 */
export function exitCodeOf(verdicts: readonly Verdict[]): ExitCode {
  const outcomes = new Set(verdicts.map(({ outcome }) => outcome));
  if (outcomes.has('refuted')) return 1;
  return outcomes.has('inconclusive') || outcomes.size === 0 ? 3 : 0;
}
