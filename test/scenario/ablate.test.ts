import { expect } from 'chai';
import { ablate } from '../../harness/scenario/ablate.ts';
import { redisPlan } from '../judge/redis-plan.ts';

describe('ablate', () => {
  const withArms = (arms: typeof redisPlan.scenario.arms) => ({
    ...redisPlan,
    scenario: { ...redisPlan.scenario, arms },
  });

  it('adds an arm without each step that the drill does', () => {
    const { arms } = ablate(withArms(['runbook', 'control'])).scenario;
    const done = redisPlan.steps.filter(({ action }) => action.kind === 'run');
    expect(done.length).to.be.within(1, redisPlan.steps.length - 1);
    expect(arms).to.deep.equal([
      'runbook',
      'control',
      ...done.map(({ number }) => `without-${number}`),
    ]);
  });

  it('has each arm once, and always the whole procedure to compare with', () => {
    const { arms } = ablate(withArms(['without-5'])).scenario;
    expect(arms.slice(0, 2)).to.deep.equal(['runbook', 'without-5']);
    expect(new Set(arms).size).to.equal(arms.length);
  });

  it('leaves out no step of a preparation', () => {
    const steps = redisPlan.steps.map((step) => ({ ...step, phase: 'prepare' as const }));
    expect(ablate({ ...withArms(['runbook']), steps }).scenario.arms).to.deep.equal(['runbook']);
  });
});
