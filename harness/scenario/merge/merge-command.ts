import type { MergeTarget } from '../../model/automation.ts';
import { builtInType } from '../../runbook/kubectl/resource-types.ts';
import { pasted, readMergePath, wrapped } from './merge-path.ts';

/** The exit code of a merge whose object does not exist: the scenario named it, not the runbook. */
export const noObject = 66;

/**
 * What a person does with YAML of the runbook, as commands for the operator's shell. A part of an object is merged
 * into today's object by a strategic merge, as the API server does it; an unknown field is refused before that,
 * which `kubectl patch` alone would drop. Whole objects are applied.
 */
export function mergeCommand(target: MergeTarget, yaml: string): string {
  const { kind, name, namespace, at } = target;
  const inNamespace = namespace === undefined ? '' : ` --namespace ${namespace}`;
  if (kind === undefined || name === undefined) {
    return `kubectl apply${inNamespace} --validate=strict --filename - ${document(yaml.split('\n'))}`;
  }
  const path = at === undefined ? [] : (readMergePath(at) ?? []);
  const object = `${kind} ${name}${inNamespace}`;
  const type = isBuiltIn(kind) ? 'strategic' : 'merge';
  return `(
set -o pipefail
fragment=$(cat ${document(wrapped(path, pasted(yaml.split('\n'))))}
)
today=$(kubectl get ${object} --output json) || exit ${noObject}
# An unknown field is an error here.
printf '%s' "$today" | jq 'del(.metadata.resourceVersion, .metadata.managedFields)' |
  kubectl patch --local --filename - --type ${type} --patch "$fragment" --output json |
  kubectl apply --server-side --force-conflicts --dry-run=server --validate=strict --filename - >/dev/null &&
  kubectl patch ${object} --type ${type} --patch "$fragment"
)`;
}

/** Custom resources have no strategic merge: a JSON merge patch replaces their lists. */
export const isBuiltIn = (kind: string): boolean => builtInType(kind) !== undefined;

/** A here-document in which the shell expands nothing, with a delimiter that is none of the lines. */
function document(lines: readonly string[]): string {
  let delimiter = 'YAML';
  while (lines.includes(delimiter)) delimiter += '_';
  return [`<<'${delimiter}'`, ...lines, delimiter].join('\n');
}
