import { expect } from 'chai';
import { objectivesMarkdown } from '../../../harness/report/objectives/markdown.ts';
import {
  objectiveRows,
  procedureRows,
} from '../../../harness/report/objectives/objective-words.ts';
import { objectivesOpenMetrics } from '../../../harness/report/objectives/open-metrics.ts';
import { noPaint } from '../../../harness/report/paint.ts';
import { nowMs, verdictOf } from './verdicts.ts';

const context = { nowMs, paint: noPaint };
const one = verdictOf({ nights: 1 }, { target: 0.5 });

describe('the words on an objective', () => {
  it('are about one drill where there is one', () => {
    const budget = objectiveRows(one).find(({ name }) => name === 'budget')?.text;
    expect(budget).to.match(/^1 drill at 50 % allows 0 late; 0 were/);
  });

  it('call the target by its name', () => {
    const head = objectivesMarkdown.format([one], context).split('\n')[2];
    expect(head).to.equal('|  | Objective | Target | In this window | Status | Its drills |');
  });

  it('have no p90 and no p95 that nothing bounds, in metrics neither', () => {
    const [procedure] = one.procedures;
    if (!procedure) throw new Error('no procedure');
    const times = procedureRows(procedure).find(({ name }) => name === 'times')?.text;
    expect(times).to.match(/^the median 2\.00 s \(too few trials to bound it\); of this window/);
    const metrics = objectivesOpenMetrics.format([one], context);
    expect(metrics).to.include('percentile="50"').and.not.include('percentile="9');
  });
});
