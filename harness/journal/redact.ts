import { redacted } from './redacted.ts';
import { redactSecretObjects } from './secret-objects.ts';
import { redactPatterns } from './secret-patterns.ts';
import { printsSecrets } from './secret-reads.ts';
import { redactNamedValues } from './secret-values.ts';

/**
 * Redacts secrets before text is written anywhere. The output of a step that reads a secret goes entirely;
 * from other text, the data of Secrets and anything that looks like a password, token or private key.
 */
export function redact(output: string, stepText = ''): string {
  if (output === '') return output;
  if (printsSecrets(stepText)) return redactAll(output);
  return redactPatterns(redactNamedValues(redactSecretObjects(output)));
}

/** Replaces all output by its length; empty output stays empty. */
export function redactAll(output: string): string {
  return output === '' ? output : redacted(output);
}
