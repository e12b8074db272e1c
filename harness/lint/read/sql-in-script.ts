import type { Place } from '../../model/runbook.ts';
import type { Script } from '../../runbook/commands/script.ts';
import { shellOf } from '../../runbook/fences/fence-language.ts';
import type { FenceLine } from '../../runbook/fences/fence-lines.ts';
import { joinLines } from '../../runbook/fences/fence-text.ts';
import { startsSql } from '../../runbook/sessions/sql-lines.ts';
import type { LintDocument } from './document.ts';

/** True where SQL begins at the offset of a script for the shell. */
export const isSql = ({ text }: Script, at: number) => startsSql(text, at);

/** SQL among the lines of a fence that is marked as shell. */
export interface MisplacedSql {
  /** From its first word to the end of the fence's lines that are no commands. */
  readonly text: string;
  placeAt(offset: number): Place;
}

/** Every statement of SQL in fences marked as shell, in order. */
export function* sqlInShellFences({ blocks, source }: LintDocument): Generator<MisplacedSql> {
  for (const block of blocks) {
    if (block.kind !== 'fence' || shellOf(block.language) === undefined) continue;
    const printed = block.shell
      ? block.shell.parts.flatMap((part) => (part.kind === 'output' ? [part.lines] : []))
      : [block.lines];
    for (const lines of printed) {
      if (lines.some(({ text }) => startsSql(text.trimStart()) || text.includes(';')))
        yield* statementsIn(lines, source.placeAt);
    }
  }
}

function* statementsIn(
  lines: readonly FenceLine[],
  placeAt: (offset: number) => Place,
): Generator<MisplacedSql> {
  const { text, inDocument } = joinLines(lines);
  for (let at = 0; at < text.length; ) {
    const start = at + (/\S/.exec(text.slice(at))?.index ?? 0);
    const newline = text.indexOf('\n', start);
    const lineEnd = newline < 0 ? text.length : newline + 1;
    if (!startsSql(text, start)) at = lineEnd;
    else {
      const semicolon = text.indexOf(';', start);
      const end = semicolon < 0 ? text.length : semicolon + 1;
      yield {
        text: text.slice(start, end),
        placeAt: (offset) => placeAt(inDocument(start + offset)),
      };
      at = Math.max(end, start + 1);
    }
  }
}
