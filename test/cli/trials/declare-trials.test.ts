import { expect } from 'chai';
import { readDeclaration } from '../../../harness/cli/trials/declaration.ts';
import { declareTrials } from '../../../harness/cli/trials/declare-trials.ts';
import { isDue } from '../../../harness/cli/work/is-due.ts';
import type { DrillOutcome } from '../../../harness/gameday/gameday.ts';
import type { Plan } from '../../../harness/model/scenario.ts';
import { redisPlan } from '../../judge/redis-plan.ts';
import { late, soon, times, trialRecords } from '../../judge/trials/trial-records.ts';

const shopPlan = { ...redisPlan, scenario: { ...redisPlan.scenario, id: 'shop/restart' } };

describe('what a run declares', () => {
  it('is nothing where a drill runs once', () => {
    expect(readDeclaration({})).to.equal(undefined);
  });

  it('is a number, or a claim and the most trials, and a seed by chance', () => {
    const { seed, ...declared } = readDeclaration({ trials: 30 }) ?? {};
    expect(declared).to.deep.equal({ of: 30, controlEvery: 1 });
    expect(seed).to.be.within(0, 2 ** 31 - 1);
    expect(readDeclaration({ until: 'p90', most: 80, seed: 3, controlEvery: 10 })).to.deep.equal({
      ...{ of: 80, until: 'p90', seed: 3, controlEvery: 10 },
    });
  });
});

describe('too few trials for a claim', () => {
  for (const [until, needed] of [
    ['p50', 5],
    ['p90', 33],
    ['p95', 68],
  ] as const) {
    it(`are refused before anything starts: ${until} takes ${needed}`, () => {
      const declare = (most: number) => () => readDeclaration({ until, most });
      expect(declare(needed - 1)).to.throw(`the claim takes ${needed} trials`);
      expect(declare(needed)()).to.include({ of: needed, until });
    });
  }
});

describe('trials that are declared', () => {
  const declare = (plans: readonly Plan[], declared: Parameters<typeof declareTrials>[1]) => {
    const said: string[] = [];
    const work = declareTrials({ plans, edits: [] }, declared, { say: (text) => said.push(text) });
    return { plans: work.plans, said };
  };

  it('are of each drill, and the seed is printed', () => {
    const { plans, said } = declare([redisPlan, shopPlan], { of: 3, seed: 12, controlEvery: 1 });
    expect(plans.map(({ scenario, trial }) => `${scenario.id} ${trial?.number}`)).to.deep.equal([
      ...['raibid-ci/redis-hang 1', 'raibid-ci/redis-hang 2', 'raibid-ci/redis-hang 3'],
      ...['shop/restart 1', 'shop/restart 2', 'shop/restart 3'],
    ]);
    expect(said).to.deep.equal([
      'raibid-ci/redis-hang, shop/restart: 3 trials, declared beforehand; the order of the arms is from --seed 12',
    ]);
  });

  it('cannot go on until something is claimed where no time is stated', () => {
    const declared = { of: 9, seed: 1, controlEvery: 1, until: 'p50' } as const;
    expect(() => declare([{ ...redisPlan, rto: null }], declared))
      .to.throw('raibid-ci/redis-hang has no stated time')
      .with.property('code', 'BAD_USAGE');
    expect(declare([redisPlan], declared).said[0]).to.include(
      'until p50 can be claimed, at most 9 trials',
    );
  });

  const outcomes = (plan: Plan, stories: Parameters<typeof trialRecords>[0]) =>
    trialRecords(stories, { plan, declared: {} }).map(
      (record): DrillOutcome => ({ ...record, plan, journalFile: '' }),
    );
  const [due] = declare([redisPlan], { of: 20, seed: 1, controlEvery: 1, until: 'p50' }).plans;

  it('are due until it is claimed, each drill for itself', () => {
    if (!due) throw new Error('there is no trial');
    expect(isDue(due, outcomes(redisPlan, times(4, soon)))).to.equal(true);
    expect(isDue(due, outcomes(redisPlan, times(5, soon)))).to.equal(false);
    expect(isDue(due, outcomes(shopPlan, times(5, soon)))).to.equal(true);
    expect(isDue(due, outcomes(redisPlan, times(5, late)))).to.equal(false);
  });

  it('are all due where a number was declared, whatever they show', () => {
    const [first] = declare([redisPlan], { of: 5, seed: 1, controlEvery: 1 }).plans;
    if (!first) throw new Error('there is no trial');
    expect(isDue(first, outcomes(redisPlan, times(5, late)))).to.equal(true);
    expect(isDue(redisPlan, [])).to.equal(true);
  });
});
