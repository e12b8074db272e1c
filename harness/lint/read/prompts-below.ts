import type { Command } from '../../runbook/commands/script.ts';
import type { LintDocument } from './document.ts';

/** "Proceed? (y/N)", "[yes/no]:" */
const asks = /[([](?:y\/n|yes\/no|y\|n)[)\]]|\btype ['"]?yes['"]? to\b|\(yes\/no\//i;
/** A question stands near the beginning of what a command prints. */
const mostLines = 12;

/** Commands whose output, as the page shows it, has a question in it. */
export function* commandsWithPrompts(document: LintDocument): Generator<Command> {
  const asked = partsThatAsk(document);
  if (asked.size === 0) return;
  const byStatement = Map.groupBy(document.commands, ({ statement }) => statement);
  for (const script of document.scripts) {
    for (const end of asked.get(script.placeAt(0).line) ?? []) {
      const statement = script.statements.findLast(({ from }) => from < end);
      const command = statement && byStatement.get(statement)?.at(-1);
      if (command && !command.piped) yield command;
    }
  }
}

/** By the line of the first command of a fence: where the shell above each question ends. */
function partsThatAsk({ blocks, source }: LintDocument): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const block of blocks) {
    const { parts = [], lines = [] } = block.kind === 'fence' ? (block.shell ?? {}) : {};
    const [first] = lines;
    for (const [index, part] of parts.entries()) {
      const above = parts[index - 1];
      if (!first || part.kind !== 'output' || above?.kind !== 'shell') continue;
      if (!part.lines.slice(0, mostLines).some(({ text }) => asks.test(text))) continue;
      const line = source.lineAt(first.from);
      found.set(line, [...(found.get(line) ?? []), above.to]);
    }
  }
  return found;
}
