import type { CommandStep } from '../../model/runbook.ts';
import type { Command } from '../../runbook/commands/script.ts';
import type { LintDocument } from './document.ts';

/** The text above a command: its comment, or the sentence that introduces its fence. */
export type Labels = (command: Command) => string;

const ofDocuments = new WeakMap<LintDocument, Labels>();

/** Looks up labels; a command without one gets the title of its procedure. Memoized for each document. */
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

/** "Confirm the scope", "verify whether": how a diagnosis begins. */
const looking =
  /\b(?:verify|confirm|validate)\s+(?:(?:and \w+|the|its|their|current|initial)\s+){0,3}(?:scope|states?|symptoms?|alerts?|impact|extent|problem|issue|failure|outage|incident|cause|diagnosis|whether|which|what|where|if|characteri[sz]e)\b/i;

/** "Verify recovery": the command below should show whether all is well. */
export const isVerification = (label: string) => verifying.test(label) && !looking.test(label);
