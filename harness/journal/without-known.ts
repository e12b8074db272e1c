import type { JournalEvent } from './events.ts';
import type { KnownSecrets } from './known-secrets.ts';

/** Fields that hold words of the journal, and no text that anything has printed. */
const own = new Set([
  'type',
  'arm',
  'result',
  'stage',
  'code',
  'phase',
  'kind',
  'when',
  'by',
  'plan',
]);

/** The event without values that are known to be secret. */
export function withoutKnown(event: JournalEvent, known: KnownSecrets): JournalEvent {
  if (known.isEmpty) return event;
  const clean = (value: unknown, field = ''): unknown => {
    if (own.has(field)) return value;
    if (typeof value === 'string') return known.takeOut(value);
    if (Array.isArray(value)) return value.map((one) => clean(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one, key)]));
  };
  return clean(event) as JournalEvent;
}
