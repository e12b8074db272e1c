import type { CheckRecord } from '../model/verdict.ts';

/** `holds: its command succeeded after 0.21 s`, `not checked: nothing answers it`. */
export function checkWords({ answeredBy, holds, because }: CheckRecord): string {
  if (answeredBy === undefined) return `not checked: ${because}`;
  if (holds === null) return `not known: ${because}`;
  return `${holds ? 'holds' : 'does not hold'}: ${because}`;
}
