import { expect } from 'chai';
import type { Finding } from '../../harness/model/finding.ts';
import { foundByCheck } from '../../harness/mutation/found-by-check.ts';

const finding = (rule: string, line: number, more: Partial<Finding> = {}): Finding => ({
  ...{ rule, severity: 'warning', length: 1, text: `${rule}.`, why: 'It matters.' },
  place: { file: 'ops.md', line, column: 1 },
  ...more,
});

describe('foundByCheck', () => {
  const mutant = { lines: { from: 4, to: 6 } };
  const ruleOf = (before: readonly Finding[], after: readonly Finding[]) =>
    foundByCheck(mutant, before, after)?.rule;

  it('takes a new finding on a line of the mistake', () => {
    expect(ruleOf([finding('a', 4)], [finding('a', 4), finding('b', 6)])).to.equal('b');
    expect(ruleOf([], [finding('b', 5, { severity: 'error' })])).to.equal('b');
  });

  it('takes no finding that was there before, also on another line', () => {
    expect(ruleOf([finding('a', 4)], [finding('a', 4)])).to.equal(undefined);
    expect(ruleOf([finding('a', 9)], [finding('a', 4)])).to.equal(undefined);
  });

  it('takes one more of a kind that was there', () => {
    expect(ruleOf([finding('a', 3)], [finding('a', 3), finding('a', 5)])).to.equal('a');
  });

  it('takes no note, no crash of a rule, and nothing on other lines', () => {
    expect(ruleOf([], [finding('a', 4, { severity: 'note' })])).to.equal(undefined);
    expect(ruleOf([], [finding('a', 4, { crashed: 'a' })])).to.equal(undefined);
    expect(ruleOf([], [finding('a', 3), finding('a', 7)])).to.equal(undefined);
  });
});
