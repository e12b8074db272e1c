import { expect } from 'chai';
import type { StepAction } from '../../harness/model/scenario.ts';
import { mutantsOf } from '../../harness/mutation/mutants.ts';
import { drillOf, page } from './editions.ts';

/** Each mutant of a fence, with the step for whose sake it is set apart, or `may`. */
const fatesOf = (shell: string, actions: Readonly<Record<number, StepAction>> = {}) =>
  mutantsOf(drillOf(page(shell), actions)).map(
    ({ mutator, step, equivalent }) => `${mutator} ${step}: ${equivalent?.because ?? 'may'}`,
  );

const looks = 'without effect: nothing depends on what is found';
const restart = 'kubectl rollout restart deploy/web';

describe('mutants that change nothing in a drill', () => {
  it('are wrong in a look-up before something acts', () => {
    expect(fatesOf(`kubectl get pods -n shop\n${restart}`)).to.include.members([
      `wrong-namespace 1: ${looks}`,
      `dropped-step 1: ${looks}`,
      `swapped-steps 1: may`,
      'dropped-step 2: may',
    ]);
  });

  it('may change something if the look-up comes last, and so may fail for the runbook', () => {
    const fates = fatesOf(`${restart}\nkubectl get pods -n shop`);
    expect(fates).to.include('wrong-namespace 2: may');
    expect(fates).to.include(`without-verification 1: ${looks}`);
  });

  it('may change something if kubectl refuses the look-up', () => {
    expect(fatesOf(`kubectl get pods\n${restart}`)).to.include('stale-flag 1: may');
  });

  for (const look of [
    'POD=$(kubectl get pod web -n shop -o name)',
    'kubectl get pod web -n shop || kubectl delete pod web -n shop',
    'kubectl get pod web -n shop > pod.txt',
    'kubectl wait pod web -n shop --for=condition=ready',
    'kubectl exec web -n shop -- redis-cli PING',
    'kubectl get pod web -n shop && exit 1',
    'kubectl get pod web -n shop; set -e',
    'kubectl get pod web -n shop &',
  ]) {
    it(`may change something: ${look}`, () => {
      const fates = fatesOf(`${look}\n${restart}`);
      expect(fates).to.include('wrong-namespace 1: may');
      expect(fates).to.include('dropped-step 1: may');
    });
  }

  it('may change something where the shell ends at the first failure', () => {
    const fates = fatesOf(`set -e\nkubectl get pods -n shop\n${restart}`);
    expect(fates).to.include('wrong-namespace 2: may');
    expect(fates).to.include(`dropped-step 2: ${looks}`);
  });

  it('are in steps that nobody does', () => {
    const fates = fatesOf(`${restart} -n shop\nkubectl delete pod web`, {
      1: { kind: 'not-taken', because: 'it runs' },
    });
    expect(fates).to.include.members([
      'wrong-namespace 1: not taken: it runs',
      'dropped-step 1: not taken: it runs',
      'swapped-steps 1: not taken: it runs',
      'dropped-step 2: may',
    ]);
  });

  it('are in steps that the scenario does by commands of its own', () => {
    const own: StepAction = {
      ...{ kind: 'automated', name: 'own', run: 'true', timeoutMs: 1, because: 'no cloud' },
    };
    const fates = fatesOf(restart, { 1: own });
    expect(new Set(fates)).to.deep.equal(
      new Set(['wrong-name 1: done by the scenario’s own commands']),
    );
  });

  it('swap two look-ups before something acts', () => {
    const fates = fatesOf(`kubectl get pods\nkubectl get nodes\n${restart}`);
    expect(fates).to.include(`swapped-steps 1: ${looks}`);
    expect(fates).to.include('swapped-steps 2: may');
  });
});
