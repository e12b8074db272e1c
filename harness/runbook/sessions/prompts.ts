import { isSession, plain } from '../fences/fence-language.ts';
import type { FenceContent, FenceLine } from '../fences/fence-lines.ts';
import { isCalledAbove, isNamedAbove } from '../fences/named-programs.ts';
import { hasVerb, mayCall } from '../fences/unknown-programs.ts';
import { anyPrompt } from './any-prompt.ts';
import { isClientLine } from './client-lines.ts';
import { promptsAboveCode } from './code-prompts.ts';
import { behind, isAnyCommand, isCalledLate, type PromptReader } from './prompt-reader.ts';
import { areOfFamily, isFamilyWord, isRootCommand, rootPrompt, showsRoot } from './root-prompts.ts';
import { isCallable, isTyped } from './typed.ts';

// `$ `, `└─$ `, `╰─❯ `, `(venv) $ `, `user@host:~$ `, `[root@host etc]# `, `[HOST]$ `, `bash-5.1$ `, `host:~ user$ `, `user@host ~>`.
const prompt =
  /^([ \t]*)(?:\([\w.-]{1,40}\) ?)?(?:\$|[└╰]─{1,3}[$#❯➜λ»➤]|(?:bash|sh|zsh)-[\d.]{1,9}[$#]|\[[\w.-]{1,40}@[\w.-]{1,80}[^\]\n]{0,80}\] ?[$#%]|\[[\w.-]{1,40}(?::[~/][\w./-]{0,80})?\] ?[$#]|[\w.-]{1,40}@[\w.-]{1,80}(?:[: ][^\s$#%>]{0,120})?(?: \([\w./-]{1,60}\))? ?[$#%]|[\w.@-]{1,60} ➜ {1,2}[~/][\w./-]{0,80}(?: \([^()\n]{1,60}\))? [$#%]|[➜❯] {1,3}[~\w./-]{1,80} git:\([^()\s]{1,80}\)(?: [✗✘±])?|[\w.-]{1,40}@[\w.-]{1,80}[: ] ?[~/][\w./-]{0,80}(?: \([^()\n]{1,60}\))? [λ❯➜»]|[\w.-]{1,40}:[~/][\w./-]{0,80} [\w.-]{1,40}\$|[\w.-]{1,40}@[\w.-]{1,80} ?[~/][\w./-]{0,80}(?: \([^()\n]{1,60}\))? ?>|➜ {1,3}(?:~|[~\w.-]{0,40}\/[\w./-]{0,80}))[ \t]+(?=\S)/u;
// `$kubectl get pods`: the blank is missing.
const tightPrompt = /^[ \t]*\$(?=[a-z])/;
/** `$stockcli plugins:install extras`: a verb of two parts, and no line gives the variable a value. */
const tightVerb = /^([a-z][\w-]+) [a-z][\w-]*:[a-z][\w:-]*(?: |$)/;
const isTight = (lines: readonly FenceLine[]) => (text: string) => {
  const program = tightVerb.exec(text)?.[1];
  return (
    isTyped(text) ||
    (program !== undefined && !lines.some((line) => line.text.includes(`${program}=`)))
  );
};
// `web-0:/data# `, `mon-a# `, `mon-a(1/2)# `, `/ # `, `~ $ `, `db-01 $ `: prompts only if a command follows.
const innerPrompt =
  /^[ \t]*(?:[\w.@-]{1,60}(?:\(\d[\d/]{0,20}\))?(?::[~/][\w./-]{0,80} ?)?[#$%]|[~/][\w./-]{0,80} ?[#$%]|[\w.@-]{1,60} {1,40}\$|(?=[\w.@-]{0,60}\d)[\w.@-]{1,60} {1,40}#)[ \t]+(?=\S)/;
const hostPrompt = /^[\w.@-]{1,60} {1,40}\$ /;
// `> keyctl-x new`: no file is called so, and no client has such a word.
const dialoguePrompt = /^[ \t]*>[ \t]+(?=[a-z]\w*-[\w-]+ +[\w-])/;
/** `~/stock$ `, `/srv# `: no program has such a name, so that any call may follow. */
const folderPrompt =
  /^[ \t]*(?:(?:~|\/)[\w./-]{0,80} ?\$|(?:~|\/[\w./-]{0,80})[#%]|[~/] [#%])[ \t]+(?=\S)/;
/** `~ $ `: one word alone is a command there. */
const dollarFolder = /^[ \t]*(?:~|\/)[\w./-]{0,80} ?\$[ \t]+(?=\S)/;
const drawnBelow = /^[❯➜λ][ \t]+/u;
/** The signs of drawn prompts, before a program that nobody here knows. */
const drawnPrompt = /^[ \t]*[❯➜λ▶][ \t]+/u;
// `#> kubectl get pods`
const hashPrompt = /^[ \t]*#>[ \t]+/;
// `$> ls /srv`: not even an empty command writes into what follows.
const dollarPrompt = /^[ \t]*\$>[ \t]+/;
/** `1. sudo apt update`, in a fence without a language. */
const numbered = /^[ \t]*\d{1,2}[.)][ \t]+(?=\S)/;
const zshPrompt = /^[ \t]*%[ \t]+/;

/**
 * How to find the typed commands in a fence that also shows output; undefined for any other fence.
 * `shell`: the fence's language is a script's, where a line with `#` is a comment. `isTold`: the text above says that
 * the fence is what a program prints. `above`: that text.
 */
export function promptsOf(
  { language, lines }: FenceContent,
  shell: boolean,
  isTold = false,
  above = '',
): PromptReader | undefined {
  const session = isSession(language);
  if (!session && !shell && !plain.has(language)) return promptsAboveCode({ language, lines });
  const top = lines.find(({ text }) => text.trim() !== '');
  if (top && behind(hashPrompt, top.text, isTyped) !== undefined)
    return (line) => behind(hashPrompt, line, isAnyCommand);
  if (top && behind(dollarPrompt, top.text, isCalledLate) !== undefined)
    return (line) => behind(dollarPrompt, line, isCalledLate);
  const first = lines.find(({ text }) => /^\s*[^\s#┌╭]/.test(text));
  const shown = session ? lines.find(({ text }) => prompt.test(text)) : first;
  const indent = shown && prompt.exec(shown.text)?.[1];
  if (indent !== undefined)
    return (line) =>
      lengthOf(prompt, line, indent) ?? inner(line) ?? behind(tightPrompt, line, isTyped);
  const isTightCall = isTight(lines);
  if (first && behind(tightPrompt, first.text, isTightCall) !== undefined)
    return (line) => behind(tightPrompt, line, isTightCall) ?? behind(prompt, line, isAnyCommand);
  const among = session ? lines : first ? [first] : [];
  const isInner = ({ text }: FenceLine) => behind(innerPrompt, text, isAnyCommand) !== undefined;
  if (among.some(isInner)) return inner;
  if (first && behind(folderPrompt, first.text, isCallable) !== undefined)
    return (line) => behind(folderPrompt, line, isCalledLate);
  if (first && behind(dollarFolder, first.text, isWord) !== undefined)
    return (line) => behind(folderPrompt, line, isCalledLate);
  if (session && lines.some(({ text }) => behind(zshPrompt, text) !== undefined))
    return (line) => behind(zshPrompt, line);
  const strictly = !session && lines.some(({ text }) => /^\s*[^\s#]/.test(text));
  const isNamed = (text: string) => mayCall(text) && isNamedAbove(text, above);
  const isStrict = (text: string) => isTyped(text) || isNamed(text);
  const isFamily = areOfFamily(lines.map(({ text }) => text));
  if (showsRoot(lines, !session ? isStrict : undefined, plain.has(language)))
    return (line) =>
      behind(rootPrompt, line, isRootCommand(strictly ? isStrict : isCallable)) ??
      (isFamily ? behind(rootPrompt, line, isFamilyWord) : undefined);
  if (first && behind(drawnPrompt, first.text, isCalledWhere) !== undefined)
    return (line) => behind(drawnPrompt, line, isCalledLate);
  if (!isTold && areBelowPlaces(lines)) return (line) => behind(drawnBelow, line, isCalledWhere);
  const command = session && lines.find(({ text }) => isTyped(text.trimStart()));
  if (command) return bare(indentOf(command.text));
  if (!session && !shell && !isTold && areNumbered(lines))
    return (line) => behind(numbered, line, isTyped);
  const dialogue = first && dialoguePrompt.exec(first.text)?.[0];
  if (dialogue !== undefined)
    return (line) =>
      line.startsWith(dialogue) ? behind(dialoguePrompt, line, isCalledLate) : undefined;
  if (session && !isTold && (areCalls(lines) || isOneCalled(lines, above)))
    return (line) =>
      /^\s*[^#\s]/.test(line) && isCalledIn(line, above) ? indentOf(line) : undefined;
  const length = first && anyPrompt(first.text, session);
  return length === undefined ? undefined : likeFirst(first?.text.slice(0, length) ?? '', session);
}

/** After a known prompt, the command need not be a known program; but npm prints `> tsc`. */
const likeFirst =
  (shown: string, session: boolean): PromptReader =>
  (line) => {
    const known =
      line.startsWith(shown) && isCalled(line.slice(shown.length), shown.trim() === '>');
    return known ? shown.length : anyPrompt(line, session);
  };

/** `stockd version` is a command, `stockd stopped` is not. */
const isCalledWhere = (text: string) => mayCall(text) || /^[a-z][\w-]* version$/.test(text);

const isCalled = (text: string, strict: boolean) =>
  isAnyCommand(text) || (!strict && /^[a-z./~]/.test(text));

/** A session without prompts. A line indented further than the first command is not a new command. */
const bare =
  (indent: number): PromptReader =>
  (line) =>
    indentOf(line) === indent && isTyped(line.slice(indent)) ? indent : undefined;

const isWord = (text: string) => /^[a-z][\w-]{2,}$/.test(text);

/**
 * A prompt of two lines: the first says where one is, the second begins with a sign, below it. A menu has such signs
 * too, below its question.
 */
function areBelowPlaces(lines: readonly FenceLine[]): boolean {
  const shown = lines.map(({ text }) => text).filter((text) => text.trim() !== '');
  const [place = '', first = ''] = shown;
  if (isTyped(place) || shown.some((text) => /^\s*\?\s/.test(text))) return false;
  return behind(drawnBelow, first, (text) => text.includes(' ') && isTyped(text)) !== undefined;
}

/** "Enable the stockd command:" above `stockd`. */
function isOneCalled(lines: readonly FenceLine[], above: string): boolean {
  const shown = lines.map(({ text }) => text.trim()).filter((text) => /^[^#\s]/.test(text));
  return shown.length === 1 && isCalledAbove(shown[0] ?? '', above);
}

const isCalledIn = (line: string, above: string) =>
  isCall(line) || isCalledAbove(line.trim(), above);

const isCall = (line: string) => isTyped(line.trim()) || mayCall(line.trim());

/** Nothing but calls, without prompts. One of two words alone has a verb: `stock list`, not `carts paused`. */
function areCalls(lines: readonly FenceLine[]): boolean {
  const calls = lines.map(({ text }) => text.trim()).filter((text) => /^[^#\s]/.test(text));
  return calls.length > 0 && calls.every(isCall) && calls.every(hasVerb);
}

/** The first line is a command behind a number, and so is every line with one. */
function areNumbered(lines: readonly FenceLine[]): boolean {
  const shown = lines.map(({ text }) => text).filter((text) => /^\s*[^\s#]/.test(text));
  if (!numbered.test(shown[0] ?? '')) return false;
  return shown.every(
    (text) => !numbered.test(text) || behind(numbered, text, isTyped) !== undefined,
  );
}

const indentOf = (line: string) => line.length - line.trimStart().length;

/** Output may contain a `$` as well: only a line with the same indent as the first prompt counts. */
function lengthOf(pattern: RegExp, line: string, indent: string): number | undefined {
  const match = isClientLine(line) ? undefined : pattern.exec(line);
  return match?.[1] === indent ? match?.[0].length : undefined;
}

/** Length of a prompt inside a transcript; after `host $`, any word that looks like a command counts. */
const inner = (line: string) =>
  behind(innerPrompt, line, isAnyCommand) ??
  behind(dollarFolder, line, isCalledLate) ??
  behind(hostPrompt, line, (text) => /^[a-z./~]/.test(text));
