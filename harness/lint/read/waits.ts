import type { Command } from '../../runbook/commands/script.ts';

/** For how long a command may keep its reader waiting, by what it says itself. */
export interface Wait {
  readonly ms: number;
  /** Index of the word that says so. */
  readonly at: number;
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1e3, m: 60e3, h: 3600e3, d: 86_400e3 };
const goDuration = /^(?:\d{1,9}(?:\.\d{1,9})?(?:ms|s|m|h))+$/;

/** `--timeout=90s`, `timeout 90 …`, `sleep 90`; no limit (0) and what the shell is to fill in are none. */
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
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : durationMs(value);
  return ms === undefined || ms <= 0 ? [] : [{ ms, at }];
}

function durationMs(value: string): number | undefined {
  const days = /^(\d{1,6})d$/.exec(value)?.[1];
  if (days) return Number(days) * 86_400e3;
  if (value.length > 60 || !goDuration.test(value)) return undefined;
  let ms = 0;
  for (const [, number, unit] of value.matchAll(/([\d.]+)([a-z]+)/g)) {
    ms += Number(number) * (unitMs[unit ?? ''] ?? 0);
  }
  return ms;
}
