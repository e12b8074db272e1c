import type { TypedSession } from '../model/automation.ts';
import type { RanStep } from '../model/step-result.ts';
import { clientErrors } from '../runbook/sessions/session-clients.ts';

/**
 * The result of a step that typed into a client. The client may end with exit code 0 after a statement has
 * failed, so what it printed about that is recorded, and the step has failed.
 */
export function withClientErrors(done: RanStep, { client }: TypedSession, text: string): RanStep {
  const errors = clientErrors(client, done, joinsOutput.test(text));
  if (errors.length === 0) return done;
  return { ...done, result: done.result === 'ok' ? 'failed' : done.result, clientErrors: errors };
}

const joinsOutput = /2>&1|&>|\|&/;
