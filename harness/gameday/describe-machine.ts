import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../io/paths.ts';

/** The machine that recorded a journal; figures from another machine are not comparable. */
export function describeMachine(): Readonly<Record<string, string>> {
  const cores = cpus();
  return {
    system: `${type()} ${release()}`,
    processor: cores[0]?.model ?? 'unknown',
    cores: String(cores.length),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  };
}

export function describeVersions(): Readonly<Record<string, string>> {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  return { firedrill: version, node: process.version };
}
