import { misspeltName } from '../../../model/nearest.ts';
import { programOf } from '../../../runbook/commands/wrappers.ts';
import { flagOf, type Invocation } from '../../../runbook/kubectl/invocation.ts';
import { builtInType, typeNames } from '../../../runbook/kubectl/resource-types.ts';
import { targetsOf } from '../../../runbook/kubectl/targets.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { fixOf } from '../../read/fixes.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';

/** A strategic merge patch, the default of `kubectl patch`, of a type that does not support it. */
export const patchWithoutType: Rule = {
  name: 'patch-without-type',
  severity: 'error',
  why: 'The API server refuses the default, a strategic merge patch, for custom resources.',
  examples: {
    bad: [
      `kubectl «patch» scaledobject web -n shop -p '{"spec":{"minReplicaCount":1}}'`,
      `kubectl -n shop «patch» certificates.cert-manager.io/web --type=strategic -p '{"spec":{}}'`,
      'oc «patch» kubeapiserver cluster -p \'{"spec":{}}\'',
    ],
    good: [
      `kubectl patch scaledobject web -n shop --type=merge -p '{"spec":{"minReplicaCount":1}}'`,
      `kubectl patch deploy web -n shop -p '{"spec":{"replicas":1}}'`,
      `kubectl patch deployments.apps web -n shop -p '{"spec":{"replicas":1}}'`,
      `kubectl patch deployement web -n shop -p '{"spec":{"replicas":1}}'`,
      `kubectl patch <type> web -n shop -p '{"spec":{"replicas":1}}'`,
      `kubectl patch crd webs.shop.example --type json -p '[]'`,
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const invocation of invocationsOf(document)) {
      const { path, verb, command } = invocation;
      const kind = flagOf(invocation, '--type')?.value ?? 'strategic';
      if (path !== 'patch' || kind !== 'strategic') continue;
      const [target] = targetsOf(invocation);
      if (!target || builtInType(target.type)) continue;
      // `unknown-resource-type` reports a misspelt type.
      if (!target.type.includes('.') && misspeltName(target.type.toLowerCase(), typeNames))
        continue;
      const text = `\`${target.type}\` is not a built-in type of Kubernetes, so a strategic merge patch of it fails.`;
      const fix = isPlainObject(invocation) && {
        fix: fixOf(command, verb.at, `${command.written[verb.at]} --type=merge`),
      };
      yield { ...command.at(verb.at), text, instead: 'kubectl patch --type=merge …', ...fix };
    }
  },
};

/**
 * A strategic merge and a merge differ only in lists. OpenShift has types of its own that take a strategic one,
 * and a type that is written down stays there.
 */
function isPlainObject(invocation: Invocation): boolean {
  const { command, at } = invocation;
  const body = flagOf(invocation, '--patch')?.value ?? '';
  if (programOf(command.words[at]) === 'oc' || flagOf(invocation, '--type')) return false;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !/\[|"\$patch"/.test(body);
  } catch {
    return false;
  }
}
