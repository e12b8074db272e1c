import type { EventOf } from './events.ts';
import { redact, redactAll } from './redact.ts';
import { isSecretName } from './secret-names.ts';
import { printsSecrets } from './secret-reads.ts';

/** Redacts what a look-up found, where its name or its command says that it is a secret. */
export function redactLookup(event: EventOf<'looked-up'>, command: string): EventOf<'looked-up'> {
  const value = isSecretLookup(event.name, command)
    ? redactAll(event.value)
    : redact(event.value, command);
  return { ...event, value };
}

export const isSecretLookup = (name: string, command: string): boolean =>
  isSecretName(name) || printsSecrets(command);
