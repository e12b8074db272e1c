import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { objectivesOpenMetrics } from '../../harness/report/objectives/open-metrics.ts';
import { noPaint } from '../../harness/report/paint.ts';
import { nowMs, verdictOf } from '../report/objectives/verdicts.ts';

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly targets: readonly { readonly refId: string; readonly expr: string }[];
}

const dashboard: { readonly panels: readonly Panel[]; readonly templating: unknown } = JSON.parse(
  readFileSync(new URL('../../docs/grafana-slo.json', import.meta.url), 'utf8'),
);
const context = { nowMs, paint: noPaint };
const metrics = objectivesOpenMetrics.format([verdictOf({ nights: 20, late: 3 })], context);

describe('docs/grafana-slo.json', () => {
  const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

  it('asks for metrics and labels that `slo` writes', () => {
    const asked = JSON.stringify([expressions, dashboard.templating]);
    const names = new Set(asked.match(/firedrill_\w+/g));
    expect(names.size).to.be.above(8);
    for (const name of names) expect(metrics, name).to.include(`# TYPE ${name} gauge\n`);
    for (const label of ['objective', 'result="late"', 'bound="estimate"', 'percentile="50"']) {
      expect(metrics).to.include(label);
    }
  });

  it('has panels that are told apart', () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const { title, targets } of dashboard.panels) {
      expect(new Set(targets.map(({ refId }) => refId)).size, title).to.equal(targets.length);
    }
  });
});
