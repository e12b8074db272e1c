import { expect } from 'chai';
import { rowOf } from '../../harness/history/row-of.ts';
import { judge } from '../../harness/judge/judge.ts';
import { withError } from '../../harness/model/figures.ts';
import { recoveryText } from '../../harness/report/objectives/status-words.ts';
import { handMadeJournal } from '../judge/hand-made-journal.ts';

describe('the summary that a history keeps of a drill', () => {
  it('has the times of its verdict, so that all reports write the same figures', () => {
    // 6994.87 ms, rounded to 6995 and then to 7.00 s, would be another figure than 6.99 s.
    for (const brokenForMs of [6_964.87, 6_974.87, 6_984.87, 6_994.87]) {
      const events = handMadeJournal({
        arms: { runbook: { brokenForMs }, control: { brokenForMs: 500_000.3 } },
      });
      const verdict = judge(events);
      const row = rowOf({ verdict, events });
      for (const name of ['runbook', 'control'] as const) {
        const arm = verdict.arms.find((one) => one.arm === name);
        expect(row[name]?.outage).to.deep.equal(arm?.outage);
        expect(row[name]?.detect).to.deep.equal(arm?.detect);
        for (const time of [arm?.outage, arm?.detect]) {
          expect(Object.values(time ?? {}).map(Number.isInteger)).to.deep.equal([true, true, true]);
        }
      }
      const [reason] = verdict.recoveredInTime.reasons;
      const [took = ''] = recoveryText(row).split(' of ');
      expect(reason?.text).to.include(`Recovered ${took} `);
      if (row.runbook?.outage) expect(reason?.text).to.include(withError(row.runbook.outage));
    }
  });
});
