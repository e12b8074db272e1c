import { flagOf, type Invocation } from './invocation.ts';
import { builtInType } from './resource-types.ts';
import { targetsOf } from './targets.ts';

/**
 * The namespace that an invocation names: `*` for all of them, `of the context` if it sets the
 * namespace of later invocations, undefined if it uses that of the context.
 */
export function namespaceOf(invocation: Invocation): string | undefined {
  const { path, operands, verb, flags, command } = invocation;
  const namespace = flagOf(invocation, '--namespace')?.value;
  if (path === 'config set-context' && namespace) return 'of the context';
  // The plugin kubens, and `oc project`.
  if (/^(?:ns|project)$/.test(verb.text) && invocation.args.length > 0) return 'of the context';
  if (namespace !== undefined) return namespace;
  if (flagOf(invocation, '--all-namespaces')) return '*';
  // A context or a variable may name the namespace.
  if (flags.some(({ name }) => /^--(?:context|kubeconfig|raw)$/.test(name))) return '*';
  if (
    operands.some(({ at }) =>
      /^\$\{?\w*(?:ARG|OPT|FLAG|NS)\w*\}?$/i.test(command.written[at] ?? ''),
    )
  ) {
    return '*';
  }
  return undefined;
}

/**
 * The namespaced objects that an invocation names, as far as known: `built in deployment/web`. A custom
 * resource, which may also be cluster-scoped, is `custom greeting`.
 */
export function subjectsOf(invocation: Invocation): string[] {
  const targets = targetsOf(invocation);
  if (invocation.path === 'get' && targets[0]?.type === 'all') return ['built in some all'];
  return targets.flatMap(({ type, name = '' }) => {
    const known = builtInType(type);
    if (!known && isClusterWide(type)) return [];
    if (!known) return [`custom ${type.toLowerCase().replace(/s$/, '')}`];
    if (!known.namespaced) return [];
    const holes = /^[<$]/.test(name) ? '' : name;
    return [holes ? `built in ${known.name}/${holes}` : `built in some ${known.name}`];
  });
}

/** Custom types that are known to belong to no namespace: `clusterissuer`, `nodepools.karpenter.sh`. */
function isClusterWide(type: string): boolean {
  const [name = ''] = type.toLowerCase().split('.', 1);
  return (
    /^cluster[a-rt-z]/.test(name) ||
    [name, name.replace(/s$/, ''), name.replace(/es$/, '')].some((one) => clusterWide.has(one))
  );
}

const clusterWide = new Set(
  `clustersecretstore clustersecret clusterset nodepool nodeclaim nodeclass ec2nodeclass machineconfig
  machineconfigpool kubeletconfig constrainttemplate composition compositeresourcedefinition xrd managed
  ippool felixconfiguration bgpconfiguration bgppeer globalnetworkpolicy tigerastatus gatewayclass
  volumesnapshotclass volumesnapshotcontent ciliumnode ciliumidentity oauth featuregate kubeapiserver`
    .trim()
    .split(/\s+/),
);
