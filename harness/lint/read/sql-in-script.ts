import type { Place } from '../../model/runbook.ts';
import type { Script } from '../../runbook/commands/script.ts';
import { programOf } from '../../runbook/commands/wrappers.ts';
import { isSqlClient } from '../../runbook/effect/dangers/sql.ts';
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
  /** The client that a line above in the same fence opens; and whether a statement above is typed into it too. */
  readonly client?: string;
  readonly goesOn: boolean;
  placeAt(offset: number): Place;
}

/** Every statement of SQL in fences marked as shell, in order. */
export function* sqlInShellFences({ blocks, source }: LintDocument): Generator<MisplacedSql> {
  for (const block of blocks) {
    if (block.kind !== 'fence' || shellOf(block.language) === undefined) continue;
    const printed = block.shell
      ? block.shell.parts.flatMap((part) => (part.kind === 'output' ? [part.lines] : []))
      : [block.lines];
    let clients: readonly Opened[] | undefined;
    let typedInto: Opened | undefined;
    for (const lines of printed) {
      if (!lines.some(({ text }) => startsSql(text.trimStart()) || text.includes(';'))) continue;
      clients ??= clientsIn(block.lines, source.lineAt);
      for (const one of statementsIn(lines, source.placeAt)) {
        const { line } = one.placeAt(0);
        const opened = clients.findLast((client) => client.line < line);
        const goesOn = opened !== undefined && opened === typedInto;
        typedInto = opened;
        yield { ...one, goesOn, ...(opened && { client: opened.client }) };
      }
    }
  }
}

interface Opened {
  readonly client: string;
  readonly line: number;
}

/** The clients that are given no statement and no file: `kubectl exec -it db-0 -- psql shop`. */
function clientsIn(lines: readonly FenceLine[], lineAt: (offset: number) => number): Opened[] {
  return lines.flatMap(({ text, from }) => {
    if (!mayOpen.test(text)) return [];
    const client = text
      .split(/\s+/)
      .map((word) => programOf(word))
      .find(isSqlClient);
    return client === undefined ? [] : [{ client, line: lineAt(from) }];
  });
}

const mayOpen =
  /^[^#|<;"']*\b(?:psql|mysql|mariadb|cqlsh|sqlite3|clickhouse-client|sqlplus|sqlcmd|cockroach)\b(?![^\n]*(?:[|<;]|\s-[ecfQq]\b|\s--(?:command|execute|file|query)\b))/;

function* statementsIn(
  lines: readonly FenceLine[],
  placeAt: (offset: number) => Place,
): Generator<Pick<MisplacedSql, 'text' | 'placeAt'>> {
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
