import { parseDuration, unitMs } from '../../model/duration.ts';
import type { Command } from '../../runbook/commands/script.ts';

/** How long a command may wait, according to its own words. */
export interface Wait {
  readonly ms: number;
  /** Index of the word that says so. */
  readonly at: number;
}

/** `--timeout=90s`, `timeout 90 …`, `sleep 90`; no limit (0) and a value from a variable do not count. */
export function waitsOf({ words }: Command): readonly Wait[] {
  const waits = words.flatMap((word, at) => {
    const value = word.startsWith('--timeout=')
      ? word.slice(10)
      : word === '--timeout' && words[at + 1];
    return value ? waitOf(value, at) : [];
  });
  if (words[0] !== 'timeout' && words[0] !== 'sleep') return waits;
  const at = words.findIndex((word, index) => index > 0 && /^\d/.test(word));
  return [...waits, ...(at < 0 ? [] : waitOf(words[at] ?? '', at))];
}

function waitOf(value: string, at: number): Wait[] {
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * unitMs.s : durationMs(value);
  return ms === undefined || ms <= 0 ? [] : [{ ms, at }];
}

function durationMs(value: string): number | undefined {
  const days = /^(\d{1,6})d$/.exec(value)?.[1];
  if (days) return Number(days) * unitMs.d;
  return value.length > 60 ? undefined : parseDuration(value);
}
