import { flagOf, type Invocation } from './invocation.ts';
import { builtInType } from './resource-types.ts';
import { targetsOf } from './targets.ts';

/**
 * The namespace that an invocation names: `*` for all of them, `of the context` where it sets that of
 * the invocations after it, undefined where it leaves it to the context.
 */
export function namespaceOf(invocation: Invocation): string | undefined {
  const { path, operands, verb, flags, command } = invocation;
  const namespace = flagOf(invocation, '--namespace')?.value;
  if (path === 'config set-context' && namespace) return 'of the context';
  // The plugin kubens, and oc's own command.
  if (/^(?:ns|project)$/.test(verb.text) && invocation.args.length > 0) return 'of the context';
  if (namespace !== undefined) return namespace;
  if (flagOf(invocation, '--all-namespaces')) return '*';
  // A context may name one, and so may what stands in a variable.
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
 * What of an invocation lives in a namespace, as far as that is known: `built in deployment/web`,
 * and for a custom resource, which may as well be the cluster's, `custom greeting`.
 */
export function subjectsOf(invocation: Invocation): string[] {
  const targets = targetsOf(invocation);
  if (invocation.path === 'get' && targets[0]?.type === 'all') return ['built in some all'];
  return targets.flatMap(({ type, name = '' }) => {
    const known = builtInType(type);
    if (!known) return [`custom ${type.toLowerCase().replace(/s$/, '')}`];
    if (!known.namespaced) return [];
    const holes = /^[<$]/.test(name) ? '' : name;
    return [holes ? `built in ${known.name}/${holes}` : `built in some ${known.name}`];
  });
}
