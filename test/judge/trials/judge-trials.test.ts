import { expect } from 'chai';
import { parseJournal } from '../../../harness/journal/journal-lines.ts';
import { judge } from '../../../harness/judge/judge.ts';
import { judgeTrials } from '../../../harness/judge/trials/judge-trials.ts';
import type { TrialsVerdict } from '../../../harness/model/trials.ts';
import { redisPlan } from '../redis-plan.ts';
import { late, never, noBite, onTheEdge, soon, times, trialRecords } from './trial-records.ts';

const together = (...given: Parameters<typeof trialRecords>): TrialsVerdict => {
  const [trials, ...others] = judgeTrials(trialRecords(...given));
  if (!trials || others.length > 0) throw new Error('these are not trials of one subject');
  return trials;
};
const declared = {};

describe('trials of one subject', () => {
  it('claim the median after five that were declared, and say how many more the others take', () => {
    const trials = together(times(5, soon), { declared });
    expect(trials).to.deep.include({
      ...{ rule: 'declared', drills: 5, trials: 5, inTime: 5, late: 0, undecided: 0 },
      ...{ claimed: ['p50'], disproved: [], outcomes: { verified: 5 } },
      declared: { of: 5, seed: 7 },
      needed: [
        { quantile: 'p90', more: 28 },
        { quantile: 'p95', more: 63 },
      ],
    });
    expect(trials.share?.least).to.be.closeTo(0.025 ** (1 / 5), 1e-8);
  });

  it('keep to the rule for any time where some of them are missing, or until something is claimed', () => {
    expect(together(times(4, soon), { declared: { of: 5 } }).rule).to.equal('any-time');
    expect(together(times(5, soon), { declared: { until: 'p50' } }).rule).to.equal('any-time');
    expect(together(times(5, soon))).to.not.have.property('declared');
    expect(together(times(5, soon)).rule).to.equal('any-time');
  });

  it('are reported run by run, and by the rule for any time where two runs come together', () => {
    const [one, two] = [times(5, soon), times(5, soon)].map((some) =>
      trialRecords(some, { declared }),
    );
    const other = (two ?? []).map(({ verdict, ...drill }) => ({
      ...drill,
      verdict: { ...verdict, run: 'another' },
    }));
    const judged = judgeTrials([...(one ?? []), ...other]);
    expect(judged.map(({ rule, trials }) => `${rule} ${trials}`)).to.deep.equal([
      'declared 5',
      'declared 5',
      'any-time 10',
    ]);
    expect(judged[2]?.runs).to.have.length(2);
    expect(judged[2]).to.not.have.property('declared');
    expect(judged[0]).to.deep.equal(judgeTrials(one ?? [])[0]);
  });

  it('count an undecided edge as late for a claim, and as in time for a refutation', () => {
    const trials = together([...times(4, soon), onTheEdge], { declared });
    expect(trials).to.deep.include({
      inTime: 4,
      late: 0,
      undecided: 1,
      claimed: [],
      disproved: [],
    });
    expect(trials.share).to.deep.include({ most: 1 });
    const mostlyLate = together([late, onTheEdge], { declared });
    expect(mostlyLate).to.deep.include({ late: 1, undecided: 1, disproved: [] });
    expect(together([late, late], { declared }).disproved).to.deep.equal(['p90', 'p95']);
  });

  it('keep one that never recovered: it is late, and longer than any measured time', () => {
    const trials = together([...times(4, soon), never], { declared });
    expect(trials).to.deep.include({ censored: 1, late: 1, claimed: [] });
    const [median, , p95] = trials.times;
    expect(median).to.deep.include({ quantile: 'p50', atLeast: false, mostMs: null });
    expect(p95).to.deep.include({ quantile: 'p95', atLeast: true, mostMs: null });
    expect(trials.mean?.atLeast).to.equal(true);
  });

  it('count a drill whose fault was not proven, and take it for no trial of the recovery', () => {
    const trials = together([...times(5, soon), noBite], { declared });
    expect(trials).to.deep.include({ drills: 6, trials: 5, claimed: ['p50'], rule: 'declared' });
    expect(trials.outcomes).to.deep.equal({ verified: 5, inconclusive: 1 });
    expect(together(times(3, noBite), { declared })).to.deep.include({
      ...{ trials: 0, share: null, mean: null, times: [], claimed: [] },
    });
  });

  it('claim nothing without a stated time, and bound the time to recover', () => {
    const plan = { ...redisPlan, rto: null, deadlineMs: 90_000 };
    const trials = together(times(5, soon), { declared, plan });
    expect(trials).to.deep.include({
      rto: null,
      share: null,
      claimed: [],
      disproved: [],
      needed: [],
    });
    const [median, p90] = trials.times;
    expect(median?.mostMs).to.be.within(30_900, 31_200);
    expect(p90?.mostMs).to.equal(null);
  });

  it('say whom the control arms credit', () => {
    expect(together(times(2, soon), { declared, control: never }).credits).to.deep.equal({
      runbook: 2,
    });
    expect(together(times(2, soon), { declared }).credits).to.deep.equal({});
  });

  it('name all that they cover', () => {
    const { covers } = together(times(2, soon), { declared });
    expect(covers).to.deep.include({
      ...{ fault: 'process-hang', system: 'raibid-ci', runbook: { ...covers.runbook } },
      versions: ['firedrill 0.1.0, node v24.21.0, kubernetes v1.34.4, k6 v1.8.1'],
      machines: ['system Linux 6.18, processor hand-made, cores 2, memory 24 GiB'],
    });
    expect(covers.images).to.have.length(1);
    expect(covers.images[0]).to.match(/^[0-9a-f]{12}$/);
  });

  it('are judged from their journals alone', () => {
    const drills = trialRecords([...times(5, soon), late], { declared });
    const read = drills.map(({ events: written }) => {
      const events = parseJournal(written.map((event) => JSON.stringify(event)).join('\n'));
      return { events, verdict: judge(events) };
    });
    expect(judgeTrials(read)).to.deep.equal(judgeTrials(drills));
  });
});

describe('drills of different subjects', () => {
  it('are no trials of one thing: another text, fault, time, reaction, step or rate', () => {
    const [one] = trialRecords([soon], { declared: { of: 2 } });
    const { scenario } = redisPlan;
    const others = [
      { ...redisPlan, runbook: { ...redisPlan.runbook, sha256: 'another' } },
      { ...redisPlan, scenario: { ...scenario, fault: { ...scenario.fault, process: 'other' } } },
      { ...redisPlan, rto: redisPlan.rto && { ...redisPlan.rto, ms: 50_000 } },
      { ...redisPlan, scenario: { ...scenario, reactionMs: 1000 } },
      { ...redisPlan, steps: redisPlan.steps.slice(1) },
      { ...redisPlan, probes: redisPlan.probes.map((probe) => ({ ...probe, rate: 5 })) },
    ].flatMap((plan) => trialRecords([soon], { declared: { of: 2 }, plan }));
    expect(one && judgeTrials([one, ...others])).to.have.length(7);
  });

  it('are not reported together where one drill of each ran once', () => {
    expect(judgeTrials(trialRecords([soon]))).to.deep.equal([]);
  });
});
