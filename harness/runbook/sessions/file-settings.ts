import type { FenceLine } from '../fences/fence-lines.ts';
import { isSettingsFile } from '../fences/file-titles.ts';
import { isAssignment } from './typed.ts';

/** A comment that says nothing but which file the lines below belong in: "# Edit /etc/default/grub". */
const names =
  /^#+\s*(?:(?:edit|change|modify|update|create|write|file|in|inside|within|to)\b[: ]\s*|(?:add|append|put|set|save|write|place|paste)\b(?: (?:this|these|it|them|the following)(?: lines?)?)?(?: (?:to|in|into|at the end of))? )?(?:the )?(?:file )?`?([\w.~$/{}@+-]+)`?(?: file)?\s*[:.]?$/i;

/** What prints such a file: `sudo cat /etc/default/shop`, `grep LEVEL .env`, `cat .env | grep LEVEL`. */
const prints =
  /^(?:\$ )?(?:sudo )?(?:cat|head|tail|[ef]?grep)(?: -\S+| [\w"'^=]+)* ([\w.~$/{}@+-]+)(?: \| (?:head|tail|[ef]?grep|sort)\b[^|>;&]*)?$/;

/**
 * The lines below such comments, and below a command that prints such a file, where all down to the next blank line are
 * constants that the fence does not use.
 */
export function settingsOfFiles(lines: readonly FenceLine[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [at, { text }] of lines.entries()) {
    const shown = text.trim();
    const name = (/^\s*#.*[./]/.test(text) && names.exec(shown)?.[1]) || prints.exec(shown)?.[1];
    if (name === undefined || !isSettingsFile(name)) continue;
    let end = at + 1;
    while (/^\s*[^#\s]/.test(lines[end]?.text ?? '')) end += 1;
    const below = lines.slice(at + 1, end).map((line) => line.text);
    const rest = lines.slice(end).map((line) => line.text);
    if (!areConstants(below, rest.join('\n'))) continue;
    for (let next = at + 1; next < end; next += 1) found.add(next);
  }
  return found;
}

/** Assignments of fixed values to names that a text does not use: `$NAME`. */
export const areConstants = (lines: readonly string[], text: string): boolean =>
  lines.length > 0 &&
  lines.every((line) => isAssignment(line) && !/\$\(|`/.test(line)) &&
  !lines.some((line) => usesName(text, /^\s*(\w+)=/.exec(line)?.[1] ?? ''));

const usesName = (text: string, name: string): boolean =>
  new RegExp(`\\$\\{?${name}(?!\\w)`).test(text);
