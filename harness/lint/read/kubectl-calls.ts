import { programOf } from '../../runbook/commands/wrappers.ts';
import { type Invocation, readInvocation } from '../../runbook/kubectl/invocation.ts';
import type { LintDocument } from './document.ts';

const ofDocuments = new WeakMap<LintDocument, readonly Invocation[]>();

/** Every call of kubectl of a document, in order; read once. */
export function invocationsOf(document: LintDocument): readonly Invocation[] {
  const known = ofDocuments.get(document);
  if (known) return known;
  const commands = [...document.commands, ...document.nestedCommands];
  const read = commands.flatMap((command) => readInvocation(command) ?? []);
  ofDocuments.set(document, read);
  return read;
}

/** Those of kubectl itself: oc has commands, flags and types beside kubectl's. */
export const kubectlCallsOf = (document: LintDocument) =>
  invocationsOf(document).filter(({ command, at }) => programOf(command.words[at]) === 'kubectl');
