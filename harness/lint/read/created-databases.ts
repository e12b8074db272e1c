import { carriedBy } from '../../runbook/commands/carried-commands.ts';
import type { Command } from '../../runbook/commands/script.ts';
import { programOf } from '../../runbook/commands/wrappers.ts';
import type { LintDocument } from './document.ts';
import { type Section, sectionsOf } from './sections.ts';
import { sqlStatements } from './sql-statements.ts';

interface Created {
  readonly name: string;
  readonly line: number;
}

/** True if the command's database is created above it in the same procedure: a dump finds it empty. */
export function usesNewDatabase(document: LintDocument, command: Command): boolean {
  const { line } = command.at().place;
  const section = sectionAt(document, line);
  return createdIn(document).some(
    (one) =>
      one.line < line &&
      command.words.some((word) => names(word, one.name)) &&
      isSameProcedure(sectionAt(document, one.line), section),
  );
}

/** `shop`, `-dshop`, `--dbname=shop`, `postgres://db/shop`; or in the script of `ssh db-1 '…'`. */
const names = (word: string, name: string) =>
  word.split(/[\s=/?]+/).some((part) => part === name || part === `-d${name}`);

const ofDocuments = new WeakMap<LintDocument, readonly Created[]>();

function createdIn(document: LintDocument): readonly Created[] {
  const known = ofDocuments.get(document);
  if (known) return known;
  const read = [...byCommands(document), ...bySql(document)];
  ofDocuments.set(document, read);
  return read;
}

function* byCommands({ commands }: LintDocument): Generator<Created> {
  for (const command of commands) {
    if (!command.words.some((word) => /createdb|create\s+database/i.test(word))) continue;
    const { line } = command.at().place;
    for (const { words } of carriedBy(command.words)) {
      const own = programOf(words[0]) === 'createdb' ? nameGiven(words) : undefined;
      const name = own ?? nameIn(words.join(' '));
      if (name !== undefined) yield { name, line };
    }
  }
}

function* bySql(document: LintDocument): Generator<Created> {
  for (const { text, place } of sqlStatements(document)) {
    const name = nameIn(text);
    if (name !== undefined) yield { name, line: place.line };
  }
}

const withValue =
  /^-[hpUOTElD]$|^--(?:host|port|username|owner|template|encoding|locale|tablespace)$/;

const nameGiven = (words: readonly string[]) =>
  words.find((word, at) => at > 0 && !word.startsWith('-') && !withValue.test(words[at - 1] ?? ''));

/** With `IF NOT EXISTS` it may hold something already. */
const nameIn = (text: string) =>
  /\bcreate\s+database\s+(?!if\b)["'`]?([^\s"'`;]{1,100})/i.exec(text)?.[1];

/** The last section that begins at the line or above. */
const sectionAt = (document: LintDocument, line: number): Section | undefined =>
  sectionsOf(document).findLast(
    ({ heading }) => heading === undefined || document.source.lineAt(heading.from) <= line,
  );

const isSameProcedure = (one: Section | undefined, other: Section | undefined) =>
  one === other ||
  (one?.parent === other?.parent &&
    numbered.test(one?.title ?? '') &&
    numbered.test(other?.title ?? ''));

const numbered = /^(?:step\s+)?\d/i;
