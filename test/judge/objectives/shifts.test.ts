import { expect } from 'chai';
import { shiftsOf } from '../../../harness/judge/objectives/shifts.ts';
import type { HistoryRow } from '../../../harness/model/history.ts';
import { row } from '../../history/rows.ts';

const drilled = (index: number, ms: number, changes: Partial<HistoryRow> = {}) =>
  row({
    ...{ run: `r${index}`, startedMs: Date.UTC(2026, 10, 1 + index), commit: `c${index}` },
    runbook: { outage: { ms, minMs: ms, maxMs: ms }, detect: null, censored: false },
    ...changes,
  });
const nights = (changes: Partial<HistoryRow>) =>
  Array.from({ length: 26 }, (_, index) =>
    index < 13 ? drilled(index, 2000 + 10 * index) : drilled(index, 4000 + 10 * index, changes),
  );

describe('shifts of recovery times', () => {
  it('name the first drill that shows it, the commit before, and what differs', () => {
    const { procedure } = row();
    const [shift, ...others] = shiftsOf(
      nights({
        procedure: { ...procedure, textSha256: '99'.repeat(32) },
        machine: { cores: '4' },
        versions: { firedrill: '0.2.0', node: 'v24.21.0' },
      }),
    );
    expect(others).to.deep.equal([]);
    expect(shift).to.deep.include({
      ...{ run: 'r13', startedMs: Date.UTC(2026, 10, 14), commit: 'c13', commitBefore: 'c12' },
      ...{ beforeMs: 2060, afterMs: 4190, differs: ['the text', 'firedrill', 'the machine'] },
    });
  });

  it('say where nothing differs that is recorded', () => {
    expect(shiftsOf(nights({}))[0]?.differs).to.deep.equal([]);
  });

  it('rest on trials alone', () => {
    expect(shiftsOf(nights({ recovery: null }))).to.deep.equal([]);
  });
});
