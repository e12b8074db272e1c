import { readListing } from '../../../runbook/kubectl/listing.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { labelsOf } from '../../read/command-labels.ts';
import type { LintDocument } from '../../read/document.ts';
import { type GrepCall, readGrep } from '../../read/grep.ts';
import { pipelinesOf } from '../../read/pipelines.ts';

/** `kubectl get … | grep -v Running` succeeds if any line is left over, and the header always is. */
export const invertedGrepAsCheck: Rule = {
  name: 'inverted-grep-as-check',
  severity: 'warning',
  why: 'The exit code does not say that all is well, so only a person who reads the output can tell.',
  examples: {
    bad: [
      'kubectl get pods -A | «grep» -v Running',
      '\n# Verify which pods are not healthy\nkubectl get pods -A | «grep» -v Running',
      '\n# All pods should run\nkubectl get pods -A | «grep» -v Running',
      'kubectl get pods -n shop -o wide | «grep» -Ev "Running|Completed"',
      'kubectl get pods -n shop --no-headers | «grep» -v Running',
      'kubectl get nodes | grep worker | «grep» -vw Ready',
      'oc get pods -n shop | «grep» -v Running',
    ],
    good: [
      '! kubectl get pods -n shop --no-headers | grep -v Running',
      'if kubectl get pods --no-headers | grep -v Running; then exit 1; fi',
      'kubectl get pods --no-headers | grep -v Running && exit 1',
      'bad=$(kubectl get pods --no-headers | grep -v Running)',
      'kubectl logs deploy/web | grep -v DEBUG',
      'kubectl get pods -o name | grep -v canary | xargs kubectl delete',
      'kubectl get pods | grep -v Running > left-over.txt',
      '\n# Which pods run on node-7?\nkubectl get pods -A -o wide | grep node-7 | grep -v Completed',
      '\n# List the nodes without the control plane\nkubectl get nodes | grep -v control-plane',
      '# Pods\n\nFind out which volumes are left over:\n\n```bash\nkubectl get pv | grep -v Bound\n```',
      'ps aux | grep redis-server | grep -v grep',
      'grep -v "^#" /etc/hosts',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const labels = labelsOf(document);
    for (const { commands, last, decides } of pipelinesOf(document)) {
      const listing = readListing(commands[0]);
      const grep = readGrep(last);
      if (!listing || !grep?.options.includes('v') || decides || last.substituted) continue;
      if (last.redirections.some(({ operator }) => operator.startsWith('>'))) continue;
      if (asksForList(labels(last))) continue;
      const passes = commands.slice(1, -1).every((one) => readGrep(one)?.options.includes('v'));
      yield {
        ...last.at(grep.at),
        text:
          listing.header && passes
            ? `\`grep -v\` lets the header through, so this succeeds whatever the list contains${hides(grep)}.`
            : `\`grep -v\` succeeds here when something is wrong, and fails when all is well${hides(grep)}.`,
        instead: instead(listing.kind),
      };
    }
  },
};

/** "Which pods run on node-7?": who asks for a list reads it, and decides nothing by the exit code. */
const asksForList = (label: string) =>
  /^(?:[\d.)]+\s+)?(?:list|find|which|what|identify|show|display|print)\b/i.test(label);

/** A pod that hangs or is not ready is Running too. */
const hides = ({ pattern }: GrepCall) =>
  /running/i.test(pattern.text) ? ', and it leaves out pods that run but do not work' : '';

function instead(kind: string): string {
  if (kind === 'pod') return 'kubectl wait --for=condition=ready pod --selector … --timeout=60s';
  if (kind === 'node') return 'kubectl wait --for=condition=ready node --all --timeout=60s';
  return 'Invert it: `! … --no-headers | grep -v …` fails when something is left over.';
}
