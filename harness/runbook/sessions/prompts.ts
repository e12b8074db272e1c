import { isSession, plain } from '../fences/fence-language.ts';
import type { FenceContent, FenceLine } from '../fences/fence-lines.ts';
import { hasVerb, mayCall } from '../fences/unknown-programs.ts';
import { anyPrompt } from './any-prompt.ts';
import { isClientLine } from './client-lines.ts';
import { startsWithProgram } from './starts-with-program.ts';
import { isCallable, isTyped } from './typed.ts';

/** Number of characters before the command on a line; undefined for a line without a command. */
export type PromptReader = (line: string) => number | undefined;

// `$ `, `└─$ `, `(venv) $ `, `user@host:~$ `, `[root@host etc]# `, `[HOST]$ `, `bash-5.1$ `.
const prompt =
  /^([ \t]*)(?:\([\w.-]{1,40}\) ?)?(?:\$|└─{1,3}[$#]|(?:bash|sh|zsh)-[\d.]{1,9}[$#]|\[[\w.-]{1,40}@[\w.-]{1,80}[^\]\n]{0,80}\] ?[$#%]|\[[\w.-]{1,40}(?::[~/][\w./-]{0,80})?\] ?[$#]|[\w.-]{1,40}@[\w.-]{1,80}(?:[: ][^\s$#%>]{0,120})?(?: \([\w./-]{1,60}\))? ?[$#%]|[\w.@-]{1,60} ➜ {1,2}[~/][\w./-]{0,80}(?: \([^()\n]{1,60}\))? [$#%]|[➜❯] {1,3}[~\w./-]{1,80} git:\([^()\s]{1,80}\)(?: [✗✘±])?|[\w.-]{1,40}@[\w.-]{1,80}[: ] ?[~/][\w./-]{0,80}(?: \([^()\n]{1,60}\))? [λ❯➜»])[ \t]+(?=\S)/u;
// `$kubectl get pods`: the blank is missing.
const tightPrompt = /^[ \t]*\$(?=[a-z])/;
// `web-0:/data# `, `mon-a# `, `mon-a(1/2)# `, `/ # `, `~ $ `, `db-01 $ `: prompts only if a command follows.
const innerPrompt =
  /^[ \t]*(?:[\w.@-]{1,60}(?:\(\d[\d/]{0,20}\))?(?::[~/][\w./-]{0,80} ?)?[#$%]|[~/][\w./-]{0,80} ?[#$%]|[\w.@-]{1,60} {1,40}\$|(?=[\w.@-]{0,60}\d)[\w.@-]{1,60} {1,40}#)[ \t]+(?=\S)/;
const hostPrompt = /^[\w.@-]{1,60} {1,40}\$ /;
// `> keyctl-x new`: no file is called so, and no client has such a word.
const dialoguePrompt = /^[ \t]*>[ \t]+(?=[a-z]\w*-[\w-]+ +[\w-])/;
/** `~/stock$ `, `/srv# `: no program has such a name, so that any call may follow. */
const folderPrompt =
  /^[ \t]*(?:(?:~|\/)[\w./-]{0,80} ?\$|(?:~|\/[\w./-]{0,80})[#%]|[~/] [#%])[ \t]+(?=\S)/;
/** The signs of drawn prompts, before a program that nobody here knows. */
const drawnPrompt = /^[ \t]*[❯➜λ▶][ \t]+/u;
const rootPrompt = /^[ \t]*#[ \t]+/;
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
 * the fence is what a program prints.
 */
export function promptsOf(
  { language, lines }: FenceContent,
  shell: boolean,
  isTold = false,
): PromptReader | undefined {
  const session = isSession(language);
  if (!session && !shell && !plain.has(language)) return undefined;
  const top = lines.find(({ text }) => text.trim() !== '');
  if (top && behind(hashPrompt, top.text, isTyped) !== undefined)
    return (line) => behind(hashPrompt, line, isAnyCommand);
  if (top && behind(dollarPrompt, top.text, isCalledLate) !== undefined)
    return (line) => behind(dollarPrompt, line, isCalledLate);
  const first = lines.find(({ text }) => /^\s*[^\s#┌]/.test(text));
  const shown = session ? lines.find(({ text }) => prompt.test(text)) : first;
  const indent = shown && prompt.exec(shown.text)?.[1];
  if (indent !== undefined)
    return (line) =>
      lengthOf(prompt, line, indent) ?? inner(line) ?? behind(tightPrompt, line, isTyped);
  if (first && behind(tightPrompt, first.text, isTyped) !== undefined)
    return (line) => behind(tightPrompt, line, isTyped) ?? behind(prompt, line, isAnyCommand);
  const among = session ? lines : first ? [first] : [];
  const isInner = ({ text }: FenceLine) => behind(innerPrompt, text, isAnyCommand) !== undefined;
  if (among.some(isInner)) return inner;
  if (first && behind(folderPrompt, first.text, isCallable) !== undefined)
    return (line) => behind(folderPrompt, line, isCalledLate);
  if (session && lines.some(({ text }) => behind(zshPrompt, text) !== undefined))
    return (line) => behind(zshPrompt, line);
  const strictly = !session && lines.some(({ text }) => /^\s*[^\s#]/.test(text));
  if (showsRoot(lines, !session, plain.has(language)))
    return (line) => behind(rootPrompt, line, isRootCommand(strictly ? isTyped : isCallable));
  if (first && behind(drawnPrompt, first.text, isCalledWhere) !== undefined)
    return (line) => behind(drawnPrompt, line, isCalledLate);
  const command = session && lines.find(({ text }) => isTyped(text.trimStart()));
  if (command) return bare(indentOf(command.text));
  if (!session && !shell && !isTold && areNumbered(lines))
    return (line) => behind(numbered, line, isTyped);
  const dialogue = first && dialoguePrompt.exec(first.text)?.[0];
  if (dialogue !== undefined)
    return (line) =>
      line.startsWith(dialogue) ? behind(dialoguePrompt, line, isCalledLate) : undefined;
  if (session && !isTold && areCalls(lines))
    return (line) => (isCall(line) ? indentOf(line) : undefined);
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

/** Length of a prompt that a command follows. */
function behind(
  pattern: RegExp,
  line: string,
  isCommand: (text: string) => boolean = startsWithProgram,
): number | undefined {
  const length = isClientLine(line) ? undefined : pattern.exec(line)?.[0].length;
  return length !== undefined && isCommand(line.slice(length)) ? length : undefined;
}

/** Length of a prompt inside a transcript; after `host $`, any word that looks like a command counts. */
const inner = (line: string) =>
  behind(innerPrompt, line, isAnyCommand) ??
  behind(hostPrompt, line, (text) => /^[a-z./~]/.test(text));

const isAnyCommand = (text: string) => isTyped(text) || /^[A-Za-z_]\w*=\S/.test(text);

/**
 * The first line with a `$` prompt, below lines without one, and how to read the lines from there on:
 * `kubectl exec -it store-0 sh`, then what is typed in there. Undefined if there is none.
 */
export function latePrompts(
  lines: readonly FenceLine[],
): { readonly start: number; readonly promptOf: PromptReader } | undefined {
  const promptOf = (line: string) => behind(latePrompt, line, isCalledLate);
  const start = lines.findIndex(({ text }) => text.includes('$ ') && promptOf(text) !== undefined);
  if (start > 0) return { start, promptOf };
  const inShell = (line: string) => behind(openedPrompt, line, isCalledLate);
  const below = lines.findIndex(({ text }) => /[#%] /.test(text) && inShell(text) !== undefined);
  const above = lines.slice(0, Math.max(0, below)).findLast(({ text }) => !waits.test(text));
  const opened = above !== undefined && opensShell.test(above.text.trim());
  return opened ? { start: below, promptOf: inShell } : undefined;
}

/** `root@web-0:/# `, `bash-5.1# `, `[root@node-7 ~]# `: prompts of the shell that the line above opens. */
const openedPrompt =
  /^[ \t]*(?:\[?[\w.-]{1,40}@[\w.-]{1,80}[^\s$#%>]{0,120}(?: [~/\w.-]{1,40})?\]?|(?:bash|sh)-[\d.]{1,9}|[~/][\w./-]{0,40}) ?[$#%][ \t]+/;
/** What stands between: nothing, or kubectl's advice. */
const waits = /^\s*$|^If you don't see a command prompt|^Defaulted container/;
const opensShell =
  /^(?:\$ )?(?:sudo )?(?:ssh\b.*|su\b.*|(?:kubectl|oc|docker|podman|nerdctl|crictl|lxc|nsenter|chroot)\b.*\b(?:ba|z|a)?sh)$/;
const latePrompt = /^[ \t]*\$[ \t]+/;
const isCalledLate = (text: string) => isAnyCommand(text) || /^[a-z./~][\w./~-]*(?: |$)/.test(text);

/**
 * True where `#` is root's prompt and not a comment: programs follow `#` and start no other line.
 * `strict`, outside a session: a program must follow every `#`, else it is a commented-out command.
 */
function showsRoot(lines: readonly FenceLine[], strict: boolean, unlabelled: boolean): boolean {
  const marked = lines.map(({ text }) => text).filter((text) => /^\s*#/.test(text));
  if (marked.length === 0) return false;
  const others = lines.map(({ text }) => text).filter((text) => /^\s*[^\s#]/.test(text));
  const isCalled = strict ? isTyped : isCallable;
  if (others.length > 0 && !others.some((text) => isTyped(text) || isCallable(text))) {
    const isRoot = (text: string) =>
      behind(rootPrompt, text, isRootCommand(isCalled)) !== undefined;
    if (strict ? marked.every(isRoot) : marked.some(isRoot)) return true;
  }
  // A session has commands: if nothing else is one, the lines with `#` are.
  const isCall = (text: string) =>
    behind(rootPrompt, text, isRootCommand(isCallable)) !== undefined;
  if (!strict && others.length === 0 && marked.every(isCall)) return true;
  if (unlabelled && others.length === 0 && marked.length > 1 && areRootCalls(marked)) return true;
  const isKnown = (text: string) => behind(rootPrompt, text) !== undefined;
  if (!(strict ? marked.every(isKnown) : marked.some(isKnown))) return false;
  return !others.some(startsWithProgram);
}

/** A known program first, and below it nothing but known ones and calls that no sentence has. */
const areRootCalls = (marked: readonly string[]): boolean =>
  (behind(rootPrompt, marked[0] ?? '', isTyped) !== undefined ||
    marked.every((text) => behind(rootPrompt, text, hasVerb) !== undefined)) &&
  marked.every((text) => behind(rootPrompt, text, isRootCommand(mayCall)) !== undefined);

const isRootCommand = (isCalled: (text: string) => boolean) => (text: string) =>
  startsWithProgram(text) || isTyped(text) || isCalled(text);
