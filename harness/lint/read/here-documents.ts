import { carriedBy } from '../../runbook/commands/carried-commands.ts';
import { sshWords } from '../../runbook/commands/run-by.ts';
import { type Command, commandsOf } from '../../runbook/commands/script.ts';
import { programOf } from '../../runbook/commands/wrappers.ts';
import { withoutHoles } from '../../runbook/placeholders/holes.ts';
import { bodyOf } from '../../runbook/shell/here-documents.ts';
import { readShell } from '../../runbook/shell/statements.ts';
import type { LintDocument } from './document.ts';

const ofDocuments = new WeakMap<LintDocument, readonly Command[]>();
/** How deeply here-documents are nested, and how long one of them may be. */
const deepest = 3;
const longest = 20_000;

/** The commands that here-documents give to a shell: `ssh db-1 <<EOF`, `kubectl exec -i db-0 -- sh <<EOF`; memoized. */
export function commandsInHereDocuments(document: LintDocument): readonly Command[] {
  const known = ofDocuments.get(document);
  if (known) return known;
  const read = document.commands.flatMap((command) => given(command, 0));
  ofDocuments.set(document, read);
  return read;
}

function given(command: Command, depth: number): readonly Command[] {
  if (depth === deepest || command.statement.heredocBodies.length === 0) return [];
  const body = bodyOf(command.statement, command.index);
  if (!body || body.to - body.from > longest || !readsCommands(command.words)) return [];
  const { script } = command;
  const text = script.text.slice(body.from, body.to);
  const own = withoutHoles(text);
  const statements = readShell(own).filter((part) => part.kind === 'statement');
  const placeAt = (offset: number) => script.placeAt(body.from + offset);
  const { procedure } = script;
  const inner = commandsOf({ text, given: own, procedure, holes: [], statements, placeAt }, none);
  return inner.flatMap((one) => [one, ...given(one, depth + 1)]);
}

const none = new Map<string, string>();
const shells = /^(?:ba|da|z|k|a)?sh$/;

/** A shell without a script of its own. */
const readsCommands = (words: readonly string[]) =>
  carriedBy(words).some(({ words: [first, ...rest] }) => {
    const name = programOf(first);
    if (shells.test(name))
      return rest[0] === '-s' || rest.every((word) => /^-(?!\w*c)|^\+/.test(word));
    if (name === 'su') return !rest.some((word) => /^-\w*c$|^--command/.test(word));
    if (name === 'chroot') return rest.length === 1;
    return name === 'ssh' && sshWords(rest).length === 1;
  });
