import type { FenceLine } from '../fences/fence-lines.ts';
import { behind, isCalledLate, type PromptReader } from './prompt-reader.ts';
import { isTyped } from './typed.ts';

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
  const atHost = lines.findIndex(
    ({ text }) => text.includes('@') && behind(namedPrompt, text, isCalledLate) !== undefined,
  );
  if (atHost >= 0) return { start: atHost, promptOf: orBare };
  const inShell = (line: string) => behind(openedPrompt, line, isCalledLate);
  const below = lines.findIndex(({ text }) => /[#%] /.test(text) && inShell(text) !== undefined);
  const above = lines.slice(0, Math.max(0, below)).findLast(({ text }) => !waits.test(text));
  const opened = above !== undefined && opensShell.test(above.text.trim());
  return opened ? { start: below, promptOf: inShell } : undefined;
}

/** `[ops@web-0 ~]$ `, `ops@web-0:~# `: no command begins so. */
const namedPrompt =
  /^[ \t]*(?:\[[\w.-]{1,40}@[^\]\n]{1,80}\] ?[$#]|[\w.-]{1,40}@[\w.-]{1,80}:[^\s$#]{0,80}[$#])(?:[ \t]+|(?=\/))/;
/** Such a prompt among other lines, which may be commands as well. */
const orBare = (line: string) =>
  behind(namedPrompt, line, isCalledLate) ?? (isTyped(line) ? 0 : undefined);

/** `root@web-0:/# `, `bash-5.1# `, `[root@node-7 ~]# `: prompts of the shell that the line above opens. */
const openedPrompt =
  /^[ \t]*(?:\[?[\w.-]{1,40}@[\w.-]{1,80}[^\s$#%>]{0,120}(?: [~/\w.-]{1,40})?\]?|(?:bash|sh)-[\d.]{1,9}|[~/][\w./-]{0,40}) ?[$#%][ \t]+/;
/** What stands between: nothing, or kubectl's advice. */
const waits = /^\s*$|^If you don't see a command prompt|^Defaulted container/;
const opensShell =
  /^(?:\$ )?(?:sudo )?(?:ssh\b.*|su\b.*|(?:kubectl|oc|docker|podman|nerdctl|crictl|lxc|nsenter|chroot)\b.*\b(?:ba|z|a)?sh)$/;
const latePrompt = /^[ \t]*\$[ \t]+/;
