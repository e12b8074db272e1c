import { expect } from 'chai';
import { decide } from '../../harness/judge/outcome.ts';
import type { Judgement } from '../../harness/model/verdict.ts';

const j = (holds: boolean | null, text = ''): Judgement => ({ holds, reasons: [{ text }] });
const [yes, no, unknown] = [true, false, null];

/** The truth table of docs/verdicts.md, row by row; `any` stands for each of the three. */
const any = 'any';
type Cell = boolean | null | typeof any;
const rows: [
  broken: boolean,
  fault: Cell,
  works: Cell,
  time: Cell,
  clean: Cell,
  outcome: string,
][] = [
  [true, any, any, any, any, 'inconclusive'],
  [false, no, any, any, any, 'inconclusive'],
  [false, unknown, any, any, any, 'inconclusive'],
  [false, yes, no, any, any, 'refuted'],
  [false, yes, any, no, any, 'refuted'],
  [false, yes, unknown, yes, any, 'inconclusive'],
  [false, yes, unknown, unknown, any, 'inconclusive'],
  [false, yes, yes, unknown, any, 'inconclusive'],
  [false, yes, yes, yes, no, 'inconclusive'],
  [false, yes, yes, yes, unknown, 'inconclusive'],
  [false, yes, yes, yes, yes, 'verified'],
];
const name = (cell: Cell) => (cell === any ? any : cell === null ? '?' : cell ? 'yes' : 'no');
const each = (cell: Cell) => (cell === any ? [yes, no, unknown] : [cell]);

describe('decide', () => {
  const seen = new Set<string>();
  for (const [broken, fault, works, time, clean, outcome] of rows) {
    const cells = [fault, works, time, clean].map(name).join(', ');
    it(`${broken ? 'broken off, ' : ''}fault, works, in time, clean = ${cells}: ${outcome}`, () => {
      const brokenOff = broken ? [{ text: 'broke off' }] : [];
      for (const f of each(fault))
        for (const w of each(works))
          for (const t of each(time))
            for (const c of each(clean)) {
              const judgements = {
                faultProven: j(f),
                procedureWorks: j(w),
                recoveredInTime: j(t),
                clean: j(c),
              };
              expect(decide(judgements, brokenOff).outcome).to.equal(outcome);
              seen.add([broken, f, w, t, c].join());
            }
    });
  }

  it('leaves no combination out of the table', () => {
    expect(seen.size).to.equal(2 * 3 ** 4);
  });

  it('names the late recovery before the failed step', () => {
    const judgements = {
      faultProven: j(true),
      procedureWorks: j(false, 'step'),
      recoveredInTime: j(false, 'late'),
      clean: j(false, 'left'),
    };
    const { reasons } = decide(judgements, []);
    expect(reasons.map(({ text }) => text)).to.deep.equal(['late', 'step']);
  });
});
