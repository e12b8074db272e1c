import { expect } from 'chai';
import { noteDecidingLookUps } from '../../harness/scenario/deciding-look-ups.ts';
import { step } from '../drill/rehearsal.ts';

const noted = (...texts: string[]) =>
  noteDecidingLookUps(
    texts.map((text, index) => step(index + 1, text)),
    15_000,
  ).length;

describe('steps that act on a look-up', () => {
  for (const text of [
    'if kubectl get pods -n ci | grep -q "0/1"; then kubectl rollout restart deploy/web -n ci; fi',
    'kubectl get pod web-0 | grep -q NotReady && kubectl delete pod web-0',
    'kubectl get pod web-0 | grep -q Running || kubectl delete pod web-0',
    'for pod in $(kubectl get pods -o name); do kubectl delete "$pod"; done',
    'kubectl get pods -o name | while read -r pod; do kubectl delete "$pod"; done',
    'kubectl get pods -o name | xargs kubectl delete',
    '[ "$(kubectl get deploy web -o jsonpath={.status.readyReplicas})" = 0 ] && kubectl scale deploy web --replicas=2',
    'case $(kubectl get pod web-0 -o jsonpath={.status.phase}) in\nPending) kubectl delete pod web-0 ;;\nesac',
    'POD=$(kubectl -n ci get pod -l app=web -o name | head -1)\nkubectl delete "$POD"',
  ]) {
    it(`are seen in ${text.split('\n').join(' ⏎ ')}`, () => {
      expect(noted(text)).to.equal(1);
    });
  }

  it('are found if a later step uses the result of an earlier one', () => {
    const steps = ['POD=$(kubectl get pod -l app=web -o name)', 'kubectl delete "$POD"'];
    expect(noted(...steps)).to.equal(1);
    expect(noted(steps[0] ?? '', 'POD=web-0', steps[1] ?? '')).to.equal(0);
  });

  for (const text of [
    'kubectl get pods -n ci',
    'kubectl get pods; kubectl rollout restart deploy/web',
    'kubectl get pods\nkubectl delete pod web-0',
    'kubectl rollout restart deploy/web && kubectl rollout status deploy/web',
    'kubectl rollout restart deploy/web && kubectl get pods',
    'kubectl get pods -o name | xargs kubectl wait --for=condition=Ready',
    'REPLICAS=$(kubectl get deploy web -o jsonpath={.spec.replicas})\necho "$REPLICAS"',
  ]) {
    it(`are not seen in ${text.split('\n').join(' ⏎ ')}`, () => {
      expect(noted(text)).to.equal(0);
    });
  }

  it('count only after the fault; the note names the step, and says when the first step starts', () => {
    const text = 'kubectl get pods -o name | xargs kubectl delete';
    expect(noteDecidingLookUps([step(1, text, undefined, 'prepare')], 0)).to.deep.equal([]);
    const [note] = noteDecidingLookUps([step(1, text)], 15_000);
    expect(note?.text).to.include(
      'step 1 acts on a look-up that may still show a healthy system; the first step starts 15s after the break is seen',
    );
    expect(note?.place.line).to.equal(7);
    const [atOnce] = noteDecidingLookUps([step(1, text)], 0);
    expect(atOnce?.text).to.include('starts as soon as the break is seen');
  });
});
