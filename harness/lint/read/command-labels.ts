import type { CommandStep } from '../../model/runbook.ts';
import type { Command } from '../../runbook/commands/script.ts';
import type { LintDocument } from './document.ts';

/** What stands above a command: its comment, or the sentence that introduces its fence. */
export type Labels = (command: Command) => string;

const ofDocuments = new WeakMap<LintDocument, Labels>();

/** Looks labels up; a command without one has its procedure's title. Read once. */
export function labelsOf(document: LintDocument): Labels {
  const known = ofDocuments.get(document);
  if (known) return known;
  const read = readLabels(document);
  ofDocuments.set(document, read);
  return read;
}

function readLabels({ runbook }: LintDocument): Labels {
  const steps = new Map<number, CommandStep>();
  for (const { steps: all } of runbook.procedures) {
    for (const step of all) if (step.kind === 'command') steps.set(step.place.line, step);
  }
  return ({ script, statement }) => {
    const step = steps.get(script.placeAt(statement.from).line);
    return step?.label?.text ?? script.procedure?.title ?? '';
  };
}

const verifying =
  /\b(?:verif(?:y|ies|ied|ication)|confirm|ensure|make sure|validate|double-check)\b/i;

/** "Verify recovery": what follows is to tell whether all is well. */
export const isVerification = (label: string) => verifying.test(label);
