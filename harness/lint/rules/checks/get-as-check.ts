import { isWrappedIn } from '../../../runbook/commands/wrappers.ts';
import { flagOf } from '../../../runbook/kubectl/invocation.ts';
import { type Listing, readListing } from '../../../runbook/kubectl/listing.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { isVerification, labelsOf } from '../../read/command-labels.ts';
import type { LintDocument } from '../../read/document.ts';
import { pipelinesOf } from '../../read/pipelines.ts';

/** `kubectl get` only shows the state, and fails for no state that it shows. */
export const getAsCheck: Rule = {
  name: 'get-as-check',
  severity: 'warning',
  why: 'The command succeeds when pods crash and when there are none, so only a careful reader notices.',
  examples: {
    bad: [
      '\n# Verify that all pods are running\nkubectl «get» pods -n shop',
      '\n# Verify recovery\nkubectl «get» deploy -n shop -l tier=web -o wide',
      '\n# Confirm that the nodes are back\nkubectl «get» nodes',
      '\n# Check the endpoints of the service\nkubectl «get» endpoints web -n shop',
      '# R\n\n## Verification\n\n```bash\nkubectl «get» pods -l app=web\n```',
    ],
    good: [
      '\n# Look at the pods\nkubectl get pods -n shop',
      '\n# Verify that all pods are ready\nkubectl wait --for=condition=ready pod --all -n shop --timeout=60s',
      '\n# Verify that the secret exists\nkubectl get secret registry -n shop',
      '\n# Verify the image\nkubectl get deploy web -o jsonpath="{.spec.template.spec.containers[0].image}"',
      '\n# Verify that one runs\nkubectl get pods | grep -q Running',
      '\n# Verify that the pod is gone\nif kubectl get pod web-0; then exit 1; fi',
      '\n# Verify by looking on\nkubectl get pods -w',
      '\n# Verify that all pods come back\nwatch kubectl get pods -n shop',
      '\n# Confirm that the nodes return\nwatch -n 5 kubectl get nodes',
      '\n# Verify that it was created\nkubectl get job migrate -n shop',
      '# Nodes\n\n## Confirm scope\n\n```bash\nkubectl get nodes\n```',
      '# Nodes\n\n## Diagnosis\n\n### 1. Confirm the state\n\n```bash\nkubectl get nodes\n```',
      '\n# Confirm the alert\nkubectl get pods -n shop',
      '\n# Confirm which pods are affected\nkubectl get pods -n shop',
      '\n# Verify whether pods crash\nkubectl get pods -n shop',
      '\n# Confirm the symptoms\nkubectl get pods -n shop',
      '\n# Check service endpoints\nkubectl get endpoints -n shop',
      '\n# Verify cluster connectivity\nkubectl get nodes',
      '\n# Verify that you have access\nkubectl get pods -n shop',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const labels = labelsOf(document);
    for (const { commands, decides } of pipelinesOf(document)) {
      const [command] = commands;
      const listing = commands.length === 1 && !decides && !command.substituted;
      const shown = listing ? readListing(command) : undefined;
      if (!shown || !isMeantAsCheck(shown, labels(command)) || flagOf(shown.call, '--watch'))
        continue;
      // A display of the progress: `endless-command` reports it.
      if (isWrappedIn(command.words, 'watch')) continue;
      yield {
        ...command.at(shown.call.verb.at),
        text: '`kubectl get` only shows the state and never fails because of it, so it verifies nothing.',
        ...instead(shown),
      };
    }
  },
};

const withState = new Set(
  'pod deployment statefulset daemonset replicaset node persistentvolumeclaim'.split(' '),
);

const ofAccess =
  /\b(?:connectivity|access|kubeconfig|credentials|permissions?|log(?:ged)? ?in|authenticat\w+|can (?:reach|connect))\b/i;

function isMeantAsCheck({ kind, named, call }: Listing, label: string): boolean {
  if (call.verb.text !== 'get') return false;
  // It fails without access, so it does verify that.
  if (ofAccess.test(label)) return false;
  if (kind === 'endpoints') return isVerification(label) || (named && /\bcheck\b/i.test(label));
  return !named && withState.has(kind) && isVerification(label);
}

function instead({ kind }: Listing): { instead?: string } {
  if (kind === 'pod') return { instead: 'kubectl wait --for=condition=ready pod … --timeout=60s' };
  if (kind === 'node')
    return { instead: 'kubectl wait --for=condition=ready node --all --timeout=60s' };
  if (kind !== 'endpoints') return { instead: `kubectl rollout status ${kind}/… --timeout=60s` };
  return {
    instead:
      "kubectl get endpointslices … -o jsonpath='{.items[*].endpoints[*].addresses[*]}' | grep -q .",
  };
}
