import { list, trustedAccounts } from './requesters.ts';

// Rights that lead to all others. CEL may ask for two of them in one expression, so each pair is a variable.
const strongRights = [
  [
    "group('admissionregistration.k8s.io').resource('validatingadmissionpolicies').check('update')",
    "group('admissionregistration.k8s.io').resource('validatingadmissionpolicybindings').check('delete')",
  ],
  [
    "group('admissionregistration.k8s.io').resource('mutatingwebhookconfigurations').check('create')",
    "group('').resource('users').check('impersonate')",
  ],
  [
    "group('').resource('groups').check('impersonate')",
    "group('').resource('nodes').subresource('proxy').check('get')",
  ],
  [
    "group('').resource('nodes').subresource('proxy').check('create')",
    "group('').resource('serviceaccounts').subresource('token').namespace('kube-system').check('create')",
  ],
  [
    "group('rbac.authorization.k8s.io').resource('clusterroles').check('escalate')",
    "group('rbac.authorization.k8s.io').resource('clusterroles').check('bind')",
  ],
  [
    "group('certificates.k8s.io').resource('certificatesigningrequests').subresource('approval').check('update')",
    "group('apiregistration.k8s.io').resource('apiservices').check('create')",
  ],
] as const;

/** Variables that end with `isStrong`: the account of the pod may do what the operator may not. */
export const accountVariables = (namespace: string) => [
  {
    name: 'account',
    expression: `variables.spec.?serviceAccountName.orValue('default') == '' ? 'default' : variables.spec.?serviceAccountName.orValue('default')`,
  },
  {
    name: 'rights',
    expression: `authorizer.serviceAccount(${namespace}, variables.account)`,
  },
  ...strongRights.map((pair, index) => ({
    name: `strong${index}`,
    expression: pair.map((right) => `variables.rights.${right}.allowed()`).join(' || '),
  })),
  {
    name: 'isStrong',
    expression: [
      `'system:serviceaccount:' + ${namespace} + ':' + variables.account in ${list(trustedAccounts)}`,
      ...strongRights.map((_, index) => `variables.strong${index}`),
    ].join(' || '),
  },
];
