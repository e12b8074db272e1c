import { readFileSync, writeFileSync } from 'node:fs';
import { knownRules } from '../harness/lint/engine/known-rules.ts';
import type { RuleText } from '../harness/lint/engine/rule.ts';
import { code, inlineWithCode, row } from '../harness/report/markdown-text.ts';

// Writes the table of rules in docs/check.md from the rules themselves: `make rules`.
const page = new URL('check.md', import.meta.url);
const begin = '<!-- The table is written by `make rules`. -->\n';
const end = '<!-- End of the table. -->\n';

/** The page with the table as the rules are now. */
export function withRules(text: string, rules: readonly RuleText[] = knownRules): string {
  const [before, rest] = parts(text, begin);
  const [, after] = parts(rest, end);
  const rows = rules.map(({ name, severity, why, examples }) =>
    row(code(name), severity, inlineWithCode(why), example(examples.bad)),
  );
  const head = [row('Rule', 'Severity', 'Why', 'For example'), row('---', '---', '---', '---')];
  return `${before}${begin}\n${[...head, ...rows].join('\n')}\n\n${end}${after}`;
}

function parts(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`docs/check.md has lost its line ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

/** The shortest that is one line of shell; none where it takes a document. */
function example(texts: readonly string[]): string {
  const lines = texts.filter((text) => !text.startsWith('#') && !text.includes('\n'));
  const [shortest] = lines.toSorted((one, other) => one.length - other.length);
  return shortest === undefined ? '' : code(shortest.replace(/[«»]/g, ''));
}

if (import.meta.main) writeFileSync(page, withRules(readFileSync(page, 'utf8')));
