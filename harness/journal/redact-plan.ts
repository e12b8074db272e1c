import type { Plan } from '../model/scenario.ts';
import { redact, redactAll } from './redact.ts';
import { isSecretName } from './secret-names.ts';

/**
 * The plan without the credentials that probes send: nothing that reads a journal needs them. The texts of the
 * scenario and the runbook stay.
 */
export function redactPlan(plan: Plan): Plan {
  const { system, probes, traffic } = plan;
  return { ...plan, ...(withoutCredentials({ system, probes, traffic }) as Partial<Plan>) };
}

const isCredential = (header: string) =>
  isSecretName(header) || /^(?:cookie|.*auth)$/i.test(header);

function withoutCredentials(value: unknown, key = '', of = ''): unknown {
  if (typeof value === 'string') {
    if (of === 'headers' && isCredential(key)) return redactAll(value);
    return of === 'headers' || key === 'url' || key === 'body' ? redact(value) : value;
  }
  if (Array.isArray(value)) return value.map((one) => withoutCredentials(one));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([its, one]) => [
    its,
    withoutCredentials(one, its, key),
  ]);
  return Object.fromEntries(entries);
}
