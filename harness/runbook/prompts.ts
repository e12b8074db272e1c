import type { FenceContent, FenceLine } from './fence-lines.ts';
import { startsWithProgram } from './programs.ts';

/** Characters before the command that a line shows; undefined where it shows none. */
export type PromptReader = (line: string) => number | undefined;

const sessions = new Set(
  `console shell-session shellsession shell_session sh-session bash-session bash_session zsh-session
  terminal terminal-session session tty`
    .trim()
    .split(/\s+/),
);
/** Languages that say nothing: what is in the fence has to. */
const plain = new Set([null, 'text', 'txt', 'plain', 'plaintext', 'none']);

// `$ `, `(venv) $ `, `user@host:~$ `, `[root@host etc]# `, `bash-5.1$ `.
const prompt =
  /^([ \t]*)(?:\([\w.-]{1,40}\) ?)?(?:\$|(?:bash|sh|zsh)-[\d.]{1,9}[$#]|\[[\w.-]{1,40}@[\w.-]{1,80}[^\]\n]{0,80}\] ?[$#%]|[\w.-]{1,40}@[\w.-]{1,80}(?:[: ][^\s$#%>]{0,120})?(?: \([\w./-]{1,60}\))? ?[$#%])[ \t]+(?=\S)/;
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
  if (indent !== undefined) return (line) => lengthOf(prompt, line, indent);
  if (session && lines.some(({ text }) => isTyped(zshPrompt, text))) {
    return (line) => (isTyped(zshPrompt, line) ? zshPrompt.exec(line)?.[0].length : undefined);
  }
  if ((session || shell) && showsRoot(lines, shell)) {
    return (line) => (isTyped(rootPrompt, line) ? rootPrompt.exec(line)?.[0].length : undefined);
  }
  return session && lines.some(({ text }) => startsWithProgram(text))
    ? (line) => (startsWithProgram(line) ? 0 : undefined)
    : undefined;
}

/** Output may hold a `$` of its own: prompts stand one under the other. */
function lengthOf(pattern: RegExp, line: string, indent: string): number | undefined {
  const match = pattern.exec(line);
  return match && match[1] === indent ? match[0].length : undefined;
}

function isTyped(pattern: RegExp, line: string): boolean {
  const match = pattern.exec(line);
  return match !== null && startsWithProgram(line.slice(match[0].length));
}

/**
 * `#` as the prompt of root, not as a comment: programs stand behind it and nowhere else. In a script
 * that is a command commented out, unless all of them are and something else is printed below.
 */
function showsRoot(lines: readonly FenceLine[], shell: boolean): boolean {
  const texts = lines.map(({ text }) => text).filter((text) => text.trim() !== '');
  const behind = texts.filter((text) => /^\s*#/.test(text));
  if (!behind.some((text) => isTyped(rootPrompt, text))) return false;
  const printed = texts.filter((text) => !/^\s*#/.test(text));
  if (printed.some(startsWithProgram)) return false;
  return !shell || (printed.length > 0 && behind.every((text) => isTyped(rootPrompt, text)));
}
