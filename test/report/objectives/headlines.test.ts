import { expect } from 'chai';
import { judgeObjective } from '../../../harness/judge/objectives/judge-objective.ts';
import type { HistoryRow } from '../../../harness/model/history.ts';
import { objectivesHtml } from '../../../harness/report/objectives/html.ts';
import { objectivesJson } from '../../../harness/report/objectives/json.ts';
import { objectivesMarkdown } from '../../../harness/report/objectives/markdown.ts';
import { objectivesOpenMetrics } from '../../../harness/report/objectives/open-metrics.ts';
import { objectivesText } from '../../../harness/report/objectives/text.ts';
import { noPaint } from '../../../harness/report/paint.ts';
import { row } from '../../history/rows.ts';
import { subjectsOf } from '../../history/subjects-of.ts';

const nowMs = Date.UTC(2026, 11, 15);

const nights = (count: number, changes: Partial<HistoryRow>, hours = 24) =>
  Array.from({ length: count }, (_, index) =>
    row({
      run: `${changes.drill}${index}`,
      startedMs: nowMs - (index + 0.5) * hours * 3_600_000,
      ...changes,
    }),
  );

function reports(unsorted: readonly HistoryRow[], target = 0.9) {
  const rows = unsorted.toSorted((one, other) => one.startedMs - other.startedMs);
  const objective = {
    ...{ name: 'cart', target, window: { days: 28 }, expiresDays: 7 },
    place: { file: '.firedrill.yaml', line: 2, column: 5 },
  };
  const verdict = judgeObjective(
    objective,
    { subjects: subjectsOf(rows), rows, present: [] },
    nowMs,
  );
  const context = { nowMs, paint: noPaint };
  return {
    status: verdict.status,
    text: objectivesText.format([verdict], context).split('\n')[0],
    markdown: objectivesMarkdown
      .format([verdict], context)
      .split('\n')
      .find((line) => line.includes('| cart |')),
    html: /<p class="headline">cart<\/p>\n<p><strong>(.*?)<\/strong>/.exec(
      objectivesHtml.format([verdict], context),
    )?.[1],
    json: JSON.parse(objectivesJson.format([verdict], context)).objectives[0],
    metrics: objectivesOpenMetrics.format([verdict], context),
  };
}

describe('the headline of an objective', () => {
  it('says how its drills ended, and of a met one in words that some were refuted', () => {
    const found = reports([...nights(25, { outcome: 'refuted' }), ...nights(40, {}).slice(25)]);
    expect(found.status).to.equal('met');
    for (const text of [found.text, found.markdown, found.html]) {
      expect(text).to.include('28 drills: 3 verified, 25 refuted');
      expect(text).to.include('met is about time alone: 25 of these drills were refuted');
    }
    expect(found.json.windowDrills.outcomes).to.include({ verified: 3, refuted: 25 });
    expect(found.json.allDrills.outcomes).to.include({ verified: 15, refuted: 25 });
    expect(found.metrics).to.include(
      'firedrill_objective_drills{objective="cart",outcome="refuted"} 25\n',
    );
    const { text } = reports(nights(40, {}));
    expect(text).to.match(/; 28 drills: 28 verified$/);
  });

  it('says that the runbook gets no credit, where its system heals alone', () => {
    const found = reports(nights(40, { credit: 'heals alone' }));
    expect(found.status).to.equal('met');
    for (const text of [found.text, found.markdown, found.html]) {
      expect(text).to.include('no credit to the runbook: 28 heal alone');
    }
    expect(found.json.windowDrills.credits).to.deep.equal({
      ...{ runbook: 0, 'heals alone': 28, unproven: 0 },
    });
    expect(found.metrics).to.include(
      'firedrill_objective_credit_drills{objective="cart",credit="heals alone"} 28\n',
    );
    const one = [...nights(3, {}), ...nights(40, { credit: null }).slice(3)];
    expect(reports(one).text).not.to.include('credit');
  });

  it('names a procedure that misses by itself, whatever the others hide', () => {
    const good = Array.from({ length: 19 }, (_, index) => nights(26, { drill: `shop/a${index}` }));
    const late = { recovery: { inTime: false }, outcome: 'refuted' } as const;
    const found = reports([...good.flat(), ...nights(26, { drill: 'shop/dead', ...late })]);
    expect(found.status).to.equal('met');
    for (const text of [found.text, found.markdown, found.html]) {
      expect(text).to.include('shop/dead misses it by itself: 26 of 26 late');
    }
    expect(found.json.missing).to.deep.equal(['shop/dead']);
    expect(found.metrics).to.include(
      'firedrill_procedure_missed{objective="cart",drill="shop/dead"} 1\n',
    );
    expect(found.metrics).to.include(
      'firedrill_procedure_missed{objective="cart",drill="shop/a0"} 0\n',
    );
  });
});
