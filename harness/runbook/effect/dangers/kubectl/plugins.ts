import type { Call } from '../../../kubectl/invocation.ts';
import type { Danger } from '../danger.ts';
import { dangersOfUnknown } from '../unknown.ts';

/** By the plugin and its arguments. */
const plugins: readonly (readonly [words: RegExp, kind: Danger['kind'], what: string])[] = [
  [/^cnpg destroy /, 'destroys', 'deletes an instance with its volume'],
  [
    /^(?:cnpg (?:promote|fencing on|hibernate on|restart|maintenance set)|virt (?:restart|migrate|stop|pause|soft-reboot|reset|evacuate-cancel|removevolume)|moco (?:switchover|stop)|rook-ceph (?:maintenance start|flatten-rbd-pvc)|kruise rollout (?:undo|pause|restart)) /,
    'interrupts',
    'makes another server the primary, or stops or restarts one',
  ],
  [
    /^rook-ceph .*(?:purge-osd|osd (?:purge|destroy|rm))\b/,
    'destroys',
    'gives up an OSD with its data',
  ],
  [
    /^(?:(?:minio tenant|rabbitmq|directpv) (?:delete|purge|remove|clean)|directpv init .*--dangerous|reap|linstor \S+ (?:delete|lost))\b/,
    'destroys',
    'deletes a store with its data',
  ],
  [
    /^argo rollouts (?:abort|undo|pause|terminate)\b/,
    'interrupts',
    'stops a roll-out, or puts an older version in place of the current one',
  ],
  [
    /^(?:hns|karpenter|kudo|konveyor|tkn|kafka|mayastor|linstor|vela|karmada|kyverno) (?:\S+ )?(?:delete|remove|uninstall)\b/,
    'interrupts',
    'deletes what it names',
  ],
  [
    /^adm (?:prune \S+ .*--confirm|policy remove-\S+|upgrade .*--(?:to|clear|force)\b\S*)/,
    'interrupts',
    'removes what it names, or replaces the version of the cluster',
  ],
];

/** The dangers of a call of a plugin: `kubectl cnpg destroy shop 2`. */
export function dangersOfPlugin(call: Call): readonly Danger[] {
  const { verb, args, flags } = call;
  const words = [...[verb, ...args].map(({ text }) => text), ...flags.map(({ name }) => name)].join(
    ' ',
  );
  const found = plugins.find(([given]) => given.test(words));
  if (found) return [{ kind: found[1], at: verb.at, what: found[2] }];
  if (harmless.test(verb.text) || flags.some(({ name }) => name === '--help')) return [];
  // The words of a plugin that no table has: `kubectl shop restore-quorum a`.
  const own = [verb, ...args];
  return dangersOfUnknown([`kubectl-${verb.text}`, ...args.map(({ text }) => text)]).map(
    (danger) => ({ ...danger, at: own[danger.at]?.at ?? verb.at }),
  );
}

/** Plugins that manage plugins or the reader's settings, and commands of oc. */
const harmless =
  /^(?:krew|config|ctx|ns|konfig|plugin|adm|project|projects|login|logout|start-build|tree|neat|images?|who-can|access-matrix)$/;
