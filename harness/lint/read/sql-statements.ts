import type { Place } from '../../model/runbook.ts';
import { carriedBy } from '../../runbook/commands/carried-commands.ts';
import { programOf } from '../../runbook/commands/wrappers.ts';
import { isSqlClient } from '../../runbook/effect/dangers/sql.ts';
import type { LintDocument } from './document.ts';
import { commandsInHereDocuments } from './here-documents.ts';
import { sqlInShellFences } from './sql-in-script.ts';

/** One statement of SQL, outside the arguments of a client. */
export interface SqlStatement {
  readonly text: string;
  readonly place: Place;
  /** Number of characters on its first line. */
  readonly length: number;
}

const languages =
  /^(?:sql|psql|pgsql|plpgsql|postgres|postgresql|mysql|mariadb|tsql|plsql|cql|sqlite)$/;

const ofDocuments = new WeakMap<LintDocument, readonly SqlStatement[]>();

/** The statements in fences of SQL, in here-documents for a client, and between commands of a shell; memoized. */
export function sqlStatements(document: LintDocument): readonly SqlStatement[] {
  const known = ofDocuments.get(document);
  if (known) return known;
  const read = [...inFences(document), ...inHereDocuments(document), ...inShellFences(document)];
  ofDocuments.set(document, read);
  return read;
}

function* inFences(document: LintDocument): Generator<SqlStatement> {
  for (const block of document.blocks) {
    if (block.kind !== 'fence' || !languages.test(block.language ?? '')) continue;
    const { lines } = block;
    const text = lines.map((line) => `${line.text}\n`).join('');
    yield* statementsIn(text, (offset) => {
      const before = text.slice(0, offset).split('\n');
      const line = lines[before.length - 1];
      return document.source.placeAt((line?.from ?? block.from) + (before.at(-1)?.length ?? 0));
    });
  }
}

function* inHereDocuments(document: LintDocument): Generator<SqlStatement> {
  const done = new Set<unknown>();
  const commands = [...document.commands, ...commandsInHereDocuments(document)];
  for (const { words, script, statement } of commands) {
    if (statement.heredocBodies.length === 0 || done.has(statement)) continue;
    if (!carriedBy(words).some((carried) => isSqlClient(programOf(carried.words[0])))) continue;
    done.add(statement);
    for (const { from, to } of statement.heredocBodies) {
      yield* statementsIn(script.text.slice(from, to), (offset) => script.placeAt(from + offset));
    }
  }
}

/** Statements that stand among the commands of a shell, to their semicolon. */
function* inShellFences(document: LintDocument): Generator<SqlStatement> {
  for (const { text, placeAt } of sqlInShellFences(document)) {
    yield* statementsIn(text.replace(/;$/, ''), placeAt);
  }
}

/** Nobody types more. */
const longest = 20_000;

function* statementsIn(text: string, placeAt: (offset: number) => Place): Generator<SqlStatement> {
  for (const { 0: written, index } of text.slice(0, longest).matchAll(/[^;]+/g)) {
    const own = written.replace(/^(?:\s|--[^\n]*(?:\n|$))+/, '');
    if (own.trim() === '') continue;
    const [line = ''] = own.split('\n', 1);
    yield {
      text: own,
      place: placeAt(index + written.length - own.length),
      length: Math.max(1, line.trimEnd().length),
    };
  }
}
