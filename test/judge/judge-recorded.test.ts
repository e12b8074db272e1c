import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseJournal } from '../../harness/journal/journal-lines.ts';
import { judge } from '../../harness/judge/judge.ts';

const recorded = (name: string) => {
  const file = `fixtures/journals/${name}.jsonl`;
  return parseJournal(readFileSync(file, 'utf8'), file);
};

/** Journals of real drills: the verdict must stay what it was. */
describe('judging recorded journals', () => {
  it('credits the runbook with a Redis that hangs', () => {
    const { outcome, credit, arms, recoveredInTime } = judge(recorded('redis-hang'));
    expect({ outcome, credit }).to.deep.equal({ outcome: 'verified', credit: 'runbook' });
    const [runbook, control] = arms;
    expect(runbook?.outage?.ms).to.be.within(2000, 40_000);
    expect((runbook?.outage?.maxMs ?? 0) - (runbook?.outage?.minMs ?? 0)).to.be.below(250);
    // The second replica had its Redis back 0.1 s after the first request that passed.
    expect(runbook?.outage?.maxMs).to.be.closeTo(2_353, 1);
    expect(control).to.deep.include({ censored: true, recovered: null });
    expect(recoveredInTime.reasons[0]?.place?.file).to.equal('runbooks/raibid-ci-operations.md');
  });

  it('credits nothing with a Redis pod that is killed', () => {
    const { outcome, credit, arms } = judge(recorded('redis-pod-killed'));
    expect({ outcome, credit }).to.deep.equal({ outcome: 'verified', credit: 'heals alone' });
    expect(arms[1]?.outage?.ms).to.be.closeTo(1297, 50);
  });

  it('refutes the same drill with an RTO of one second, on the line of the claim', () => {
    const [started, ...rest] = recorded('redis-hang');
    if (started?.type !== 'drill-started') throw new Error('no head');
    const stated = started.plan.rto;
    if (!stated) throw new Error('no time stated');
    const { claim } = stated;
    const rto = { ...stated, ms: 1000 };
    const held = { ...started, plan: { ...started.plan, rto } };
    const { outcome, reasons } = judge([held, ...rest]);
    expect(outcome).to.equal('refuted');
    expect(reasons[0]?.place).to.deep.equal(claim?.place);
  });

  it('fills in fields that an older version did not record', () => {
    const [started] = recorded('redis-hang');
    if (started?.type !== 'drill-started') throw new Error('no head');
    const { plan } = started;
    expect(new Set(plan.steps.map(({ phase }) => phase))).to.deep.equal(new Set(['recover']));
    expect(plan.procedure.dataRisks).to.deep.equal([]);
    const { dataSafe, alerts, reorderings } = judge(recorded('redis-hang'));
    expect({ holds: dataSafe.holds, alerts, reorderings }).to.deep.equal({
      holds: null,
      alerts: [],
      reorderings: [],
    });
  });

  it('judges a recorded drill that was killed halfway', () => {
    const events = recorded('redis-hang');
    const until = events.findIndex((event) => event.type === 'step-started' && event.number === 5);
    expect(judge(events.slice(0, until + 40)).outcome).to.equal('inconclusive');
  });
});
