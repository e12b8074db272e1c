import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProbeSpec } from '../model/system.ts';
import { packageRoot } from '../paths.ts';
import { patienceMs } from './silence.ts';

const folder = '/prober';

/** k6 started in the prober's folder; each line of its standard output is one sample. */
export const k6Command: readonly string[] = [
  'k6',
  'run',
  ...['--quiet', '--no-color', '--no-usage-report', '--summary-mode', 'disabled'],
  ...['--address', '', '--log-format', 'raw', '--console-output', '/dev/stdout'],
  `${folder}/probe.ts`,
];

/** What k6 runs and the questions it asks, by the path inside the prober's container. */
export async function proberFiles(
  probes: readonly ProbeSpec[],
): Promise<Readonly<Record<string, string>>> {
  const questions = probes.map((probe) => ({ ...probe, virtualUsers: virtualUsers(probe) }));
  return {
    [`${folder}/probe.ts`]: await readFile(join(packageRoot, 'fixtures/prober/probe.ts'), 'utf8'),
    [`${folder}/questions.json`]: JSON.stringify(questions),
  };
}

/** One for each question that a hang can leave open, and what a busy machine holds up besides. */
export function virtualUsers({ rate, timeoutMs }: ProbeSpec): number {
  return Math.ceil((rate * (timeoutMs + patienceMs)) / 1000) + 5;
}
