import { isClientLine } from './client-lines.ts';
import { startsWithProgram } from './starts-with-program.ts';

/** Signs that end a prompt; the last few appear only in prompts. */
const signs = /[$#%>❯➜λ→»›⟩▶]/gu;
const drawn = /^[ \t]*(?:[❯➜λ→»›⟩▶]|[>%](?= ))/u;
/** `➜  web git:(main) ✗ `: the folder and its branch come after the sign. */
const behindSign =
  /^[ \t]{1,4}(?:[~\w./-]{1,80}[ \t]{1,4})?(?:git:\([^)\s]{1,80}\)[ \t]{1,4})?(?:✗[ \t]{1,4})?/u;
/** A quote, a pipe or an equals sign belongs to a command or to its output. */
const noPrompt = /["'`|=;,{}<]/;
/** Windows shells quote and continue lines differently, so bash cannot read their commands. */
const windows = /^[ \t]*(?:PS\b|[A-Za-z]:\\)/;
const longest = 80;

/**
 * Number of characters before the command, at a prompt of any form with a program after its sign.
 * `session`: the text is a shell session; in any other text the prompt must begin with its sign.
 */
export function anyPrompt(line: string, session: boolean): number | undefined {
  if (windows.test(line) || isClientLine(line) || !(session || drawn.test(line))) return undefined;
  const start = line.slice(0, longest);
  for (const { index, 0: found } of start.matchAll(signs)) {
    if (noPrompt.test(start.slice(0, index))) return undefined;
    const at = index + found.length;
    if (startsWithProgram(line.slice(at)) && session) return at;
    const blank = /^[ \t]+/.exec(line.slice(at))?.[0].length ?? 0;
    if (blank > 0 && startsWithProgram(line.slice(at + blank))) return at + blank;
    const more = behindSign.exec(line.slice(at))?.[0].length ?? 0;
    if (more > blank && startsWithProgram(line.slice(at + more))) return at + more;
  }
  return undefined;
}
