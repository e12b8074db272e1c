import type { Call } from '../../../kubectl/invocation.ts';
import type { Danger } from '../danger.ts';

/** By the plugin and its arguments. */
const plugins: readonly (readonly [words: RegExp, kind: Danger['kind'], what: string])[] = [
  [/^cnpg destroy /, 'destroys', 'deletes an instance with its volume'],
  [
    /^cnpg (?:promote|fencing on|hibernate on) /,
    'interrupts',
    'makes another server the primary, or stops one',
  ],
  [
    /^rook-ceph .*(?:purge-osd|osd (?:purge|destroy|rm))\b/,
    'destroys',
    'gives up an OSD with its data',
  ],
  [
    /^(?:minio tenant|rabbitmq|directpv) (?:delete|purge|remove|clean)\b/,
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
export function dangersOfPlugin({ verb, args, flags }: Call): readonly Danger[] {
  const words = [...[verb, ...args].map(({ text }) => text), ...flags.map(({ name }) => name)].join(
    ' ',
  );
  const found = plugins.find(([given]) => given.test(words));
  return found ? [{ kind: found[1], at: verb.at, what: found[2] }] : [];
}
