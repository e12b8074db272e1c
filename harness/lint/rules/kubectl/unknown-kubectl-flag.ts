import { misspeltName } from '../../../model/nearest.ts';
import { flagNamesAt } from '../../../runbook/kubectl/command-tree.ts';
import type { Flag, Invocation } from '../../../runbook/kubectl/invocation.ts';
import { minorOf, versions } from '../../../runbook/kubectl/versions.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { fixOf, withoutWord } from '../../read/fixes.ts';
import { kubectlCallsOf } from '../../read/kubectl-calls.ts';

/** A flag that this command of kubectl does not have, or no longer has. */
export const unknownKubectlFlag: Rule = {
  name: 'unknown-kubectl-flag',
  severity: 'error',
  why: 'With an unknown flag, kubectl ends with a usage error and does nothing.',
  examples: {
    bad: [
      'kubectl version «--short»',
      'kubectl drain node-1 --ignore-daemonsets «--delete-local-data»',
      'kubectl get pods -n shop «--selecter=app=web»',
      'kubectl exec web-0 -n shop ls «-la» /data',
      'kubectl get cm settings -n shop -o yaml «--export»',
      'ssh bastion "kubectl version «--short»"',
      'ssh bastion kubectl version «--short»',
      "bash -c 'kubectl version «--short»'",
      'echo "It is `kubectl version «--short»`"',
      'minikube kubectl -- version «--short»',
      'kubectl.exe version «--short»',
      'alias k=kubectl\nk version «--short»',
    ],
    good: [
      'kubectl version --client',
      'kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data',
      'kubectl get pods -nshop -lapp=web -owide -w',
      'kubectl exec -itn shop web-0 -- ls -la /data',
      'kubectl scale deploy/web --replicas=2 --record -n shop',
      'kubectl --context=prod -n shop logs -f --tail 20 deploy/web',
      'kubectl neat --short',
      'kubectl run t --image=busybox --rm -i -n shop -- sh -c "exit 3"',
      'k version --short',
      'oc version --short',
      'oc adm drain worker-1 --delete-local-data',
      "echo 'write `kubectl version --short`'",
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const invocation of kubectlCallsOf(document)) {
      const { path, verb, flags, command } = invocation;
      // A plugin has flags of its own.
      if (path === '' && verb.text !== '') continue;
      for (const flag of flags) {
        if (!/^--?[A-Za-z][\w-]*$/.test(flag.name) || flag.known?.versions.includes(newest))
          continue;
        yield { ...command.at(flag.at), text: textOf(path, flag), ...insteadOf(invocation, flag) };
        // kubectl itself stops at the first unknown flag.
        break;
      }
    }
  },
};

const minors = versions.map(minorOf);
const newest = minors.at(-1) ?? '';

function textOf(path: string, { name, known }: Flag): string {
  const command = `kubectl ${path}`.trim();
  if (!known) return `\`${command}\` has no flag \`${name}\` in any version since ${minors[0]}.`;
  return `\`${command}\` no longer has the flag \`${name}\`: ${known.versions.at(-1)} was the last version with it.`;
}

/** Flags that kubectl once had, and what replaced them. */
const successors: Readonly<Record<string, string>> = {
  'version --short': 'kubectl version',
  'drain --delete-local-data': '--delete-emptydir-data',
  'apply --prune-whitelist': '--prune-allowlist',
};

function insteadOf(
  { path, operands, rest, command }: Invocation,
  { name, at }: Flag,
): Pick<Problem, 'instead' | 'fix'> {
  const successor = successors[`${path} ${name}`];
  if (successor) {
    const written = command.written[at] ?? '';
    const fix = successor.startsWith('--')
      ? fixOf(command, at, written.replace(name, successor))
      : written === name
        ? withoutWord(command, at)
        : undefined;
    return { instead: successor, ...(fix && { fix }) };
  }
  // `kubectl exec POD ls -la`: kubectl reads the other program's flags as its own.
  const [, program] = operands;
  if (/^(?:exec|run|debug)$/.test(path) && rest.length === 0 && program && program.at < at) {
    return { instead: `… -- ${program.text} ${name}` };
  }
  const near = misspeltName(name, flagNamesAt(path));
  return near ? { instead: near } : {};
}
