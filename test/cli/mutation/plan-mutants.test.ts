import { expect } from 'chai';
import { planMutants } from '../../../harness/cli/mutation/plan-mutants.ts';
import { chooseDrills, planDrills } from '../../../harness/cli/work/choose.ts';
import type { CheckedMutant } from '../../../harness/mutation/checked-mutants.ts';
import { mutantsOf } from '../../../harness/mutation/mutants.ts';

describe('the drills of mutants', () => {
  const plansOf = async (checking: (all: readonly CheckedMutant[]) => readonly CheckedMutant[]) => {
    const sources = await chooseDrills(['raibid-ci/redis-hang'], {});
    const [source] = sources;
    const [page] = planDrills(sources, sources, { otherText: false, arms: undefined });
    if (!source || !page) throw new Error('no such drill');
    const mutants = mutantsOf(page);
    const equivalent = mutants.filter((mutant) => mutant.equivalent);
    const may = mutants.filter((mutant) => !mutant.equivalent).map((mutant) => ({ mutant }));
    const checked = {
      ...{ drill: page.scenario.id, runbook: page.runbook, equivalent, candidates: may.length },
      procedure: { title: page.procedure.title, place: page.procedure.place },
      chosen: checking(may),
    };
    return { page, may, plans: planMutants(source, page, checked, { seed: 3, parts: [] }) };
  };
  const finding: CheckedMutant['finding'] = {
    ...{ rule: 'a', severity: 'error', length: 1, text: 'A.', why: 'B.' },
    place: { file: 'ops.md', line: 1, column: 1 },
  };

  it('begin with the page as it is, then each mutant by the runbook alone', async () => {
    const { page, may, plans } = await plansOf((all) => all);
    const [first, ...others] = plans;
    expect(first?.scenario).to.deep.equal(page.scenario);
    expect(first?.mutation).to.not.have.property('mutant');
    expect(others).to.have.length(may.length);
    for (const [index, { scenario, runbook, mutation, procedure }] of others.entries()) {
      const mutant = may[index]?.mutant;
      expect(scenario.id).to.equal(`raibid-ci/redis-hang@${mutant?.id}`);
      expect(scenario.arms).to.deep.equal(['runbook']);
      expect(mutation?.mutant).to.equal(mutant?.id);
      expect(runbook.text).to.equal(mutant?.text);
      expect(procedure.title).to.equal(page.procedure.title);
    }
  });

  it('do in every other step what the page’s drill does', async () => {
    const { page, may, plans } = await plansOf((all) => all);
    for (const [index, { steps }] of plans.slice(1).entries()) {
      const mutant = may[index]?.mutant;
      if (/step/.test(mutant?.mutator ?? '')) continue;
      const now = steps.map(({ action, boundText }) => JSON.stringify([action, boundText]));
      const was = page.steps.map(({ action, boundText }) => JSON.stringify([action, boundText]));
      const changed = now.flatMap((text, at) => (text === was[at] ? [] : [at + 1]));
      expect(changed, mutant?.id).to.deep.equal([mutant?.step]);
    }
  });

  it('leave out what check finds, and there are none if it finds all', async () => {
    const { plans, may } = await plansOf((all) =>
      all.map((one, index) => (index === 0 ? { ...one, finding } : one)),
    );
    expect(plans).to.have.length(may.length);
    expect(plans[0]?.mutation?.chosen[0]?.found?.rule).to.equal('a');
    const none = await plansOf((all) => all.map((one) => ({ ...one, finding })));
    expect(none.plans).to.deep.equal([]);
  });
});
