import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import type { ObjectiveVerdict } from '../../../harness/model/objective.ts';
import { objectivesOpenMetrics } from '../../../harness/report/objectives/open-metrics.ts';
import { noPaint } from '../../../harness/report/paint.ts';
import { nowMs, verdictOf } from './verdicts.ts';

const metrics = (...verdicts: readonly ObjectiveVerdict[]) =>
  `${objectivesOpenMetrics.format(verdicts, { nowMs, paint: noPaint })}\n`;
const all = metrics(
  verdictOf({ nights: 40 }),
  verdictOf({ nights: 30, late: 9, drill: 'shop/"stock"\\is\ngone' }, { name: 'stock' }),
  verdictOf({ nights: 0 }, { name: 'none' }),
);

// The grammar of OpenMetrics 1.0, as far as gauges go.
const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const label = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[n"\\\\])*"';
const number = '-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?';
const lineForms = [
  new RegExp(`^# TYPE (${name}) gauge$`),
  new RegExp(`^# UNIT (${name}) ([a-z]+)$`),
  new RegExp(`^# HELP (${name}) (?:[^"\\\\]|\\\\[n"\\\\])+$`),
  new RegExp(`^(${name})(?:\\{${label}(?:,${label})*\\})? ${number}$`),
];

describe('objectives as OpenMetrics', () => {
  it('give the status, the counts, the shares and the times, each with its labels', () => {
    for (const line of [
      'firedrill_evaluation_timestamp_seconds 1797292800',
      'firedrill_objective_status{objective="cart",status="met"} 1',
      'firedrill_objective_status{objective="cart",status="missed"} 0',
      'firedrill_objective_status{objective="stock",status="missed"} 1',
      'firedrill_objective_status{objective="none",status="insufficient data"} 1',
      'firedrill_objective_target_ratio{objective="cart"} 0.9',
      'firedrill_objective_trials{objective="stock",result="late"} 9',
      'firedrill_objective_budget_trials{objective="cart"} 2',
      'firedrill_objective_needed_trials{objective="none"} 33',
      'firedrill_procedure_stated_seconds{objective="cart",drill="shop/cart-hangs"} 60',
      'firedrill_procedure_recovery_seconds{objective="cart",drill="shop/cart-hangs",percentile="50",bound="estimate"} 2.3',
      'firedrill_procedure_expired{objective="stock",drill="shop/\\"stock\\"\\\\is\\ngone"} 0',
    ]) {
      expect(all.split('\n'), line).to.include(line);
    }
    expect(all).to.not.include('firedrill_objective_in_time_ratio{objective="none"');
  });

  it('keep to the grammar: each family in one piece, with its metadata first, and an end', () => {
    const lines = all.split('\n');
    expect(lines.slice(-2)).to.deep.equal(['# EOF', '']);
    const families: string[] = [];
    for (const line of lines.slice(0, -2)) {
      const match = lineForms.map((form) => form.exec(line)).find((found) => found !== null);
      expect(match, line).to.not.equal(undefined);
      const [, family = '', unit] = match ?? [];
      if (line.startsWith('# TYPE')) families.push(family);
      expect(family, line).to.equal(families.at(-1));
      if (line.startsWith('# UNIT')) expect(family.endsWith(`_${unit}`), line).to.equal(true);
    }
    expect(new Set(families).size).to.equal(families.length);
    const samples = lines
      .filter((line) => !line.startsWith('#'))
      .map((line) => line.replace(/ \S+$/, ''));
    expect(new Set(samples).size).to.equal(samples.length);
  });

  it('pass promtool’s check', function () {
    const { status, stderr, error } = spawnSync('promtool', ['check', 'metrics'], {
      ...{ input: all, encoding: 'utf8' },
    });
    if (error) {
      console.log('      skipped: promtool is not installed (Debian’s package prometheus has it)');
      return this.skip();
    }
    expect([stderr, status]).to.deep.equal(['', 0]);
  });
});
