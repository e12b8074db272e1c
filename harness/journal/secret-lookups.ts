import type { EventOf, JournalEvent } from './events.ts';
import { redact, redactAll } from './redact.ts';
import { redacted } from './redacted.ts';
import { isSecretName } from './secret-names.ts';
import { printsSecrets } from './secret-reads.ts';

/** A shorter value is no secret, and stands in half of all texts. */
const shortest = 4;

/** Redacts what a look-up found, where its name or its command says that it is a secret. */
export function redactLookup(event: EventOf<'looked-up'>, command: string): EventOf<'looked-up'> {
  const value = isSecretLookup(event.name, command)
    ? redactAll(event.value)
    : redact(event.value, command);
  return { ...event, value };
}

export const isSecretLookup = (name: string, command: string): boolean =>
  isSecretName(name) || printsSecrets(command);

/** Takes values out of an event, also where a step has encoded them with base64. */
export function withoutValues(event: JournalEvent, values: ReadonlySet<string>): JournalEvent {
  let text = JSON.stringify(event);
  for (const value of values) {
    if (value.length < shortest) continue;
    // The end of the encoded text depends on what follows the value.
    const encoded = Buffer.from(value)
      .toString('base64')
      .replace(/.{0,3}=*$/, '');
    for (const form of [value, encoded]) {
      if (form !== '') text = text.replaceAll(JSON.stringify(form).slice(1, -1), redacted(value));
    }
  }
  return JSON.parse(text) as JournalEvent;
}
