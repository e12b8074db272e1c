import { readdirSync, readFileSync } from 'node:fs';
import { parseRunbook } from '../../harness/runbook/parse.ts';

/** What parsing many runbooks took: wall clock, the first document included, and this thread's CPU. */
export interface ParseFigures {
  readonly ms: number;
  readonly cpuMs: number;
  readonly documents: number;
  readonly megabytes: number;
  readonly steps: number;
}

const documents = 1000;
/** Characters of the five runbooks that the project began with. */
const sizes = [12_521, 7_509, 8_634, 4_394, 4_067];
const folder = new URL('../../runbooks/', import.meta.url);

/** Parses 1,000 documents whole, Markdown to claims, in this process; no two are the same. */
export function benchParse(): ParseFigures {
  const texts = [...runbookTexts(documents)];
  const usageBefore = process.threadCpuUsage();
  const started = performance.now();
  let steps = 0;
  for (const text of texts) {
    for (const procedure of parseRunbook('runbook.md', text).procedures) {
      steps += procedure.steps.length;
    }
  }
  const ms = performance.now() - started;
  const { user, system } = process.threadCpuUsage(usageBefore);
  const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  return { ms, cpuMs: (user + system) / 1000, documents, megabytes, steps };
}

/** The project's own runbooks, repeated and cut to the sizes at a line's end; no two are the same. */
export function* runbookTexts(count: number): Generator<string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const whole = names.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  for (let index = 0; index < count; index += 1) {
    const size = sizes[index % sizes.length] ?? 0;
    const text = whole.repeat(Math.ceil(size / whole.length));
    yield `Document ${index}\n\n${text.slice(0, text.lastIndexOf('\n', size))}\n`;
  }
}

if (import.meta.main) {
  const { ms, cpuMs, megabytes, steps } = benchParse();
  const size = `${documents} runbooks, ${megabytes.toFixed(1)} MB, ${steps} steps`;
  console.log(`${size}: ${ms.toFixed(0)} ms (${cpuMs.toFixed(0)} ms of CPU)`);
}
