import { programOf } from '../commands/wrappers.ts';
import type { SimpleCommand } from '../shell/command-reader.ts';
import type { Range, Word } from '../shell/scanner.ts';
import type { Statement } from '../shell/statements.ts';
import type { WordContext } from './styles/style.ts';
import type { TextHole } from './text-hole.ts';
import { wordStyles } from './word-styles.ts';

/** Most words are nothing like a placeholder; this rules them out. Alternatives of a single character make it slow. */
const marks =
  /THE_[A-Z]|path[-_]to[-_]|[rdy][-_]path|\b(?:file|folder)[-_]path|ruta[-_]|caminho[-_]|chemin[-_]|\bN{1,3}\.N|12\.34\.56|\d{3}\.\d{3}\.\d{3}|[/]pathname|\/some\/path|(?:log|logs|data|conf|config|backup|file|source|src|target|dest|dst|destination|install|output|input|mount)(?:path|dir)(?=\s|$)|\b(?:file|dir|folder|directory)name(?=\s|$)|@snapname|[\w@](?:old|new)-[hsnmvi]|(?<![\w-])(?:old|new)-[hsnmvi]|(?<![\w$%}])[{[][A-Za-z[]|key=value|key1=value1|…|\.\.\.|xxx|XX|[Xx]\.|\.[xX]|[aA]\.[bB]\.|w\.x\.|-pYOUR|\bMy[A-Z]|(?:usuario|utilisateur|benutzer|utente)@|(?:node|host|user|cluster)-name|[_-](?:TIMESTAMP|DATE|VERSION|HOSTNAME)|arn:aws\S*:(?:region|account)|YYYY|yyyy|\d[-_]?MM|HHMM|HH-MM|:\/\/\S*[A-Z]{2}|[Yy]our|(?:path|dir|directory|folder)\/to\/|pfad\/zu\/|chemin\/vers\/|ruta\/a\/|caminho\/para\/|\/dev\/\w*(?:[A-Z]|dx)|\/dev\/[a-z]+-|PASS(?:WORD|WD)?=|\/(?:my|mein|dein|ihr|mon|ton|votre|mi|tu|su|meu|seu|mio|tuo|suo)e?\/|\*{4}|(?<![\w$%{])[A-Z][A-Z\d_-]{2}|[%@][A-Z]|__[A-Z]|\bIP\b|\w@[hrsnvmi]|\/:[a-zA-Z]|(?:^|[=\s.@]|[a-z\d]-)N(?=[\s.:/]|$)|=X(?=\s|$)|[-_](?:name|id|ip|uuid|arn|here)(?=[\s"']|$)|e[-_]?me\b|(?<![\w-])(?:old|new)(?=-[divhpt]|\s|$)|(?:Token|Key|Password|Secret)["']|-HERE\b|0{6}|1{6}|1234|user_?name|X[\s.:/"']|\SX$|\sX$|^X$|xx-xx|[a-z\d]0X\b|\bX{1,3}[KMGTP](?:i?B)?\b|-z{4}|\w@(?:address|domain|email|company|your|(?:[\w-]+\.)?example\.)|\.ip\b|\.hostname\b|ip\.address|\bmy[-_a-z]|\/\/user|-u user|(?:^|[\s=]|db[-_]|database[-_])host(?:_?name)?(?=[\s"']|$)|^server(?:_name)?$|db_?name|\w-name\b|\bID\b|github\.com|gitlab\.com|git@/;

/** A placeholder only in a file that is written. */
const passwords = /p(?:ass)?w(?:or)?d["']?[ \t]*[=:]/i;

/**
 * The holes that are words to a shell, in order: `{name}`, `[name]`, `POD_NAME`, `web-xxxxx`, `sha256:…`,
 * `your-host`. `text` is the text that the statement was read from, with the holes of `textHoles` filled;
 * `filled` are those holes.
 */
export function wordHoles(
  text: string,
  statement: Statement,
  filled: readonly Pick<TextHole, 'at' | 'length'>[] = [],
): readonly TextHole[] {
  const all = ofStatements.get(statement) ?? readHoles(text, statement);
  ofStatements.set(statement, all);
  return filled.length === 0 ? all : all.filter((hole) => !filled.some(meets(hole)));
}

/** Memoized, since the runbook's reader and a rule both ask for them. */
const ofStatements = new WeakMap<Statement, readonly TextHole[]>();

function readHoles(text: string, statement: Statement): readonly TextHole[] {
  const written = text.slice(statement.from, statement.to);
  const isDocument = statement.heredocBodies.length > 0;
  if (!marks.test(written) && !(isDocument && passwords.test(written))) return [];
  const found = new Map<number, TextHole>();
  const commands = statement.commands.slice(0, mostCommands);
  for (const command of commands) {
    const inner = commands.filter((one) => isWithin(one, command));
    for (const hole of holesOfCommand(text, command, inner)) {
      if (!found.has(hole.at)) found.set(hole.at, hole);
    }
  }
  for (const { from, to } of statement.heredocBodies) {
    const body = text.slice(from, to);
    if (!marks.test(body) && !passwords.test(body)) continue;
    for (const hole of holesOfWord(body, from, inDocument)) found.set(hole.at, hole);
  }
  return withoutOverlaps([...found.values()].sort((one, other) => one.at - other.at));
}

/** `backup-<YYYY-MM-DD>` is one placeholder, although its filling looks like another one. */
const meets = (one: Pick<TextHole, 'at' | 'length'>) => (other: Pick<TextHole, 'at' | 'length'>) =>
  one.at < other.at + other.length && other.at < one.at + one.length;

/** Every command is compared with every other; a longer statement is a script that somebody pasted. */
const mostCommands = 500;

/** A command in a substitution of another; its holes are its own. */
const isWithin = (one: Range, outer: Range) =>
  one !== outer && one.from >= outer.from && one.to <= outer.to;

function* holesOfCommand(
  text: string,
  { words, assignments, redirections }: SimpleCommand,
  inner: readonly Range[],
): Generator<TextHole> {
  const programs: string[] = [];
  let before = '';
  for (const [index, word] of words.entries()) {
    const written = masked(text, word, inner);
    const isProgram = index === assignments || runs.test(before) || anywhere.test(written);
    if (isProgram && index >= assignments) programs.push(programOf(written));
    if (marks.test(written)) {
      const span = spanFrom(text, words, index);
      const isText = word.quoting.length > 0 && /\s/.test(written);
      yield* holesOfWord(span ? text.slice(span.from, span.to) : written, word.from, {
        programs,
        before,
        written,
        isText,
      });
    }
    before = written;
  }
  for (const { target } of redirections) {
    const written = masked(text, target, inner);
    if (!marks.test(written)) continue;
    yield* holesOfWord(written, target.from, {
      programs,
      before: '',
      written,
      isText: /\s/.test(written),
    });
  }
}

/** What the program of a command follows. */
const runs = /^(?:--|sudo|while|until|if|elif|!|time)$/;

/** Programs that other programs run: `kubectl exec db-0 psql`, `sudo grep`. */
const anywhere =
  /^(?:psql|mysql|mariadb|sqlite3|cqlsh|clickhouse-client|redis-cli|valkey-cli|mongosh?|printenv|[gm]?awk|sed|[efz]?grep|jq|yq|perl|python[\d.]*)$/;

const inDocument: WordContext = {
  programs: [],
  before: '',
  written: '',
  isText: true,
  isDocument: true,
};

/** The word as written, with the commands in it blanked. */
function masked(text: string, { from, to }: Word, inner: readonly Range[]): string {
  let written = text.slice(from, to);
  for (const one of inner) {
    if (one.from < from || one.to > to) continue;
    const [start, end] = [one.from - from, one.to - from];
    written = written.slice(0, start) + ' '.repeat(end - start) + written.slice(end);
  }
  return written;
}

/** The words of `[your name]`, which the shell reads as two. */
function spanFrom(text: string, words: readonly Word[], index: number): Range | undefined {
  const first = words[index];
  const open = first && /[[{][A-Za-z][\wà-öø-ÿ'-]*$/.exec(text.slice(first.from, first.to))?.[0];
  if (!first || !open) return undefined;
  for (let at = index + 1; at < Math.min(words.length, index + 7); at += 1) {
    const word = words[at];
    const written = word ? text.slice(word.from, word.to) : '';
    if (!/^[\wà-öø-ÿ/'-]+(?:[\]}]\S*)?$/.test(written)) return undefined;
    if (written.includes(open.startsWith('[') ? ']' : '}') && word)
      return { from: first.from, to: word.to };
  }
  return undefined;
}

function* holesOfWord(written: string, from: number, context: WordContext): Generator<TextHole> {
  for (const { syntax, pattern, mark, not, isHole, inDocuments } of wordStyles) {
    if (context.isDocument && !inDocuments) continue;
    if (!mark.test(written) || (not && context.programs.some((one) => not.test(one)))) continue;
    for (const { 1: whole = '', 2: inner, index } of written.matchAll(pattern)) {
      const name = inner ?? whole;
      if (isHole && !isHole(name, context)) continue;
      yield { syntax, name, at: from + index, length: whole.length };
    }
  }
}

/** The first of two that overlap stays. */
function withoutOverlaps(holes: readonly TextHole[]): readonly TextHole[] {
  let done = -1;
  return holes.filter(({ at, length }) => {
    if (at < done) return false;
    done = at + length;
    return true;
  });
}
