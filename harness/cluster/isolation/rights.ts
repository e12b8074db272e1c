import type { Openable } from '../../model/opening.ts';
import { openingGroup, operatorGroup } from './requesters.ts';

const rbac = 'rbac.authorization.k8s.io';
const apiVersion = `${rbac}/v1`;
const looks = ['get', 'list', 'watch'] as const;
const all = [...looks, 'create', 'delete', 'deletecollection', 'patch', 'update'] as const;

interface Rule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly verbs: readonly string[];
}

// RBAC can only add, so everything but what leads out is listed. Not in it: `nodes/proxy` reaches the kubelet,
// `nodes/status` and `pods/status` say where the API server finds it, `serviceaccounts/token` is any account.
const core = [
  'bindings',
  'componentstatuses',
  'configmaps',
  'events',
  'limitranges',
  'namespaces',
  'namespaces/finalize',
  'namespaces/status',
  'persistentvolumeclaims',
  'persistentvolumeclaims/status',
  'persistentvolumes',
  'persistentvolumes/status',
  'pods',
  'pods/attach',
  'pods/binding',
  'pods/ephemeralcontainers',
  'pods/eviction',
  'pods/exec',
  'pods/log',
  'pods/portforward',
  'pods/proxy',
  'pods/resize',
  'podtemplates',
  'replicationcontrollers',
  'replicationcontrollers/scale',
  'replicationcontrollers/status',
  'resourcequotas',
  'resourcequotas/status',
  'secrets',
  'serviceaccounts',
  'services',
  'services/proxy',
  'services/status',
] as const;

/** Groups that hold a way out: the operator only reads them, but for roles. */
const guarded = new Set([
  '',
  rbac,
  'admissionregistration.k8s.io',
  'apiregistration.k8s.io',
  'authentication.k8s.io',
  'certificates.k8s.io',
  // An address of its own behind a Service makes the API server connect to anything.
  'discovery.k8s.io',
]);

const rulesOf = (groups: readonly string[]): readonly Rule[] => [
  { apiGroups: [''], resources: core, verbs: all },
  // A new node brings its status along.
  { apiGroups: [''], resources: ['nodes'], verbs: all.filter((verb) => verb !== 'create') },
  {
    apiGroups: [''],
    resources: ['endpoints', 'nodes/status', 'pods/status'],
    verbs: looks,
  },
  { apiGroups: groups.filter((group) => !guarded.has(group)), resources: ['*'], verbs: ['*'] },
  // Without `bind` and `escalate`: nobody gives what he does not have.
  { apiGroups: [rbac], resources: ['*'], verbs: all },
  {
    apiGroups: [...guarded].filter((group) => group !== '' && group !== rbac),
    resources: ['*'],
    verbs: looks,
  },
  {
    nonResourceURLs: [
      ...['/api', '/api/*', '/apis', '/apis/*', '/openapi', '/openapi/*', '/version', '/version/*'],
      ...[
        '/healthz',
        '/healthz/*',
        '/livez',
        '/livez/*',
        '/readyz',
        '/readyz/*',
        '/metrics',
        '/metrics/*',
      ],
    ],
    verbs: ['get'],
  },
];

/** What an opening adds; the others are named in the policies alone. */
const opened: Partial<Record<Openable, readonly Rule[]>> = {
  nodeProxy: [{ apiGroups: [''], resources: ['nodes/proxy'], verbs: ['*'] }],
  admission: [
    {
      apiGroups: ['admissionregistration.k8s.io', 'apiregistration.k8s.io'],
      resources: ['*'],
      verbs: ['*'],
    },
  ],
  roles: [{ apiGroups: [rbac], resources: ['*'], verbs: ['bind', 'escalate'] }],
  impersonation: [
    { apiGroups: ['', 'authentication.k8s.io'], resources: ['*'], verbs: ['impersonate'] },
  ],
  certificates: [{ apiGroups: ['certificates.k8s.io'], resources: ['*'], verbs: ['*'] }],
  tokens: [{ apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] }],
};

/** Roles and bindings of the operator; `groups`: the groups of the API that this cluster has. */
export function operatorRights(groups: readonly string[]): readonly object[] {
  return [
    ...roleFor('firedrill-operator', operatorGroup, rulesOf(groups)),
    ...Object.entries(opened).flatMap(([what, rules]) =>
      roleFor(`firedrill-open-${what.toLowerCase()}`, openingGroup(what as Openable), rules),
    ),
  ];
}

const roleFor = (name: string, group: string, rules: readonly Rule[]) => [
  { apiVersion, kind: 'ClusterRole', metadata: { name }, rules },
  {
    apiVersion,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
    subjects: [{ apiGroup: rbac, kind: 'Group', name: group }],
  },
];
