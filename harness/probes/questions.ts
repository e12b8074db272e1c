import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../io/paths.ts';
import type { ProbeSpec } from '../model/system.ts';
import { patienceMs } from './silence.ts';

const folder = '/prober';

const k6Run = [
  ...['k6', 'run'],
  ...['--quiet', '--no-color', '--no-usage-report', '--summary-mode', 'disabled'],
  ...['--address', '', '--log-format', 'raw', '--console-output', '/dev/stdout'],
];

/** k6 started in the prober's folder; each line of its standard output is one sample. */
export function probeCommand(names: readonly string[]): readonly string[] {
  return [...k6Run, '--env', `PROBES=${JSON.stringify(names)}`, `${folder}/probe.ts`];
}

// What is measured goes on beside it, and comes first. k6 opens files by name, more than once.
const auditScript = `file=$(mktemp) && trap 'rm -f "$file"' EXIT && cat >"$file" &&
nice "$@" --env RECEIPTS="$file" ${folder}/audit.ts`;

/** Takes a JSON list of receipts as its input; each line of its standard output is one's fate. */
export function auditCommand(name: string): readonly string[] {
  return ['sh', '-c', auditScript, 'sh', ...k6Run, '--env', `PROBE=${name}`];
}

/** What k6 runs and the questions it asks, by the path inside the prober's container. */
export async function proberFiles(
  probes: readonly ProbeSpec[],
): Promise<Readonly<Record<string, string>>> {
  const source = join(packageRoot, 'fixtures/prober');
  const questions = probes.map((probe) => ({ ...probe, virtualUsers: virtualUsers(probe) }));
  const files = await readdir(source, { recursive: true });
  const names = files.filter((name) => name.endsWith('.ts'));
  const programs = names.map(async (name) => [
    `${folder}/${name}`,
    await readFile(join(source, name), 'utf8'),
  ]);
  return {
    ...Object.fromEntries(await Promise.all(programs)),
    [`${folder}/questions.json`]: JSON.stringify(questions),
  };
}

/** One for each question that a hang can leave open, and what a busy machine holds up besides. */
export function virtualUsers({ rate, timeoutMs }: ProbeSpec): number {
  return Math.ceil((rate * (timeoutMs + patienceMs)) / 1000) + 5;
}
