import { expect } from 'chai';
import type { EventOf } from '../../../harness/journal/events.ts';
import { isDiagnosis, isLookUp } from '../../../harness/judge/judgements/look-up.ts';
import { step } from '../../drill/rehearsal.ts';

describe('isLookUp', () => {
  const lookUps = [
    'kubectl get pods -n shop -l app=shop',
    'kubectl -n shop describe pod | grep -A 5 Events',
    'kubectl get events -A --sort-by=.lastTimestamp | tail -50',
    'kubectl get pods 2>&1 | grep web >/dev/null 2>/dev/stderr',
  ];
  for (const text of lookUps) {
    it(`takes: ${text}`, () => expect(isLookUp(step(1, text))).to.equal(true));
  }
  const others = [
    'kubectl delete pod -n shop -l app=shop',
    'kubectl wait --for=condition=ready pod -l app=shop',
    'kubectl rollout status deployment/shop',
    'kubectl get pods -o name | xargs kubectl delete',
    'kubectl -n get delete pods --all',
    'kubectl get secrets -n shop -o yaml > secrets-backup.yaml',
    'kubectl get configmaps -o json | jq .items >> "$BACKUP"',
    'curl http://shop/health',
    'redis-cli PING | grep PONG',
  ];
  for (const text of others) {
    it(`leaves: ${text}`, () => expect(isLookUp(step(1, text))).to.equal(false));
  }
});

describe('isDiagnosis', () => {
  const look = step(1, 'kubectl logs -n shop -l app=shop');
  const restart = step(2, 'kubectl delete pod -n shop -l app=shop');
  const failed = (more: object) =>
    ({ result: 'failed', exitCode: 1, stderr: '', ...more }) as EventOf<'step-finished'>;

  it('is a failed look-up with something that acts after it', () => {
    expect(isDiagnosis(look, failed({}), [look, restart])).to.equal(true);
    expect(isDiagnosis(restart, failed({}), [look, restart])).to.equal(false);
  });

  it('is a question that nobody answers before anything acts, and none afterwards', () => {
    const ask = (number: number) => step(number, 'redis-cli -h redis XLEN jobs');
    expect(isDiagnosis(ask(1), failed({}), [ask(1), restart])).to.equal(true);
    const again = step(4, 'kubectl delete pod -l app=web');
    expect(isDiagnosis(ask(3), failed({}), [restart, ask(3), again])).to.equal(false);
  });

  it('is none as the last word of the procedure, where it is the check', () => {
    expect(
      isDiagnosis(step(3, 'kubectl get pods | grep Running'), failed({}), [look, restart]),
    ).to.equal(false);
  });

  it('is none where it could not begin, or did not end', () => {
    const unknown = { stderr: 'error: unknown flag: --short' };
    expect(isDiagnosis(look, failed(unknown), [look, restart])).to.equal(false);
    expect(isDiagnosis(look, failed({ exitCode: 127 }), [look, restart])).to.equal(false);
    expect(isDiagnosis(look, failed({ result: 'timed-out' }), [look, restart])).to.equal(false);
  });
});
