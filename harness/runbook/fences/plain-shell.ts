import { withoutHoles } from '../placeholders/holes.ts';
import type { Announcement } from '../sessions/announcements.ts';
import { isConfiguration } from '../sessions/configuration.ts';
import { isPrintedLine } from '../sessions/printed-line.ts';
import { isProgramPath, printsPaths } from '../sessions/program-paths.ts';
import { isProgramWord, startsWithProgram } from '../sessions/starts-with-program.ts';
import { readTranscript, type TranscriptPart } from '../sessions/transcript.ts';
import { isAssignment, isCallable, isPiped, isTyped, opensLoop } from '../sessions/typed.ts';
import { readShell, type Statement } from '../shell/statements.ts';
import type { FenceLine } from './fence-lines.ts';
import { isCalledAbove, isOrderedAbove } from './named-programs.ts';
import { isToldWhat, mayCall } from './unknown-programs.ts';
import { hasBlock, isAliasAbove, opensAbove, opensWithWord } from './unusual-lines.ts';

/**
 * The commands of a fence without a language, if its first line is a command; otherwise undefined. If
 * every statement looks typed, the whole fence is shell; if not, the other lines are output.
 */
export function readPlain(
  lines: readonly FenceLine[],
  around: Around,
): TranscriptPart[] | undefined {
  if (isConfiguration(lines)) return undefined;
  const shown = lines.filter(({ text }) => text.trim() !== '' && !/^\s*#/.test(text));
  const texts = joined(shown.map(({ text }) => text.trimStart()));
  const [start, end] = [shown[0], shown.at(-1)].map((line) => (line ? lines.indexOf(line) : 0));
  const commented = lines.slice(start, end).some(({ text }) => /^\s*#/.test(text));
  const isCommand = commandsAs(texts, around, commented, hasBlock(shown));
  const [first] = texts;
  if (first === undefined) return undefined;
  if (!isCommand(first, 0) && !(isShell(around) && opensAbove(texts, shown))) return undefined;
  if (isScript(lines.map(({ text }) => text).join('\n'), isCommand))
    return [{ kind: 'command', lines }];
  const places = new Map(shown.map((line, at) => [line.text, at]));
  return readTranscript(lines, (line) => (isCommand(line, places.get(line) ?? 0) ? 0 : undefined));
}

/** What a fence stands in. */
export interface Around {
  /** What the text above says the fence is. */
  readonly announced: Announcement | undefined;
  readonly above: string;
  /** The programs that the document shows elsewhere. */
  readonly programs: () => ReadonlySet<string>;
}

/** False where the text above says what a program prints. */
const isShell = ({ announced }: Around) => !/^(?:output|message|synopsis)/.test(announced ?? '');

/** Whether a line is a command; `at`: its index in the fence, without blank lines and comments. */
type IsCommand = (line: string, at: number) => boolean;

/** `commented`: a comment stands between the lines; `inBlocks`: some are indented below others, as in a file. */
function commandsAs(
  texts: readonly string[],
  { announced, above, programs }: Around,
  commented: boolean,
  inBlocks: boolean,
): IsCommand {
  // Under "It ends with an error:", an option alone makes no command.
  if (announced === 'synopsis') return () => false;
  if (announced === 'message')
    return (line) => isTyped(line) && (startsWithProgram(line) || opensLoop(line));
  const isSure = (line: string | undefined) =>
    line !== undefined && (isTyped(line) || isPiped(line));
  const isAlone = wordsAlone(texts, above, announced);
  const leads = assignmentsBefore(texts);
  const areAll = (isOne: (line: string) => boolean) =>
    texts.every((text, at) => isSure(text) || (at < leads && isAssignment(text)) || isOne(text));
  const isOwn = (line: string) => mayCall(line) && programs().has(line.split(' ', 1)[0] ?? '');
  const ordered = (line: string) => mayCall(line) && isOrderedAbove(line, above);
  const all =
    !inBlocks &&
    ((announced === 'commands' && areAll(isCallable)) ||
      (commented && callOneProgram(texts)) ||
      ((announced === 'ordered' || texts.some(isSure)) && areAll(mayCall)) ||
      (announced === 'work' && areAll((line) => isToldWhat(line, above))) ||
      areAll(ordered) ||
      (texts.every((text) => isSure(text) || mayCall(text)) && areAll(isOwn)));
  const paths = areProgramPaths(texts);
  const isOrdered = /^(?:commands|ordered|work)$/.test(announced ?? '');
  const isAlias = opensWithWord(texts) && isAliasAbove(texts, isOrdered, above);
  return (line, at) => {
    if (isAlias && at === 0 && line === texts[0]) return true;
    if (isSure(line) || isAlone(line) || asksVersion(line, texts.filter(isSure))) return true;
    if (at < leads && isAssignment(line)) return true;
    if (paths && isProgramPath(line)) return true;
    if (!isCallable(line) || isPrintedLine(line)) return false;
    return all || isBetween(texts, at, isSure);
  };
}

/** `sync` beside other commands; `screen` below "Open a `screen` session:". */
function wordsAlone(
  texts: readonly string[],
  above: string,
  announced: Announcement | undefined,
): (line: string) => boolean {
  const beside =
    texts.length > 1 &&
    texts.some(isTyped) &&
    texts.every((text) => isTyped(text) || isPiped(text) || isProgramWord(text));
  const [first = ''] = texts;
  const isNamed =
    texts.length === 1 &&
    isProgramWord(first) &&
    (/^(?:commands|ordered|work)$/.test(announced ?? '') ||
      (announced === undefined && otherScripts.test(above))) &&
    above.includes(`\`${first}\``);
  const isCalled = texts.length === 1 && isCalledAbove(first, above);
  return (line) => isCalled || ((beside || isNamed) && isProgramWord(line));
}

/** A sentence in a script whose orders no table knows; nothing prints the name of a program alone. */
const otherScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}]/u;

/** `stockd version`, beside a command that puts `stockd` somewhere: no state of something else. */
function asksVersion(line: string, commands: readonly string[]): boolean {
  const program = /^([a-z][\w-]*) version$/.exec(line)?.[1];
  return program !== undefined && commands.some((text) => text.split(/[\s/]/).includes(program));
}

/** Calls of one program between commands: `shop migrate up`, and `shop seed all` below it. */
function isBetween(
  texts: readonly string[],
  at: number,
  isSure: (line: string | undefined) => boolean,
): boolean {
  const program = texts[at]?.split(' ', 1)[0];
  const isSame = (text = '') => text.split(' ', 1)[0] === program && isCallable(text);
  let [from, to] = [at - 1, at + 1];
  while (from >= 0 && !isSure(texts[from]) && isSame(texts[from])) from -= 1;
  while (to < texts.length && !isSure(texts[to]) && isSame(texts[to])) to += 1;
  return from >= 0 && isSure(texts[from]) && isSure(texts[to]);
}

/** `stock pause orders`, and below a comment `stock pause carts`: no output begins with one word, commented. */
const callOneProgram = (texts: readonly string[]): boolean =>
  new Set(texts.map((text) => text.split(' ', 1)[0])).size === 1 && texts.every(isCallable);

/** Programs by their paths, where every line is a command, and none that prints paths. */
function areProgramPaths(texts: readonly string[]): boolean {
  if (!texts.some(isProgramPath) || texts.some(printsPaths)) return false;
  if (!texts.every((text) => isProgramPath(text) || isTyped(text))) return false;
  // A list of files has no arguments.
  return texts.length === 1 || texts.some((text) => text.includes(' '));
}

/** The assignments at the top, if a command follows them, or if a person has to fill in every value. */
function assignmentsBefore(texts: readonly string[]): number {
  const end = texts.findIndex((text) => !isAssignment(text));
  if (end > 0) return isTyped(texts[end] ?? '') ? end : 0;
  return end < 0 && texts.some((text) => filledIn.test(text)) ? texts.length : 0;
}

/** `FROM_SET=<the old set>` */
const filledIn = /^[A-Z][A-Z0-9_]*=(?:"?<[^<>]+>"?|"?\{\{[^{}]+\}\}"?|"?YOUR_\w+"?)\s*(?:#.*)?$/;

function isScript(text: string, isCommand: IsCommand): boolean {
  let at = 0;
  return readShell(withoutHoles(text)).every((part) => {
    if (part.kind === 'comment') return true;
    const [line = ''] = joined(text.slice(part.from, part.to).split('\n'));
    const isOne = !part.problem && (isCommand(line, at) || isUsedBelow(part, text));
    at += linesIn(text.slice(part.from, part.to));
    return isOne;
  });
}

/** Nothing but assignments, and the text below uses their names: no program has printed them. */
const isUsedBelow = ({ commands, sets, to }: Statement, text: string): boolean =>
  sets.length > 0 &&
  commands.every(
    ({ words, assignments, substituted }) => substituted || assignments === words.length,
  ) &&
  sets.every(({ name }) => new RegExp(`\\b${name}\\b`).test(text.slice(to)));

const linesIn = (text: string) =>
  joined(text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line))).length;

/** Lines that end in a backslash with what follows them; wide gaps in these are no columns. */
function joined(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => line.endsWith('\\'))) return lines;
  const whole: string[] = [];
  let open = '';
  for (const line of lines) {
    if (line.endsWith('\\') && !line.endsWith('\\\\')) open += `${oneGap(line.slice(0, -1))} `;
    else {
      whole.push(open === '' ? line : open + line.trimStart());
      open = '';
    }
  }
  return open === '' ? whole : [...whole, open.trimEnd()];
}

const oneGap = (line: string) => line.trim().replace(/ {2,}/g, ' ');
