import type { Openable } from '../../model/opening.ts';
import { isConfined } from './requesters.ts';

/** A refusal has the name of the policy that refuses; the judge knows them by how they begin. */
export const policyNames = {
  pods: 'firedrill-operator-pods',
  entries: 'firedrill-operator-entries',
  settings: 'firedrill-operator-settings',
  objects: 'firedrill-operator-objects',
} as const;

export const writes = ['CREATE', 'UPDATE'] as const;

/** How a scenario's author opens what a policy refuses. */
export const opened = (what: Openable) =>
  `A scenario may open it: operator: { allow: [{ what: ${what}, because: … }] }.`;

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly operations: readonly ('CREATE' | 'UPDATE' | 'CONNECT')[];
}

interface PolicySpec {
  readonly name: string;
  readonly rules: readonly Rule[];
  readonly variables?: readonly { readonly name: string; readonly expression: string }[];
  readonly validations: readonly { readonly expression: string; readonly message: string }[];
  /** Every object of this kind in the request's namespace is given to the expressions as `params`, one after the other. */
  readonly params?: { readonly apiVersion: string; readonly kind: string };
}

const apiVersion = 'admissionregistration.k8s.io/v1';

/** A ValidatingAdmissionPolicy and its binding. An expression that fails refuses the request. */
export function policy({ name, rules, variables, validations, params }: PolicySpec): object[] {
  return [
    {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: {
        failurePolicy: 'Fail',
        ...(params && { paramKind: params }),
        matchConstraints: {
          resourceRules: rules.map((rule) => ({ ...rule, apiVersions: ['*'], scope: '*' })),
        },
        matchConditions: [{ name: 'confined', expression: isConfined }],
        ...(variables && { variables }),
        validations,
      },
    },
    {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: {
        policyName: name,
        validationActions: ['Deny'],
        // Without a pod there is none to enter, and without a template none that reads the object.
        ...(params && { paramRef: { selector: {}, parameterNotFoundAction: 'Allow' } }),
      },
    },
  ];
}
