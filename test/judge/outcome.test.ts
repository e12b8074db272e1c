import { expect } from 'chai';
import { decide } from '../../harness/judge/outcome.ts';
import type { Judgement } from '../../harness/model/verdict.ts';

const j = (holds: boolean | null, text = ''): Judgement => ({ holds, reasons: [{ text }] });
const [yes, no, unknown] = [true, false, null];

/** The truth table of docs/verdicts.md, row by row; `any` stands for each, `not no` for all but no. */
const any = 'any';
const notNo = 'not no';
const notYes = 'not yes';
/**
 * Yes, or nothing to hold it to: no time is stated, nothing was counted, no invariant is judged, no item was
 * checked, nothing is promised.
 */
const fine = 'fine';
type Cell = boolean | null | typeof any | typeof notNo | typeof notYes;
type ClaimCell = Cell | typeof fine;
const drills = ['whole', 'broken off', 'inapplicable', 'withstood'] as const;
const rows: [
  drill: (typeof drills)[number] | 'not broken off',
  fault: Cell,
  works: Cell,
  time: ClaimCell,
  data: ClaimCell,
  invariants: ClaimCell,
  verification: ClaimCell,
  promises: ClaimCell,
  clean: Cell,
  outcome: string,
][] = [
  ['broken off', any, any, any, any, any, any, any, any, 'inconclusive'],
  ['inapplicable', no, any, any, any, any, any, any, notNo, 'inapplicable'],
  ['inapplicable', unknown, any, any, any, any, any, any, notNo, 'inapplicable'],
  ['inapplicable', no, any, any, any, any, any, any, no, 'inconclusive'],
  ['inapplicable', unknown, any, any, any, any, any, any, no, 'inconclusive'],
  ['withstood', no, any, any, notNo, notNo, any, notNo, yes, 'withstood'],
  ['withstood', unknown, any, any, notNo, notNo, any, notNo, yes, 'withstood'],
  ['withstood', no, any, any, no, any, any, any, yes, 'inconclusive'],
  ['withstood', unknown, any, any, no, any, any, any, yes, 'inconclusive'],
  ['withstood', no, any, any, notNo, no, any, any, yes, 'inconclusive'],
  ['withstood', unknown, any, any, notNo, no, any, any, yes, 'inconclusive'],
  ['withstood', no, any, any, notNo, notNo, any, no, yes, 'inconclusive'],
  ['withstood', unknown, any, any, notNo, notNo, any, no, yes, 'inconclusive'],
  ['withstood', no, any, any, any, any, any, any, notYes, 'inconclusive'],
  ['withstood', unknown, any, any, any, any, any, any, notYes, 'inconclusive'],
  ['whole', no, any, any, any, any, any, any, any, 'inconclusive'],
  ['whole', unknown, any, any, any, any, any, any, any, 'inconclusive'],
  ['not broken off', yes, no, any, any, any, any, any, any, 'refuted'],
  ['not broken off', yes, any, no, any, any, any, any, any, 'refuted'],
  ['not broken off', yes, any, any, no, any, any, any, any, 'refuted'],
  ['not broken off', yes, any, any, any, no, any, any, any, 'refuted'],
  ['not broken off', yes, any, any, any, any, no, any, any, 'refuted'],
  ['not broken off', yes, any, any, any, any, any, no, any, 'refuted'],
  ['not broken off', yes, unknown, notNo, notNo, notNo, notNo, notNo, any, 'inconclusive'],
  ['not broken off', yes, yes, unknown, notNo, notNo, notNo, notNo, any, 'inconclusive'],
  ['not broken off', yes, yes, fine, unknown, notNo, notNo, notNo, any, 'inconclusive'],
  ['not broken off', yes, yes, fine, fine, unknown, notNo, notNo, any, 'inconclusive'],
  ['not broken off', yes, yes, fine, fine, fine, unknown, notNo, any, 'inconclusive'],
  ['not broken off', yes, yes, fine, fine, fine, fine, unknown, any, 'inconclusive'],
  ['not broken off', yes, yes, fine, fine, fine, fine, fine, no, 'inconclusive'],
  ['not broken off', yes, yes, fine, fine, fine, fine, fine, unknown, 'inconclusive'],
  ['not broken off', yes, yes, fine, fine, fine, fine, fine, yes, 'verified'],
];
const name = (cell: ClaimCell) =>
  typeof cell === 'string' ? cell : cell === null ? '?' : cell ? 'yes' : 'no';
const each = (cell: Cell): readonly (boolean | null)[] => {
  if (cell === any) return [yes, no, unknown];
  if (cell === notYes) return [no, unknown];
  return cell === notNo ? [yes, unknown] : [cell];
};
/** Undefined where there is nothing to hold it to. */
const eachClaim = (cell: ClaimCell): readonly (boolean | null | undefined)[] => {
  if (cell === fine) return [yes, undefined];
  return cell === any || cell === notNo ? [...each(cell), undefined] : each(cell);
};
const claimed = (holds: boolean | null | undefined): Judgement =>
  holds === undefined ? { ...j(null), decides: false } : j(holds);

describe('decide', () => {
  const seen = new Set<string>();
  for (const [
    drill,
    fault,
    works,
    time,
    data,
    invariants,
    verification,
    promises,
    clean,
    outcome,
  ] of rows) {
    const cells = [fault, works, time, data, invariants, verification, promises, clean]
      .map(name)
      .join(', ');
    it(`${drill}; fault, works, in time, data, invariants, verification, promises, clean = ${cells}: ${outcome}`, () => {
      // Not one assertion for each: there are many.
      const wrong: string[] = [];
      for (const d of drill === 'not broken off'
        ? drills.filter((one) => one !== 'broken off')
        : [drill])
        for (const f of each(fault))
          for (const w of each(works))
            for (const t of eachClaim(time))
              for (const s of eachClaim(data))
                for (const i of eachClaim(invariants))
                  for (const v of eachClaim(verification))
                    for (const p of eachClaim(promises))
                      for (const c of each(clean)) {
                        const judgements = {
                          faultProven: j(f),
                          procedureWorks: j(w),
                          recoveredInTime: claimed(t),
                          clean: j(c),
                          invariantsHold: claimed(i),
                          verificationHolds: claimed(v),
                          promisesKept: claimed(p),
                          ...(s !== undefined && { dataSafe: j(s) }),
                        };
                        const brokenOff = d === 'broken off' ? [{ text: 'broke off' }] : [];
                        const untested =
                          d === 'inapplicable' || d === 'withstood'
                            ? { outcome: d, reasons: [{ text: 'that is so' }] }
                            : undefined;
                        const decided = decide(judgements, brokenOff, untested);
                        const cell = [d, f, w, ...[t, s, i, v, p].map(String), c].join();
                        if (decided.outcome !== outcome) wrong.push(`${cell}: ${decided.outcome}`);
                        seen.add(cell);
                      }
      expect(wrong).to.deep.equal([]);
    });
  }

  it('leaves no combination out of the table', () => {
    expect(seen.size).to.equal(drills.length * 3 ** 3 * 4 ** 5);
  });

  it('reports a broken-off drill as broken off, whatever else it found', () => {
    const judgements = {
      faultProven: j(null),
      procedureWorks: j(null),
      recoveredInTime: j(null),
      clean: j(null),
      invariantsHold: j(null),
      verificationHolds: j(null),
      promisesKept: j(null),
    };
    const { outcome, reasons } = decide(judgements, [{ text: 'broke off' }], {
      outcome: 'inapplicable',
      reasons: [{ text: 'no CNI' }],
    });
    expect(outcome).to.equal('inconclusive');
    expect(reasons.map(({ text }) => text)).to.deep.equal(['broke off']);
  });

  it('names the late recovery before the loss, then the broken invariant, then the failed step', () => {
    const judgements = {
      faultProven: j(true),
      procedureWorks: j(false, 'step'),
      recoveredInTime: j(false, 'late'),
      dataSafe: j(false, 'lost'),
      invariantsHold: j(false, 'too many'),
      verificationHolds: j(false, 'not checked off'),
      promisesKept: j(false, 'not kept'),
      clean: j(false, 'left'),
    };
    const { reasons } = decide(judgements, []);
    expect(reasons.map(({ text }) => text)).to.deep.equal([
      'late',
      'lost',
      'too many',
      'not checked off',
      'not kept',
      'step',
    ]);
  });
});
