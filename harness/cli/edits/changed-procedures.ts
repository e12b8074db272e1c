import { existsSync } from 'node:fs';
import { compareProcedures, type ProcedureChange } from '../../affected/compare-procedures.ts';
import type { DrillSource } from '../../catalog/drills.ts';
import { loadRunbook } from '../../catalog/runbooks.ts';
import { shownPath } from '../../catalog/text-file.ts';
import { type HarnessError, onlyCrash } from '../../errors.ts';
import type { Runbook } from '../../model/runbook.ts';
import { proceduresNamed } from '../../scenario/find-procedure.ts';
import type { Affected } from './affected-drills.ts';
import type { BeforeEdit } from './before.ts';
import { changedRunbooks } from './changed-runbooks.ts';

/** Changed procedures of the drills' runbooks, and of all other runbooks, which no drill may rehearse. */
export async function changedProcedures(
  sources: readonly DrillSource[],
  before: BeforeEdit,
  top: string,
): Promise<{ readonly found: Affected['procedures']; readonly failures: Affected['failures'] }> {
  const used = await Promise.all(sources.map(({ runbook }) => before.touched(runbook.file)));
  const paths = new Set([...used, ...(await changedRunbooks(before, top))]);
  const found: Affected['procedures'][number][] = [];
  const failures: HarnessError[] = [];
  for (const path of [...paths].filter((path) => path !== undefined).sort()) {
    const file = shownPath(path);
    try {
      const old = await before.runbookAt(path, file);
      const edited = existsSync(path) ? await loadRunbook(path) : undefined;
      const drills = sources.filter((_, index) => used[index] === path);
      const none = { procedures: [] };
      for (const change of compareProcedures(old ?? none, edited ?? none)) {
        const text = change.kind === 'gone' ? old : edited;
        found.push({ ...change, rehearsedBy: text ? rehearsing(change, text, drills) : [] });
      }
    } catch (error) {
      failures.push(onlyCrash(error, `Comparing ${file} with ${before.base.ref}`));
    }
  }
  return { found, failures };
}

function rehearsing(
  { place }: ProcedureChange,
  text: Runbook,
  drills: readonly DrillSource[],
): readonly string[] {
  return drills
    .filter(({ scenario }) =>
      [scenario.procedure, scenario.prepare].some(
        (name) =>
          name !== undefined &&
          proceduresNamed(name, text.procedures).some((one) => one.place.line === place.line),
      ),
    )
    .map(({ scenario }) => scenario.id);
}
