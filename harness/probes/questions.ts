import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../io/paths.ts';
import type { ProbeSpec } from '../model/system.ts';
import type { ObjectReader } from '../ports.ts';
import { patienceMs } from './silence.ts';

const folder = '/prober';

/** Authorities that the prober trusts beside those of its image; no such file is no error. */
const authorities = `${folder}/authorities.pem`;

const k6Run = [
  ...['env', `SSL_CERT_FILE=${authorities}`, 'k6', 'run'],
  ...['--quiet', '--no-color', '--no-usage-report', '--summary-mode', 'disabled'],
  ...['--address', '', '--log-format', 'raw', '--console-output', '/dev/stdout'],
];

/** k6 started in the prober's folder; each line of its standard output is one sample. */
export function probeCommand(names: readonly string[]): readonly string[] {
  return [...k6Run, '--env', `PROBES=${JSON.stringify(names)}`, `${folder}/probe.ts`];
}

// `nice`, because the probes go on meanwhile and come first; a file, because k6 opens it more than once.
const auditScript = `file=$(mktemp) && trap 'rm -f "$file"' EXIT && cat >"$file" &&
nice "$@" --env RECEIPTS="$file" ${folder}/audit.ts`;

/** Reads a JSON list of receipts from standard input; prints one line for the fate of each. */
export function auditCommand(name: string): readonly string[] {
  return ['sh', '-c', auditScript, 'sh', ...k6Run, '--env', `PROBE=${name}`];
}

/** What k6 runs and the questions it asks, by the path inside the prober's container. */
export async function proberFiles(
  probes: readonly ProbeSpec[],
): Promise<Readonly<Record<string, string>>> {
  const source = join(packageRoot, 'fixtures/prober');
  const questions = probes.map((probe) => ({
    ...probe,
    lateMs: lateMs(probe),
    virtualUsers: virtualUsers(probe),
  }));
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

/** How the probes that read an object of the API reach it; `paths` by the probe's name. */
export function apiFile(
  { server, token }: Omit<ObjectReader, 'paths'>,
  paths: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return { [`${folder}/api.json`]: JSON.stringify({ server, token, paths }) };
}

/** The authorities, as PEM, that sign what probes ask. */
export function authoritiesFile(pems: readonly string[]): Readonly<Record<string, string>> {
  return pems.length === 0 ? {} : { [authorities]: pems.map((pem) => pem.trim()).join('\n') };
}

/** One for each question that a hang can leave open, and more for those that a busy machine delays. */
export function virtualUsers(probe: ProbeSpec): number {
  const { rate, timeoutMs } = probe;
  return Math.ceil((rate * (timeoutMs + lateMs(probe) + patienceMs)) / 1000) + 5;
}

/** A late promise holds a virtual user, which takes a megabyte or two. */
const mostLate = 40;
const lateTimeouts = 10;

/** How long a journey's promise is watched that was not kept in time: it shows when a queue is drained. */
function lateMs({ rate, timeoutMs, then }: ProbeSpec): number {
  return then ? Math.min(lateTimeouts * timeoutMs, (mostLate * 1000) / rate) : 0;
}
