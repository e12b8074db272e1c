import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { knownRules } from '../harness/lint/engine/known-rules.ts';
import type { RuleText } from '../harness/lint/engine/rule.ts';
import { code, inlineWithCode, row } from '../harness/report/markdown-text.ts';

// Writes the tables of rules in docs/check.md from the rules themselves: `make rules`.
const page = new URL('check.md', import.meta.url);
const folders = new URL('../harness/lint/rules/', import.meta.url);
const begin = '<!-- The tables are written by `make rules`. -->\n';
const end = '<!-- End of the tables. -->\n';

/** The folders of rules, in the order of the page, each with its title. */
const categories: Readonly<Record<string, string>> = {
  execution: 'What cannot be executed as written, or does nothing here',
  kubectl: 'What kubectl or the API server refuses, or will refuse one day',
  checks: 'Checks that cannot fail, and patterns that never match',
  races: 'Checks that run before the change has finished',
  danger: 'What can do more harm than the fault',
  promises: 'What the document promises, but does not ensure',
  markdown: 'What Markdown reads differently from what the author meant',
};
const others =
  'Other findings: comments that silence findings, texts that are too long, rules that crash';

/** The page with the tables of the current rules. */
export function withRules(text: string, rules: readonly RuleText[] = knownRules): string {
  const [before, rest] = parts(text, begin);
  const [, after] = parts(rest, end);
  const byTitle = Map.groupBy(rules, titleOf);
  const titles = [...Object.values(categories), others];
  const tables = titles.map((title) => `### ${title}\n\n${table(byTitle.get(title) ?? [])}\n\n`);
  return `${before}${begin}\n${tables.join('')}${end}${after}`;
}

/** By the folder that a rule's file is in. */
function titleOf({ name }: RuleText): string {
  const folder = readdirSync(folders).find((one) =>
    existsSync(new URL(`${one}/${name}.ts`, folders)),
  );
  if (folder === undefined) return others;
  const title = categories[folder];
  if (title === undefined) throw new Error(`docs/rules.ts has no title for the folder ${folder}`);
  return title;
}

function table(rules: readonly RuleText[]): string {
  const rows = rules.map(({ name, severity, why, examples }) =>
    row(code(name), severity, inlineWithCode(why), example(examples.bad)),
  );
  const head = [row('Rule', 'Severity', 'Why', 'For example'), row('---', '---', '---', '---')];
  return [...head, ...rows].join('\n');
}

function parts(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`docs/check.md has lost its line ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

/** The shortest example that is one line of shell; empty if every example is a document. */
function example(texts: readonly string[]): string {
  const lines = texts.filter((text) => !text.startsWith('#') && !text.includes('\n'));
  const [shortest] = lines.toSorted((one, other) => one.length - other.length);
  return shortest === undefined ? '' : code(shortest.replace(/[«»]/g, ''));
}

if (import.meta.main) writeFileSync(page, withRules(readFileSync(page, 'utf8')));
