import { lookBeside } from '../../catalog/file-lookup.ts';
import { refuseLong } from '../../catalog/runbooks.ts';
import { readStandardInput, readTextFile, shownPath } from '../../catalog/text-file.ts';
import { readDocument } from '../../lint/read/document.ts';
import type { Runbook } from '../../model/runbook.ts';
import { standardInput } from '../standard-input.ts';
import { unreadNotices } from '../work/unread-notices.ts';
import { planBare } from './plan-bare.ts';

export interface Reading {
  readonly runbook: Runbook;
  /** Sentences about what was seen and not read as a step. */
  readonly notices: readonly string[];
}

/** Reads a runbook by itself. BAD_RUNBOOK if that fails. */
export async function readRunbook(path: string): Promise<Reading> {
  const isInput = path === standardInput;
  const file = isInput ? '<stdin>' : shownPath(path);
  const text = isInput
    ? await readStandardInput(file, 'BAD_RUNBOOK')
    : await readTextFile(path, 'BAD_RUNBOOK');
  refuseLong(file, text);
  const document = readDocument(file, text, isInput ? undefined : lookBeside(path));
  return { runbook: document.runbook, notices: unreadNotices(document) };
}

/** For other programs: the model of the runbook, with what a drill would do at each step. */
export function readingJson({ runbook, notices }: Reading): object {
  const { text: _, procedures, ...rest } = runbook;
  const read = procedures.map((procedure) => {
    const actions = new Map(planBare(procedure).map(({ step, action }) => [step, action]));
    const steps = procedure.steps.map((step) => {
      const action = step.kind === 'material' ? undefined : actions.get(step);
      if (!action) return step;
      const because = 'because' in action ? { because: action.because } : {};
      return { ...step, action: { kind: action.kind, ...because } };
    });
    return { ...procedure, steps };
  });
  return { kind: 'runbook', ...rest, procedures: read, notices };
}
