import { expect } from 'chai';
import type { EventOf } from '../../../harness/journal/events.ts';
import { isDiagnosis } from '../../../harness/judge/judgements/diagnosis.ts';
import { step } from '../../drill/rehearsal.ts';

const restart = step(9, 'kubectl delete pod -n shop -l app=shop');
const failed = (more: object = {}) =>
  ({ result: 'failed', exitCode: 1, stderr: '', ...more }) as EventOf<'step-finished'>;

describe('isDiagnosis', () => {
  const look = step(1, 'kubectl logs -n shop -l app=shop');

  const lookUps = [
    'kubectl --kubeconfig cluster.yaml get pods',
    'sudo kubectl get pods',
    'oc get pods',
    "kubectl get pods | sed 's/web/api/'",
    'kubectl get pod web-0 -o yaml | yq .status.phase',
    'for p in $(kubectl get pods -o name); do kubectl logs "$p"; done',
    'if kubectl get pod web-0; then echo there; fi',
    'POD=$(kubectl get pods -o name | head -1)',
    'docker inspect web | jq .[0].State',
    'aws ec2 describe-instances --instance-ids i-1',
    'helm status web -n shop',
  ];
  for (const text of lookUps) {
    it(`excuses, after an action too: ${text}`, () => {
      const asked = step(5, text);
      const steps = [step(1, 'kubectl rollout restart deploy/web'), asked, restart];
      expect(isDiagnosis(asked, failed(), steps)).to.equal(true);
    });
  }

  it('excuses an unanswered question before anything acts, and not afterwards', () => {
    const ask = (number: number) => step(number, 'redis-cli -h redis XLEN jobs');
    expect(isDiagnosis(ask(1), failed(), [ask(1), restart])).to.equal(true);
    const before = step(2, 'kubectl delete pod -l app=web');
    expect(isDiagnosis(ask(3), failed(), [before, ask(3), restart])).to.equal(false);
  });

  it('takes a captured look-up, a file that is kept and a literal for no action', () => {
    const ask = step(5, 'redis-cli -a "$REDIS_PASSWORD" PING');
    const before = [
      "REDIS_PASSWORD=$(kubectl get secret redis -o jsonpath='{.data.password}' | base64 -d)",
      'export POD=$(kubectl get pods -o name | head -1)',
      'NAMESPACE=shop',
      'kubectl get deploy web -o yaml > before.yaml',
    ];
    for (const text of before) {
      expect(isDiagnosis(ask, failed(), [step(1, text), ask, restart]), text).to.equal(true);
    }
  });

  it('excuses a wait only before anything acts: afterwards it is the check', () => {
    const wait = step(5, 'kubectl rollout status deploy/web --timeout=5s');
    expect(isDiagnosis(wait, failed(), [wait, restart])).to.equal(true);
    const undo = step(1, 'kubectl rollout undo deploy/web');
    expect(isDiagnosis(wait, failed(), [undo, wait, restart])).to.equal(false);
  });

  it('excuses no step that keeps a file for a later step, nor one that acts', () => {
    for (const text of [
      'kubectl get cm -o yaml > cm.yaml',
      'kubectl scale deploy/web --replicas=2',
    ]) {
      expect(isDiagnosis(step(1, text), failed(), [step(1, text), restart]), text).to.equal(false);
    }
  });

  it('is not excused at the end of the procedure, where it is the check', () => {
    const check = step(10, 'kubectl get pods | grep Running');
    expect(isDiagnosis(check, failed(), [look, restart, check])).to.equal(false);
    const evidence = step(11, 'kubectl logs deploy/web > evidence.log');
    expect(isDiagnosis(check, failed(), [look, restart, check, evidence])).to.equal(false);
  });

  it('is not excused if it could not start, or did not end', () => {
    const unknown = { stderr: 'error: unknown flag: --short' };
    expect(isDiagnosis(look, failed(unknown), [look, restart])).to.equal(false);
    expect(isDiagnosis(look, failed({ exitCode: 127 }), [look, restart])).to.equal(false);
    expect(isDiagnosis(look, failed({ result: 'timed-out' }), [look, restart])).to.equal(false);
  });
});
