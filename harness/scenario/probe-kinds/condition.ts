import { z } from 'zod';
import type { ObjectReference, ProbeSpec } from '../../model/system.ts';
import { objectName, positiveDuration, text } from '../fields.ts';
import type { ProbeKind } from '../probe-kind.ts';

/** Reads an object's status from the API server, as `kubectl wait` and `kubectl rollout status` do. */
export interface ConditionProbe extends ProbeSpec {
  readonly kind: 'condition';
  readonly object: ObjectReference;
  readonly expect: ConditionExpectation;
}

/** What must hold: a condition of the status, or that all replicas are of the latest version. */
type ConditionExpectation =
  | { readonly condition: string; readonly status: string }
  | { readonly rollout: 'complete' };

const rolledOut = ['Deployment', 'StatefulSet', 'DaemonSet'];

const object = z
  .strictObject({
    apiVersion: text,
    kind: text.refine((kind) => kind !== 'Secret', 'must not be a Secret: it has no conditions'),
    namespace: objectName.optional(),
    name: objectName,
  })
  .transform(
    ({ namespace, ...same }): ObjectReference => ({
      ...same,
      ...(namespace !== undefined && { namespace }),
    }),
  );

const expectation = z
  .strictObject({
    condition: z
      .string()
      .regex(
        /^[\w./-]+(=(True|False|Unknown))?$/,
        'must be a condition, such as Available or Available=False',
      )
      .optional(),
    rollout: z.literal('complete').optional(),
  })
  .refine(({ condition, rollout }) => (condition === undefined) !== (rollout === undefined), {
    message: 'needs either condition or rollout',
  })
  .transform(({ condition }): ConditionExpectation => {
    if (condition === undefined) return { rollout: 'complete' };
    const [type = '', status = 'True'] = condition.split('=');
    return { condition: type, status };
  });

const schema = z
  .strictObject({
    name: text,
    kind: z.literal('condition'),
    object,
    expect: expectation,
    // Each question is a TLS connection that the API server has to accept.
    rate: z
      .number()
      .min(0.05, 'must be at least 0.05, once in 20 seconds')
      .max(20, 'must be at most 20 a second')
      .default(5),
    // A slow API server is no outage of the system.
    timeout: positiveDuration.default(5_000),
  })
  .superRefine(({ object: { apiVersion, kind }, expect }, context) => {
    if ('condition' in expect || (apiVersion === 'apps/v1' && rolledOut.includes(kind))) return;
    context.addIssue(`only apps/v1 ${rolledOut.join(', ')} can have a roll-out`);
  })
  .transform(({ timeout, ...probe }): ConditionProbe => ({ ...probe, timeoutMs: timeout }));

/** Asks Kubernetes: a roll-out may be stuck while every user is served. */
export const conditionProbe: ProbeKind<ConditionProbe> = {
  kind: 'condition',
  schema,
  describe: ({ object: { kind, namespace, name }, expect }) => ({
    asks: `status of ${[kind, namespace, name].filter(Boolean).join('/')}`,
    expects: 'rollout' in expect ? 'roll-out complete' : `${expect.condition}=${expect.status}`,
  }),
};
