import { plain, sessions } from '../fences/fence-language.ts';
import type { FenceContent, FenceLine } from '../fences/fence-lines.ts';
import { anyPrompt } from './any-prompt.ts';
import { startsWithProgram } from './starts-with-program.ts';
import { isTyped } from './typed.ts';

/** Characters before the command that a line shows; undefined where it shows none. */
export type PromptReader = (line: string) => number | undefined;

// `$ `, `(venv) $ `, `user@host:~$ `, `[root@host etc]# `, `bash-5.1$ `.
const prompt =
  /^([ \t]*)(?:\([\w.-]{1,40}\) ?)?(?:\$|(?:bash|sh|zsh)-[\d.]{1,9}[$#]|\[[\w.-]{1,40}@[\w.-]{1,80}[^\]\n]{0,80}\] ?[$#%]|[\w.-]{1,40}@[\w.-]{1,80}(?:[: ][^\s$#%>]{0,120})?(?: \([\w./-]{1,60}\))? ?[$#%])[ \t]+(?=\S)/;
// `web-0:/data# `, `mon-a# `, `/ # `, `~ $ `, `db-01 $ `: prompts where a command stands behind them.
const innerPrompt =
  /^[ \t]*(?:[\w.@-]{1,60}(?::[~/][\w./-]{0,80})?[#$%]|[~/][\w./-]{0,80} ?[#$%]|[\w.@-]{1,60} {1,40}\$|(?=[\w.@-]{0,60}\d)[\w.@-]{1,60} {1,40}#)[ \t]+(?=\S)/;
const hostPrompt = /^[\w.@-]{1,60} {1,40}\$ /;
const rootPrompt = /^[ \t]*#[ \t]+/;
const zshPrompt = /^[ \t]*%[ \t]+/;

/**
 * How a fence shows what is typed, where it shows what is printed as well; undefined for a fence of
 * anything else. `shell`: the language is that of a script, in which a line with `#` is a comment.
 */
export function promptsOf(
  { language, lines }: FenceContent,
  shell: boolean,
): PromptReader | undefined {
  const session = language !== null && sessions.has(language);
  if (!session && !shell && !plain.has(language)) return undefined;
  const [first] = lines.filter(({ text }) => text.trim() !== '' && !/^\s*#/.test(text));
  const shown = session ? lines.find(({ text }) => prompt.test(text)) : first;
  const indent = shown && prompt.exec(shown.text)?.[1];
  if (indent !== undefined) return (line) => lengthOf(prompt, line, indent) ?? inner(line);
  const among = session ? lines : lines.filter((line) => line === first);
  const isInner = ({ text }: FenceLine) => behind(innerPrompt, text, isAnyCommand) !== undefined;
  if (among.some(isInner)) return inner;
  if (session && lines.some(({ text }) => behind(zshPrompt, text) !== undefined))
    return (line) => behind(zshPrompt, line);
  if (showsRoot(lines, !session)) return (line) => behind(rootPrompt, line);
  const command = session && lines.find(({ text }) => isTyped(text.trimStart()));
  if (command) return bare(indentOf(command.text));
  const length = first && anyPrompt(first.text, session);
  return length === undefined ? undefined : likeFirst(first?.text.slice(0, length) ?? '', session);
}

/** Once a prompt is known, what stands behind it need not be a program's name; npm prints `> tsc`. */
const likeFirst =
  (shown: string, session: boolean): PromptReader =>
  (line) => {
    const known =
      line.startsWith(shown) && isCalled(line.slice(shown.length), shown.trim() === '>');
    return known ? shown.length : anyPrompt(line, session);
  };

const isCalled = (text: string, strict: boolean) =>
  isAnyCommand(text) || (!strict && /^[a-z./~]/.test(text));

/** A session without prompts; what is farther to the right than its first command goes on with one. */
const bare =
  (indent: number): PromptReader =>
  (line) =>
    indentOf(line) === indent && isTyped(line.slice(indent)) ? indent : undefined;

const indentOf = (line: string) => line.length - line.trimStart().length;

/** Output may hold a `$` of its own: prompts stand one under the other. */
function lengthOf(pattern: RegExp, line: string, indent: string): number | undefined {
  const match = pattern.exec(line);
  return match && match[1] === indent ? match[0].length : undefined;
}

/** Of a prompt that has a command behind it. */
function behind(
  pattern: RegExp,
  line: string,
  isCommand: (text: string) => boolean = startsWithProgram,
): number | undefined {
  const length = pattern.exec(line)?.[0].length;
  return length !== undefined && isCommand(line.slice(length)) ? length : undefined;
}

/** Of a prompt inside a transcript; a `$` apart from its host tells enough. */
const inner = (line: string) =>
  behind(innerPrompt, line, isAnyCommand) ??
  behind(hostPrompt, line, (text) => /^[a-z./~]/.test(text));

const isAnyCommand = (text: string) => isTyped(text) || /^[A-Za-z_]\w*=\S/.test(text);

/**
 * `#` as the prompt of root, not as a comment: programs stand behind it and nowhere else. Out of a
 * session that is a command commented out, unless each of them is one and no command stands beside it.
 */
function showsRoot(lines: readonly FenceLine[], strict: boolean): boolean {
  const texts = lines.map(({ text }) => text).filter((text) => text.trim() !== '');
  const marked = texts.filter((text) => /^\s*#/.test(text));
  const isRoot = (text: string) => behind(rootPrompt, text) !== undefined;
  if (!(strict ? marked.length > 0 && marked.every(isRoot) : marked.some(isRoot))) return false;
  return !texts.some((text) => !/^\s*#/.test(text) && startsWithProgram(text));
}
