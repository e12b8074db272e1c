import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { collectEarlier } from '../../harness/io/collect-earlier.ts';
import { checkRunbook } from '../../harness/lint/engine/check.ts';
import { runbookTexts } from './parse.ts';

/** What checking many runbooks took in a process of its own; `ms` counts from its first document on. */
export interface CheckFigures {
  readonly documents: number;
  readonly ms: number;
  readonly cpuMs: number;
  /** The most that the process has held. */
  readonly peakMb: number;
  readonly findings: number;
}

const firedrill = fileURLToPath(new URL('../../harness/bin.js', import.meta.url));
const runbook = fileURLToPath(new URL('../../runbooks/raibid-ci-operations.md', import.meta.url));

/** Checks so many runbooks, parse and every rule, in a fresh process. */
export async function benchCheck(documents: number): Promise<CheckFigures> {
  const program = fileURLToPath(import.meta.url);
  const { stdout } = await execa('node', [program, String(documents)]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** Milliseconds of `firedrill check` of one runbook, process start included; the median of so many. */
export async function benchOneCheck(times: number): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const started = performance.now();
    // Findings are no failure here.
    const { exitCode } = await execa('node', [firedrill, 'check', runbook], { reject: false });
    if (exitCode !== 0 && exitCode !== 1) throw new Error(`firedrill check ended with ${exitCode}`);
    taken.push(performance.now() - started);
  }
  return taken.sort((one, other) => one - other)[Math.floor(times / 2)] ?? Number.NaN;
}

/** Milliseconds of `firedrill check` of so many runbooks with shellcheck, process start included. */
export async function benchShellcheck(documents: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'firedrill-bench-'));
  try {
    await mkdir(join(folder, '.git'));
    for (const [index, text] of [...runbookTexts(documents)].entries()) {
      await writeFile(join(folder, `${index}.md`), text);
    }
    const started = performance.now();
    const ended = await execa('node', [firedrill, 'check', '.'], { cwd: folder, reject: false });
    if (ended.exitCode !== 0 && ended.exitCode !== 1) throw new Error(ended.stderr);
    return performance.now() - started;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function checkMany(documents: number): CheckFigures {
  let [ms, cpuMs, findings] = [0, 0, 0];
  // Texts are made one at a time: those of 10,000 would be most of the memory that is measured.
  for (const text of runbookTexts(documents)) {
    const before = process.threadCpuUsage();
    const started = performance.now();
    findings += checkRunbook('runbook.md', text).length;
    ms += performance.now() - started;
    const { user, system } = process.threadCpuUsage(before);
    cpuMs += (user + system) / 1000;
  }
  const peakMb = process.resourceUsage().maxRSS / 1024;
  return { documents, ms, cpuMs, peakMb, findings };
}

if (import.meta.main) {
  // As checkFiles does for many files.
  collectEarlier();
  console.log(JSON.stringify(checkMany(Number(process.argv[2] ?? 1000))));
}
