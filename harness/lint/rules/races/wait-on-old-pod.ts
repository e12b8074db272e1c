import { type Invocation, readInvocation } from '../../../runbook/kubectl/invocation.ts';
import { kindOfCall } from '../../../runbook/kubectl/listing.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { changeBefore, unfinishedChanges } from '../../read/unfinished.ts';

/** Right after a restart the old pods are still ready, and they satisfy `kubectl wait`. */
export const waitOnOldPod: Rule = {
  name: 'wait-on-old-pod',
  severity: 'error',
  why: 'The old pods are still ready when the wait begins, so it may end before the first new pod exists.',
  examples: {
    bad: [
      'kubectl rollout restart deploy/web -n shop\nkubectl «wait» --for=condition=ready pod -l app=web -n shop',
      'kubectl delete pod -l app=web --wait=false\nkubectl «wait» --for=condition=Ready pods -l app=web --timeout=60s',
      'kubectl scale deploy/web --replicas=5\nkubectl «wait» pod --for condition=ready -l app=web',
      'kubectl set image deploy/web web=web:2\nkubectl «wait» --for=condition=available deployment/web',
      'kubectl rollout undo deploy/web\nkubectl get pods\nkubectl «wait» --for=condition=ready pod --all',
      'kubectl delete pod web-0 &\nkubectl «wait» --for=condition=ready pod/web-0',
      'kubectl rollout restart deployment coredns -n kube-system\nkubectl «wait» --for=condition=ready pod -l k8s-app=kube-dns -n kube-system',
    ],
    good: [
      'kubectl rollout restart deploy/web\nkubectl rollout status deploy/web --timeout=60s',
      'kubectl rollout restart deploy/web\nkubectl rollout status deploy/web\nkubectl wait --for=condition=ready pod -l app=web',
      'kubectl delete pod -l app=web\nkubectl wait --for=condition=ready pod -l app=web',
      'kubectl scale deploy/web --replicas=0\nkubectl wait --for=delete pod -l app=web',
      'kubectl rollout restart deploy/web\nkubectl wait --for=condition=complete job/migrate',
      'kubectl rollout restart deploy/web -n shop\nkubectl wait --for=condition=ready pod -l app=db -n shop',
      'kubectl rollout restart deploy/web -n shop\nkubectl wait --for=condition=ready pod -l app=web -n lab',
      '# R\n\n## One\n```bash\nkubectl rollout restart deploy/web\n```\n\n## Two\n```bash\nkubectl wait --for=condition=ready pod -l app=web\n```',
      'kubectl scale deploy/web --replicas=0\nkubectl scale deploy/web --replicas=3\nkubectl wait --for=condition=ready pod -l app=web',
      'kubectl apply -f shop.yaml\nkubectl wait --for=condition=ready pod -l app=web',
      '# R\n\n## Stop\n```bash\nkubectl scale deploy/web --replicas=0\n```\n\n## Start\n```bash\nkubectl scale deploy/web --replicas=3\nkubectl wait --for=condition=ready pod -l app=web\n```',
      '# R\n\n## Start\n```bash\nkubectl scale deploy/web --replicas=3\nkubectl wait --for=condition=ready pod -l app=web\n```\n\n## Stop\n```bash\nkubectl scale deploy/web --replicas 0\n```',
      'kubectl rollout restart deploy/api-gateway\nkubectl wait --for=condition=ready pod -l app=api',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { command, changes } of unfinishedChanges(document)) {
      const call = changes.length > 0 ? readInvocation(command) : undefined;
      if (!call || !isOnPods(call)) continue;
      const change = changeBefore(call, changes);
      if (!change) continue;
      yield {
        ...command.at(call.verb.at),
        text: `After \`${change.what}\` the old pods can satisfy this wait.`,
        instead: `kubectl rollout status ${change.workload}`,
        // The workload may have had no pods before.
        ...(change.isScaling && { severity: 'warning' }),
      };
    }
  },
};

/** Waits for a condition that old pods meet too. */
function isOnPods(call: Invocation): boolean {
  const { kind } = kindOfCall(call);
  const on = kind === 'pod' ? 'ready' : kind === 'deployment' ? 'available' : '';
  const condition = call.flags.find(({ name }) => name === '--for')?.value.toLowerCase();
  return (
    call.verb.text === 'wait' && on !== '' && condition?.replace(/=true$/, '') === `condition=${on}`
  );
}
