import type { Place, Placeholder } from '../../model/runbook.ts';
import type { Range, VariableSet } from '../shell/scanner.ts';
import { readShell, type Statement } from '../shell/statements.ts';
import { enterShell, isInContainer } from './container-shell.ts';
import { textHoles, withoutHoles } from './holes.ts';
import { settingsInFront } from './prefix-settings.ts';
import { createsOwn } from './styles/own-names.ts';
import type { TextHole } from './text-hole.ts';
import { toldHoles } from './told-names.ts';
import { wordHoles } from './word-holes.ts';

const variable = /(?<!\\)\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?!\w|:?[-=+])[^}\n]{0,200}\})/g;

/** Variables that bash itself sets in every session. */
export const givenByShell: ReadonlySet<string> = new Set([
  ...['HOME', 'PATH', 'PWD', 'OLDPWD', 'SHELL', 'SHLVL', 'IFS', 'HOSTNAME', 'HOSTTYPE', 'MACHTYPE'],
  ...['OSTYPE', 'UID', 'EUID', 'GROUPS', 'PPID', 'RANDOM', 'SRANDOM', 'SECONDS', 'LINENO', 'REPLY'],
  ...['EPOCHSECONDS', 'EPOCHREALTIME', 'PIPESTATUS', 'FUNCNAME', 'OPTARG', 'OPTIND', '_'],
  ...['BASH', 'BASHPID', 'BASH_SOURCE', 'BASH_VERSION', 'BASH_VERSINFO', 'BASH_REMATCH'],
]);

/** Variables that the commands so far have set. */
export type KnownVariables = Set<string>;

interface StatementText {
  readonly text: string;
  /** The text that the statement was read from, with its holes filled. */
  readonly given: string;
  /** The names that the document says to replace. */
  readonly told: ReadonlySet<string>;
}

/**
 * The holes of a statement; adds the variables that it sets to `known`. `placeAt` takes offsets in `text`.
 */
export function statementPlaceholders(
  { text, given, told }: StatementText,
  statement: Statement,
  known: KnownVariables,
  placeAt: (offset: number) => Place,
): Placeholder[] {
  const holes: Hole[] = [];
  const inText = textHoles(text.slice(statement.from, statement.to));
  for (const { at, syntax, name } of outside(statement.comments, inText, statement.from)) {
    if (hasDefaultOf(name, known)) continue;
    holes.push({ at: statement.from + at, syntax, name });
  }
  const filled = inText.map(({ at, length }) => ({ at: statement.from + at, length }));
  for (const { at, syntax, name } of wordHoles(given, statement, filled)) {
    // A word in capitals may be the name of a variable that the text sets: `read -r NODE_NAME`.
    if (syntax === 'capitals' && known.has(name)) continue;
    // What the page makes for its example: `createdb mydb`.
    if (createsOwn(name, given.slice(statement.from, statement.to))) known.add(name);
    if (!(syntax === 'word' && known.has(name))) holes.push({ at, syntax, name });
  }
  for (const hole of toldIn(given, statement, told))
    if (!holes.some(({ at }) => at === hole.at)) holes.push(hole);
  const sets = firstSets(statement.sets);
  const inContainer = isInContainer(given, statement, known);
  const isSetInFront = settingsInFront(given, statement);
  for (const use of statement.uses) {
    const { at, name, hasDefault } = use;
    const set = known.has(name) || (sets.get(name) ?? at + 1) <= at;
    if (
      !hasDefault &&
      !set &&
      !(inContainer && /^[A-Z]/.test(name)) &&
      !givenByShell.has(name) &&
      !isSetInFront(use)
    )
      holes.push({ at, syntax: 'variable', name });
  }
  for (const { name } of statement.sets) known.add(name);
  enterShell(given, statement, known);
  holes.sort((a, b) => a.at - b.at);
  return holes.map(({ at, syntax, name }) => ({ syntax, name, place: placeAt(at) }));
}

/** `${cluster-name}` below `cluster=shop`: the shell's own, with a default that it never takes. */
const hasDefaultOf = (name: string, known: ReadonlySet<string>): boolean =>
  known.has(/^\$\{([a-z_]+)-/.exec(name)?.[1] ?? '');

function toldIn(
  given: string,
  { from, to, commands }: Statement,
  told: ReadonlySet<string>,
): readonly Hole[] {
  if (told.size === 0) return [];
  const moved = [...toldHoles(given, told, commands)];
  return moved.filter(({ at }) => at >= from && at < to);
}

function wordsOf(code: string, inText: readonly TextHole[]): readonly Hole[] {
  const given = withoutHoles(code);
  return readShell(given).flatMap((part) =>
    part.kind === 'statement'
      ? // Dots only shorten the command that a sentence speaks of.
        wordHoles(given, part, inText).filter(({ name }) => !/…|\.{3}/.test(name))
      : [],
  );
}

interface Hole {
  readonly at: number;
  readonly syntax: Placeholder['syntax'];
  readonly name: string;
}

/** The holes outside all ranges. Both lists are sorted; positions of holes are relative to `offset`. */
function outside(
  ranges: readonly Range[],
  holes: readonly TextHole[],
  offset: number,
): readonly TextHole[] {
  let index = 0;
  return holes.filter((hole) => {
    const at = offset + hole.at;
    while ((ranges[index]?.to ?? at + 1) <= at) index += 1;
    return (ranges[index]?.from ?? at + 1) > at;
  });
}

/** The offset from which each variable has a value. */
function firstSets(sets: readonly VariableSet[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { name, at } of sets) first.set(name, Math.min(at, first.get(name) ?? at));
  return first;
}

/** The holes of a code span in prose; `isCommand`: those that are words to a shell as well. */
export function codePlaceholders(
  code: string,
  placeAt: (offset: number) => Place,
  isCommand: boolean,
): Placeholder[] {
  const inText = textHoles(code);
  const holes: readonly Hole[] = isCommand ? [...inText, ...wordsOf(code, inText)] : inText;
  const variables = [...code.matchAll(variable)].map((match) => ({
    at: match.index,
    name: match[1] ?? match[2] ?? '',
    syntax: 'variable' as const,
  }));
  return [...holes, ...variables.filter(({ name }) => !givenByShell.has(name))]
    .sort((a, b) => a.at - b.at)
    .map(({ at, name, syntax }) => ({ syntax, name, place: placeAt(at) }));
}
