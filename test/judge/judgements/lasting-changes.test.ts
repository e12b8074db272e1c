import { expect } from 'chai';
import { judge } from '../../../harness/judge/judge.ts';
import type { LastingChange } from '../../../harness/model/lasting-change.ts';
import type { Plan } from '../../../harness/model/scenario.ts';
import { type ArmStory, handMadeJournal, type Story } from '../hand-made-journal.ts';
import { redisPlan } from '../redis-plan.ts';

const before = { 'Deployment/raibid-ci/redis': 'a1', 'Secret/raibid-ci/pull': 'old' };
const renewed = { ...before, 'Secret/raibid-ci/pull': 'new' };
const grown = { ...before, 'Node/burst-1': 'c3' };
const secret = { object: 'Secret/raibid-ci/pull', because: 'its token is renewed' };
const node = { object: 'Node/*', because: 'a node is added' };
const works: ArmStory = { brokenForMs: 31_237, durationsMs: { 5: 30_400 }, before };
const stays: ArmStory = { brokenForMs: 1_000_000, before, after: before };

const planOf = (lasting: readonly LastingChange[], changes: Partial<Plan> = {}): Plan => ({
  ...redisPlan,
  scenario: { ...redisPlan.scenario, lasting },
  ...changes,
});
const told = (arms: Story['arms'], lasting: readonly LastingChange[], changes?: Partial<Plan>) =>
  judge(handMadeJournal({ arms, plan: planOf(lasting, changes) }));
const texts = (reasons: readonly { text: string }[]) => reasons.map(({ text }) => text);

describe('changes that the scenario says last', () => {
  it('spoil neither the clean cluster nor the control arm, and are listed', () => {
    const runbook = { ...works, after: renewed };
    const control = { ...stays, before: renewed, after: renewed };
    const verdict = told({ runbook, control }, [secret]);
    expect(verdict.outcome).to.equal('verified');
    expect(verdict.credit).to.equal('runbook');
    expect(texts(verdict.clean.reasons)).to.deep.equal([
      'Every fault is gone; the system’s namespaces, the nodes and the volumes are as they were before each arm, but for what the scenario says lasts.',
    ]);
    expect(verdict.lastingChanges).to.deep.equal([
      { arm: 'runbook', ...secret, what: 'changed', takenBack: false },
    ]);
  });

  it('spoil it if they are not named, alone or beside one that is', () => {
    const also = { ...renewed, 'Deployment/raibid-ci/redis': 'a9' };
    const { outcome, clean, lastingChanges } = told({ runbook: { ...works, after: also } }, [
      secret,
    ]);
    expect(outcome).to.equal('inconclusive');
    expect(texts(clean.reasons)).to.deep.equal([
      'After the runbook arm: Deployment/raibid-ci/redis was changed',
    ]);
    expect(lastingChanges.map(({ object }) => object)).to.deep.equal([secret.object]);
  });

  it('are none if nothing has changed', () => {
    const { outcome, lastingChanges, clean } = told({ runbook: { ...works, after: before } }, [
      secret,
      node,
    ]);
    expect({ outcome, lastingChanges }).to.deep.equal({ outcome: 'verified', lastingChanges: [] });
    expect(clean.reasons[0]?.text).to.match(/before each arm\.$/);
  });

  it('are made by an arm with steps, whether it recovers or not', () => {
    const results = { 6: 'failed', 7: 'failed' } as const;
    const failing = { ...stays, results, after: renewed };
    expect(told({ runbook: failing }, [secret]).clean.holds).to.equal(true);
    const control = { ...stays, after: renewed };
    const { clean } = told({ runbook: { ...works, after: before }, control }, [secret]);
    expect(texts(clean.reasons)).to.deep.equal([
      'After the control arm: Secret/raibid-ci/pull was changed',
    ]);
  });

  it('are made by a preparation too, in every arm', () => {
    const steps = redisPlan.steps.map((planned) =>
      planned.number === 1 ? { ...planned, phase: 'prepare' as const } : planned,
    );
    const runbook = { ...works, after: renewed };
    const { clean } = told({ runbook, control: { ...stays, after: renewed } }, [secret], { steps });
    expect(clean.holds).to.equal(true);
  });

  it('let the reset take a node back, which is listed', () => {
    const runbook = { ...works, beforeReset: grown, after: before };
    const { outcome, lastingChanges } = told({ runbook, control: stays }, [node]);
    expect(outcome).to.equal('verified');
    expect(lastingChanges).to.deep.equal([
      {
        ...{ arm: 'runbook', object: 'Node/burst-1', because: node.because },
        ...{ what: 'added', takenBack: true },
      },
    ]);
  });

  it('never let a node stay: the next arm would have room', () => {
    const runbook = { ...works, beforeReset: grown, after: grown };
    const control = { ...stays, before: grown, after: grown };
    const { outcome, clean, credit } = told({ runbook, control }, [node]);
    expect({ outcome, credit }).to.deep.equal({ outcome: 'inconclusive', credit: 'unproven' });
    expect(texts(clean.reasons)).to.deep.equal([
      'After the runbook arm: Node/burst-1 was added, and the system’s reset did not take it back',
    ]);
  });
});
