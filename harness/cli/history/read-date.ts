import { HarnessError } from '../../errors.ts';
import { given } from '../given.ts';

/** Midnight, UTC, of a date such as 2026-12-01; BAD_USAGE for anything else. */
export function readDate(option: string, text: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)) return ms;
  throw new HarnessError(
    'BAD_USAGE',
    `${given(option, text)}: expected a date such as 2026-12-01.`,
    {
      next: 'Dates begin at midnight, UTC.',
    },
  );
}
