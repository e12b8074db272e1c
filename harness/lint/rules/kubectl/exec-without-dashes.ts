import type { Fix } from '../../../model/finding.ts';
import type { Invocation } from '../../../runbook/kubectl/invocation.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { fixOf, fixOfWords } from '../../read/fixes.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';

/** `kubectl exec POD COMMAND`, a form that kubectl no longer accepts. */
export const execWithoutDashes: Rule = {
  name: 'exec-without-dashes',
  severity: 'error',
  why: 'Old versions of kubectl warn about this form; current ones refuse it, and nothing runs.',
  examples: {
    bad: [
      'kubectl exec -n shop web-0 «ls» /data',
      'kubectl exec -it deploy/web -n shop «bash»',
      'kubectl exec <pod-name> -n shop «printenv»',
      'oc exec web-0 «ls» /tmp',
      'kubectl exec -it store-0 «bash» -n shop',
    ],
    good: [
      'kubectl exec -n shop web-0 -- ls /data',
      'kubectl exec -it deploy/web -n shop -c app -- bash',
      'kubectl exec $POD -n shop $ARGS',
      'kubectl exec -n shop web-0 --',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const call of invocationsOf(document)) {
      const { path, operands, rest, command } = call;
      const [, program] = operands;
      if (path !== 'exec' || !program || rest.length > 0 || /^[$<`[]/.test(program.text)) continue;
      const text = `\`kubectl exec\` takes \`${program.text}\` only after \`--\`.`;
      const instead = `… ${withDashes(call, program.at)}`;
      const fix = fixFor(call, program.at);
      yield { ...command.at(program.at), text, instead, ...(fix && { fix }) };
    }
  },
};

const isShell = /^(?:\/bin\/)?(?:ba|da|k|z)?sh$/;
const ofNamespace = new Set(['--namespace', '--context', '--kubeconfig']);

/**
 * Certain if kubectl's flags and the program's cannot be confused: none of kubectl's comes after the program, or
 * only a namespace comes after a shell. An unknown flag in front may have a value that was taken for the pod.
 */
function fixFor(call: Invocation, from: number): Fix | undefined {
  const { flags, command } = call;
  if (flags.some(({ at, known }) => at < from && !known)) return undefined;
  const own = flags.filter(({ at, known }) => at >= from && known);
  if (own.length === 0) return fixOf(command, from, `-- ${command.written[from]}`);
  const isClear =
    isShell.test(command.words[from] ?? '') && own.every(({ name }) => ofNamespace.has(name));
  return isClear ? fixOfWords(command, from, withDashes(call, from, command.written)) : undefined;
}

/** `-n shop -- bash` of `bash -n shop`: kubectl's own flags come before the dashes. */
function withDashes(
  { flags, command: { words } }: Invocation,
  from: number,
  shown = words as readonly string[],
): string {
  const own = new Set<number>();
  for (const { at, known, value } of flags) {
    if (at < from || !known) continue;
    own.add(at);
    if (known.value === 'needed' && words[at + 1] === value) own.add(at + 1);
  }
  const part = (isOwn: boolean) => shown.filter((_, at) => at >= from && own.has(at) === isOwn);
  return [...part(true), '--', ...part(false)].join(' ');
}
