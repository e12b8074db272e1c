import { startsWithProgram } from '../sessions/starts-with-program.ts';
import { isTyped } from '../sessions/typed.ts';
import { readShell } from '../shell/statements.ts';
import type { FenceContent } from './fence-lines.ts';

/** Languages in which no line can begin with `kubectl get`. */
const languages: ReadonlySet<string> = new Set(
  'python py yaml yml json javascript js typescript ts java go ruby sql xml html toml ini properties'.split(
    ' ',
  ),
);
const mostLines = 40;

/** True for a fence that is marked as another language, and in which every statement is a shell command. */
export function isMislabelledShell({ language, lines }: FenceContent): boolean {
  if (language === null || !languages.has(language) || lines.length > mostLines) return false;
  const first = lines.find(({ text }) => /^[^#\s]/.test(text))?.text;
  if (first === undefined || !startsWithProgram(first)) return false;
  const text = lines.map((line) => line.text).join('\n');
  const statements = readShell(text).filter(({ kind }) => kind === 'statement');
  return statements.every((part) => {
    const [line = ''] = text.slice(part.from, part.to).split('\n', 1);
    const isWhole = part.kind === 'statement' && !part.problem;
    return isWhole && startsWithProgram(line) && isTyped(line) && !/^\S+:(?:\s|$)/.test(line);
  });
}
