import { expect } from 'chai';
import { formatEvent, parseJournal } from '../../../harness/journal/journal-lines.ts';
import { judge } from '../../../harness/judge/judge.ts';
import { judgeMutations, withoutMutants } from '../../../harness/judge/mutation/judge-mutations.ts';
import type { DrillRecord } from '../../../harness/report/drill-record.ts';
import { late, mutantRecord, soon, wholeRun } from './mutant-records.ts';

const fatesOf = (drills: readonly DrillRecord[]) =>
  judgeMutations(drills).flatMap(({ mutants }) => mutants.map(({ id, fate }) => `${id} ${fate}`));

describe('judgeMutations', () => {
  it('says what notices each mutant, and counts only what is decided', () => {
    const drills = wholeRun();
    expect(fatesOf(drills)).to.deep.equal([
      'M1 found',
      'M2 refuted',
      'M3 survived',
      'M4 inconclusive',
      'M5 inconclusive',
    ]);
    const [verdict] = judgeMutations(drills);
    expect(verdict).to.include({ killed: 2, decided: 3, page: 'verified', seed: 7, candidates: 9 });
    expect(verdict?.equivalent).to.have.length(1);
  });

  it('gives the line that refutes a mutant, and that of a survivor', () => {
    const [verdict] = judgeMutations(wholeRun());
    const reasonOf = (id: string) => verdict?.mutants.find((one) => one.id === id)?.reason;
    expect(reasonOf('M1')?.text).to.include('curl-without-fail');
    expect(reasonOf('M2')?.place?.line).to.be.a('number');
    expect(reasonOf('M3')?.place?.line).to.equal(19);
    expect(reasonOf('M4')?.text).to.include('cannot be drilled');
  });

  it('decides nothing by drills if the page itself does not hold', () => {
    const [, ...mutants] = wholeRun();
    expect(fatesOf([mutantRecord(late), ...mutants])).to.deep.equal([
      'M1 found',
      'M2 inconclusive',
      'M3 inconclusive',
      'M4 inconclusive',
      'M5 inconclusive',
    ]);
    expect(fatesOf(mutants)).to.include('M3 inconclusive');
  });

  it('knows a mutant that was not drilled', () => {
    const [verdict] = judgeMutations([mutantRecord(soon), mutantRecord(late, 'M2')]);
    const left = verdict?.mutants.find(({ id }) => id === 'M3');
    expect(left?.fate).to.equal('inconclusive');
    expect(left?.reason.text).to.include('not drilled');
  });

  it('gives the same from journals that were written and read', () => {
    const read = wholeRun().map(({ events }) => {
      const again = parseJournal(events.map(formatEvent).join('\n'), 'a.jsonl');
      return { events: again, verdict: judge(again) };
    });
    expect(judgeMutations(read)).to.deep.equal(judgeMutations(wholeRun()));
  });

  it('leaves the page’s own drill with the others, and no mutant', () => {
    expect(withoutMutants(wholeRun()).map(({ verdict }) => verdict.drill)).to.deep.equal([
      'raibid-ci/redis-hang',
    ]);
    expect(judgeMutations([])).to.deep.equal([]);
  });
});
