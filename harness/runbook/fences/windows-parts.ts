import { isTyped } from '../sessions/typed.ts';
import type { FenceLine } from './fence-lines.ts';
import { windowsShell } from './windows-shell.ts';

const comment = /^\s*#/;
const ofWindows = /\b(?:windows|powershell|pwsh|cmd(?:\.exe)?)\b/i;

/**
 * The lines of a fence for bash that are for Windows, where a comment says so above each part of them: "# PowerShell".
 * Undefined where it is all for Windows.
 */
export function windowsParts(lines: readonly FenceLine[]): ReadonlySet<number> | undefined {
  const found = new Set<number>();
  let from = 0;
  let others = 0;
  while (from < lines.length) {
    let to = from;
    while (to < lines.length && lines[to]?.text.trim() !== '') to += 1;
    const part = lines.slice(from, to);
    const isNamed = part.some(({ text }) => comment.test(text) && ofWindows.test(text));
    if (isNamed) for (let at = from; at < to; at += 1) found.add(at);
    else if (windowsShell(part)) return undefined;
    else others += part.filter(({ text }) => !comment.test(text) && isTyped(text)).length;
    from = to + 1;
  }
  return others > 0 && found.size > 0 ? found : undefined;
}
