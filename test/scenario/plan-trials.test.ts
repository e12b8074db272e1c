import { expect } from 'chai';
import type { ArmName, Plan } from '../../harness/model/scenario.ts';
import { planTrials } from '../../harness/scenario/plan-trials.ts';
import { redisPlan } from '../judge/redis-plan.ts';

const withArms = (...arms: ArmName[]): Plan => ({
  ...redisPlan,
  scenario: { ...redisPlan.scenario, arms },
});
const letters = { runbook: 'R', control: 'C', 'without-2': 'w' } as Record<ArmName, string>;
const ordersOf = (plan: Plan, of: number, { seed = 7, controlEvery = 1 } = {}) =>
  planTrials(plan, { of, seed, controlEvery }).map(({ scenario }) =>
    scenario.arms.map((arm) => letters[arm]).join(''),
  );

describe('trials of a drill', () => {
  it('are as many as declared, with their numbers, and else the same plan', () => {
    const trials = planTrials(redisPlan, { of: 3, seed: 7, controlEvery: 1, until: 'p90' });
    expect(trials.map(({ trial }) => trial)).to.deep.equal(
      [1, 2, 3].map((number) => ({ number, of: 3, seed: 7, until: 'p90' })),
    );
    const [first] = trials;
    expect({ ...first, trial: undefined, scenario: redisPlan.scenario }).to.deep.equal({
      ...redisPlan,
      trial: undefined,
    });
    expect(
      planTrials(redisPlan, { of: 1, seed: 7, controlEvery: 1 })[0]?.trial,
    ).to.not.have.property('until');
  });

  it('have their arms the other way round in every second one', () => {
    const orders = ordersOf(withArms('runbook', 'control'), 40);
    const pairs = Array.from({ length: 20 }, (_, at) => orders.slice(2 * at, 2 * at + 2).join(' '));
    expect(new Set(pairs)).to.deep.equal(new Set(['RC CR', 'CR RC']));
  });

  it('have the order of the same seed again, and of another one another', () => {
    const plan = withArms('runbook', 'control', 'without-2');
    expect(ordersOf(plan, 30)).to.deep.equal(ordersOf(plan, 30));
    expect(ordersOf(plan, 30)).to.not.deep.equal(ordersOf(plan, 30, { seed: 8 }));
    for (const [at, order] of ordersOf(plan, 30).entries()) {
      expect([...order].sort().join('')).to.equal('CRw');
      if (at % 2 === 1) {
        expect(order).to.equal([...(ordersOf(plan, 30)[at - 1] ?? '')].reverse().join(''));
      }
    }
  });

  it('have a control arm in every tenth, where that is asked for; those are interleaved too', () => {
    const orders = ordersOf(withArms('runbook', 'control'), 40, { controlEvery: 10 });
    const withControl = orders.flatMap((order, at) => (order === 'R' ? [] : [at + 1]));
    expect(withControl).to.deep.equal([1, 11, 21, 31]);
    expect(orders[0]).to.not.equal(orders[10]);
    expect(orders[20]).to.not.equal(orders[30]);
  });
});
