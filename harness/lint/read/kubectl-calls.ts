import { programOf } from '../../runbook/commands/wrappers.ts';
import { type Invocation, readInvocation } from '../../runbook/kubectl/invocation.ts';
import type { LintDocument } from './document.ts';

const ofDocuments = new WeakMap<LintDocument, readonly Invocation[]>();

/** Every call of kubectl in a document, in order; memoized. */
export function invocationsOf(document: LintDocument): readonly Invocation[] {
  const known = ofDocuments.get(document);
  if (known) return known;
  const commands = [...document.commands, ...document.nestedCommands];
  const read = commands.flatMap((command) => readInvocation(command) ?? []);
  ofDocuments.set(document, read);
  return read;
}

/** The calls of kubectl itself: oc has more commands, flags and types than kubectl. */
export const kubectlCallsOf = (document: LintDocument) =>
  invocationsOf(document).filter(({ command, at }) => programOf(command.words[at]) === 'kubectl');
