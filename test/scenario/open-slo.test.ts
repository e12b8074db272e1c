import { expect } from 'chai';
import type { Objective } from '../../harness/model/objective.ts';
import { openSlo } from '../../harness/report/objectives/open-slo.ts';
import { parseOpenSlo } from '../../harness/scenario/open-slo.ts';
import { thrown } from './thrown.ts';

const place = { file: '.firedrill.yaml', line: 1, column: 1 };
const objectives: readonly Objective[] = [
  {
    ...{ name: 'cart', drill: 'shop/cart-hangs', target: 0.95, window: { days: 28 } },
    ...{ expiresDays: 7, place },
  },
  {
    ...{ name: 'page', runbook: 'ops.md', procedure: 'Cart: hangs', target: 0.999 },
    ...{ window: 'month', expiresDays: 3, place },
  },
];
const written = openSlo(objectives);
const parse = (text: string) => parseOpenSlo('slo.yaml', text);
const changed = (from: string, to: string) => {
  expect(written).to.include(from);
  return written.replace(from, to);
};

describe('objectives as OpenSLO', () => {
  it('are the same when they are read again', () => {
    const { objectives: read, notes } = parse(written);
    expect(notes).to.deep.equal([]);
    const withoutPlaces = (all: readonly Objective[]) => all.map(({ place: _, ...one }) => one);
    expect(withoutPlaces(read)).to.deep.equal(withoutPlaces(objectives));
    expect(read.map((one) => one.place.line)).to.deep.equal([4, 38]);
  });

  it('have the fields that OpenSLO v1 asks for', () => {
    for (const line of [
      'apiVersion: openslo/v1',
      'kind: SLO',
      '  service: shop',
      '    - duration: 28d',
      '      isRolling: true',
      '    - duration: 1M',
      '        timeZone: UTC',
      '  budgetingMethod: Occurrences',
      '    - target: 0.95',
    ]) {
      expect(written.split('\n'), line).to.include(line);
    }
  });

  it('may say the same otherwise', () => {
    const percent = parse(changed('- target: 0.95', '- targetPercent: 95')).objectives[0];
    expect(percent?.target).to.equal(0.95);
    const weeks = parse(changed('duration: 28d', 'duration: 4w')).objectives[0];
    expect(weeks?.window).to.deep.equal({ days: 28 });
    expect(parse(written.replace(/\n +result: in time/, '')).objectives).to.have.length(2);
    const bare = parse(changed('annotations:\n    firedrill-expires-days: "3"', 'labels: {}'));
    expect(bare.objectives[1]?.expiresDays).to.equal(7);
  });

  it('stand beside other objects, which are skipped with a sentence', () => {
    const others =
      'apiVersion: openslo/v1\nkind: Service\nmetadata: { name: shop }\nspec: {}\n---\n' +
      'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: latency }\nspec: { indicatorRef: p99 }\n---\n---\n';
    const { objectives: read, notes } = parse(others + written);
    expect(read).to.have.length(2);
    expect(notes).to.deep.equal([
      'slo.yaml:1 is a "Service", not a SLO, and was skipped.',
      'slo.yaml:6 is no SLO of Firedrill’s (no metric source of type Firedrill), and was skipped.',
    ]);
  });

  it('are refused where Firedrill could not judge them, with the place', () => {
    for (const [from, to, line, what] of [
      [
        'openslo/v1',
        'openslo/v2alpha',
        1,
        '"apiVersion" is "openslo/v2alpha"; expected openslo/v1',
      ],
      ['name: cart', 'name: Cart', 4, 'lower-case letters'],
      ['Occurrences', 'Timeslices', 31, 'Occurrences'],
      ['target: 0.95', 'target: 95', 33, 'more than 0 and less than 1'],
      ['target: 0.95', 'target: 0.95\n      targetPercent: 95', 33, 'expected either'],
      ['target: 0.95', 'target: 0.95\n    - target: 0.9', 32, 'expected exactly one objective'],
      ['duration: 28d', 'duration: 1Q', 29, 'expected a rolling window'],
      ['drill: shop/cart-hangs', 'dril: shop/cart-hangs', 20, 'Did you mean "drill"?'],
      ['drill: shop/cart-hangs', 'drill: shop/cart-slow', 16, 'other drills than "total"'],
      ['firedrill-expires-days: "7"', 'firedrill-expires-days: "soon"', 6, 'not a number of days'],
      ['target: 0.95', 'target: 0.999999999', 33, 'with at most 8 decimals'],
      ['target: 0.95', 'target: 0.000000001', 33, 'with at most 8 decimals'],
      ['target: 0.95', 'targetPercent: 99.9999999', 33, 'with at most 8 decimals'],
      ['duration: 28d', 'duration: 9999w', 29, 'at most 9999 days'],
      ['result: in time', 'result: banana', 21, 'Known here: in time'],
      ['result: in time', 'result: verified', 21, 'Known here: in time'],
      ['result: any', 'result: banana', 27, 'Known here: any'],
      ['result: any', 'result: in time', 27, 'Known here: any'],
      ['timeZone: UTC', 'timeZone: Europe/Dublin', 65, 'of the time zone UTC'],
    ] as const) {
      const { code, at, message } = thrown(() => parse(changed(from, to)));
      expect(message, to).to.include(what);
      expect(code, to).to.equal('BAD_SETTINGS');
      expect(Number(at?.split(':')[1]), to).to.equal(line);
    }
    expect(thrown(() => parse(`${written}\n---\n${written}`)).message).to.include(
      'is named cart already',
    );
    expect(thrown(() => parse('- : :\n  -')).code).to.equal('BAD_SETTINGS');
    expect(parse('').objectives).to.deep.equal([]);
  });
});
