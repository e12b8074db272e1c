import { readdirSync, readFileSync } from 'node:fs';
import { parseRunbook } from '../../harness/runbook/parse.ts';

/** What parsing many runbooks took; `ms` is wall clock, the first document included. */
export interface ParseFigures {
  readonly ms: number;
  readonly documents: number;
  readonly megabytes: number;
  readonly steps: number;
}

const documents = 1000;
const folder = new URL('../../runbooks/', import.meta.url);

/** Parses 1,000 documents whole, Markdown to claims, in this process; no two are the same. */
export function benchParse(): ParseFigures {
  const runbooks = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const texts = runbooks.map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const all = Array.from(
    { length: documents },
    (_, index) => `${texts[index % texts.length]}\nDocument ${index}\n`,
  );
  let steps = 0;
  const started = performance.now();
  for (const text of all) {
    for (const procedure of parseRunbook('runbook.md', text).procedures) {
      steps += procedure.steps.length;
    }
  }
  const ms = performance.now() - started;
  const megabytes = all.reduce((sum, text) => sum + text.length, 0) / 1e6;
  return { ms, documents, megabytes, steps };
}

if (import.meta.main) {
  const { ms, megabytes, steps } = benchParse();
  console.log(
    `${documents} runbooks, ${megabytes.toFixed(1)} MB, ${steps} steps: ${ms.toFixed(0)} ms`,
  );
}
