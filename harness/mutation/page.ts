import { type LintDocument, readDocument } from '../lint/read/document.ts';
import type { Place } from '../model/runbook.ts';
import type { Plan, PlannedStep } from '../model/scenario.ts';
import type { Command } from '../runbook/commands/script.ts';
import { type PageNames, readPageNames } from './page-names.ts';

/** A step of the procedure with its commands in the document. */
export interface PageStep {
  /** Index on the page. */
  readonly index: number;
  readonly planned: PlannedStep;
  /** Its simple commands, with those nested in others: in `bash -c '…'`. */
  readonly commands: readonly Command[];
}

/** The procedure of a drill in its document. */
export interface Page {
  readonly document: LintDocument;
  /** The steps of the procedure, in order; without those of a preparation. */
  readonly steps: readonly PageStep[];
  readonly names: PageNames;
}

export function readPage({ runbook, steps }: Pick<Plan, 'runbook' | 'steps'>): Page {
  const document = readDocument(runbook.file, runbook.text);
  const all = [...document.commands, ...document.nestedCommands];
  const own = steps.filter(({ phase }) => phase === 'recover');
  const ofSteps = Map.groupBy(all, (command) => stepAt(own, command.at().place));
  return {
    document,
    steps: own.map((planned, index) => ({
      ...{ index, planned },
      commands: planned.step.kind === 'command' ? (ofSteps.get(planned) ?? []) : [],
    })),
    names: readPageNames(document),
  };
}

/** The last step that begins at the place or before it, and does not end before it. */
const stepAt = (steps: readonly PlannedStep[], { line, column }: Place) =>
  steps.findLast(
    ({ step: { place, endLine } }) =>
      (place.line < line || (place.line === line && place.column <= column)) && line <= endLine,
  );
