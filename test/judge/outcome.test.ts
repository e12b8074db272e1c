import { expect } from 'chai';
import { decide } from '../../harness/judge/outcome.ts';
import type { Judgement } from '../../harness/model/verdict.ts';

const j = (holds: boolean | null, text = ''): Judgement => ({ holds, reasons: [{ text }] });
const nothingStated: Judgement = { ...j(null), decides: false };
const [yes, no, unknown] = [true, false, null];

/** The truth table of docs/verdicts.md, row by row; `any` stands for each, `not no` for all but no. */
const any = 'any';
const notNo = 'not no';
/** Only of data: nothing was counted. */
const uncounted = 'uncounted';
/** Only of time: recovery was seen, and no time is stated. */
const untimed = 'none stated';
type Cell = boolean | null | typeof any | typeof notNo;
type DataCell = Cell | typeof uncounted;
type TimeCell = Cell | typeof untimed;
const drills = ['whole', 'broken off', 'inapplicable'] as const;
const rows: [
  drill: (typeof drills)[number] | 'not broken off',
  fault: Cell,
  works: Cell,
  time: TimeCell,
  data: DataCell,
  clean: Cell,
  outcome: string,
][] = [
  ['broken off', any, any, any, any, any, 'inconclusive'],
  ['inapplicable', no, any, any, any, notNo, 'inapplicable'],
  ['inapplicable', unknown, any, any, any, notNo, 'inapplicable'],
  ['inapplicable', no, any, any, any, no, 'inconclusive'],
  ['inapplicable', unknown, any, any, any, no, 'inconclusive'],
  ['whole', no, any, any, any, any, 'inconclusive'],
  ['whole', unknown, any, any, any, any, 'inconclusive'],
  ['not broken off', yes, no, any, any, any, 'refuted'],
  ['not broken off', yes, any, no, any, any, 'refuted'],
  ['not broken off', yes, any, any, no, any, 'refuted'],
  ['not broken off', yes, unknown, notNo, notNo, any, 'inconclusive'],
  ['not broken off', yes, yes, unknown, notNo, any, 'inconclusive'],
  ['not broken off', yes, yes, yes, unknown, any, 'inconclusive'],
  ['not broken off', yes, yes, yes, notNo, no, 'inconclusive'],
  ['not broken off', yes, yes, yes, notNo, unknown, 'inconclusive'],
  ['not broken off', yes, yes, yes, yes, yes, 'verified'],
  ['not broken off', yes, yes, yes, uncounted, yes, 'verified'],
  ['not broken off', yes, yes, untimed, unknown, any, 'inconclusive'],
  ['not broken off', yes, yes, untimed, notNo, no, 'inconclusive'],
  ['not broken off', yes, yes, untimed, notNo, unknown, 'inconclusive'],
  ['not broken off', yes, yes, untimed, yes, yes, 'verified'],
  ['not broken off', yes, yes, untimed, uncounted, yes, 'verified'],
];
const name = (cell: DataCell | TimeCell) =>
  typeof cell === 'string' ? cell : cell === null ? '?' : cell ? 'yes' : 'no';
const each = (cell: Cell): readonly (boolean | null)[] => {
  if (cell === any) return [yes, no, unknown];
  return cell === notNo ? [yes, unknown] : [cell];
};
const eachTime = (cell: TimeCell): readonly (boolean | null | undefined)[] => {
  if (cell === untimed) return [undefined];
  return cell === any || cell === notNo ? [...each(cell), undefined] : each(cell);
};
const eachData = (cell: DataCell): readonly (boolean | null | undefined)[] => {
  if (cell === uncounted) return [undefined];
  return cell === any || cell === notNo ? [...each(cell), undefined] : each(cell);
};

describe('decide', () => {
  const seen = new Set<string>();
  for (const [drill, fault, works, time, data, clean, outcome] of rows) {
    const cells = [fault, works, time, data, clean].map(name).join(', ');
    it(`${drill}; fault, works, in time, data, clean = ${cells}: ${outcome}`, () => {
      for (const d of drill === 'not broken off' ? (['whole', 'inapplicable'] as const) : [drill])
        for (const f of each(fault))
          for (const w of each(works))
            for (const t of eachTime(time))
              for (const s of eachData(data))
                for (const c of each(clean)) {
                  const judgements = {
                    faultProven: j(f),
                    procedureWorks: j(w),
                    recoveredInTime: t === undefined ? nothingStated : j(t),
                    clean: j(c),
                    ...(s !== undefined && { dataSafe: j(s) }),
                  };
                  const brokenOff = d === 'broken off' ? [{ text: 'broke off' }] : [];
                  const because = d === 'inapplicable' ? { text: 'no such thing here' } : undefined;
                  const decided = decide(judgements, brokenOff, because);
                  const time = t === undefined ? untimed : t;
                  const cell = [d, f, w, time, s === undefined ? uncounted : s, c].join();
                  expect(decided.outcome, cell).to.equal(outcome);
                  seen.add(cell);
                }
    });
  }

  it('leaves no combination out of the table', () => {
    expect(seen.size).to.equal(drills.length * 3 ** 3 * 4 ** 2);
  });

  it('says of a broken-off drill that it is broken off, whatever else it found', () => {
    const judgements = {
      faultProven: j(null),
      procedureWorks: j(null),
      recoveredInTime: j(null),
      clean: j(null),
    };
    const { outcome, reasons } = decide(judgements, [{ text: 'broke off' }], { text: 'no CNI' });
    expect(outcome).to.equal('inconclusive');
    expect(reasons.map(({ text }) => text)).to.deep.equal(['broke off']);
  });

  it('names the late recovery before the loss, and the loss before the failed step', () => {
    const judgements = {
      faultProven: j(true),
      procedureWorks: j(false, 'step'),
      recoveredInTime: j(false, 'late'),
      dataSafe: j(false, 'lost'),
      clean: j(false, 'left'),
    };
    const { reasons } = decide(judgements, []);
    expect(reasons.map(({ text }) => text)).to.deep.equal(['late', 'lost', 'step']);
  });
});
