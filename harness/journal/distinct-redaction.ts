import type { KnownSecrets } from './known-secrets.ts';
import { redact } from './redact.ts';
import { redacted } from './redacted.ts';

/** Redacts the whole text if a secret is in it, or if `isSecret`; equal texts stay equal, others stay different. */
export type DistinctRedaction = (text: string, isSecret?: boolean) => string;

/** Numbers the secrets of one journal in the order in which they come. */
export function distinctRedaction(known?: Pick<KnownSecrets, 'areIn'>): DistinctRedaction {
  const numbers = new Map<string, number>();
  return (text, isSecret = false) => {
    if (!isSecret && !known?.areIn(text) && redact(text) === text) return text;
    const number = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, number);
    return redacted(text).replace(/]$/, `, secret ${number}]`);
  };
}
