import { expect } from 'chai';
import { actionOf, checkBranches } from '../../harness/scenario/actions.ts';
import { command, instruction, scenario } from './documents.ts';
import { thrown } from './thrown.ts';

const steps = [
  command(10, 'kubectl get pods', { item: 1 }),
  command(12, 'kubectl get pvc', { item: 3, conditional: true }),
  command(13, 'kubectl describe pvc', { item: 3, conditional: true, labelLine: 11 }),
  command(15, 'kubectl delete pod', { item: 4, conditional: true }),
  instruction(16, 'Call the owner'),
];
const decide = (branches: readonly string[], otherText: boolean) =>
  checkBranches(
    steps,
    scenario(`branches:\n${branches.map((one) => `  - ${one}`).join('\n')}`),
    otherText,
  );
const check = (...branches: string[]) => decide(branches, false).notes;

const third = '{ item: 3, take: false, because: it runs }';
const fourth = '{ item: 4, take: true, because: it hangs }';

describe('branches', () => {
  it('notes nothing if every branch is decided', () => {
    expect(check(third, fourth)).to.deep.equal([]);
  });

  it('notes an undecided branch once for all its commands', () => {
    const { notes } = checkBranches(steps, scenario(), false);
    expect(notes.map(({ text, place }) => `${place.line} ${text}`)).to.deep.equal([
      '11 "3. A label" is a branch that the scenario does not decide, so it is taken',
      '14 "4. A label" is a branch that the scenario does not decide, so it is taken',
    ]);
  });

  it('refuses to leave out an item that is not there', () => {
    const missing = '{ item: 7, take: false, because: it runs }';
    expect(thrown(() => check(third, fourth, missing))).to.deep.include({
      code: 'BAD_SCENARIO',
      exitCode: 2,
      at: 'hang.yaml:9:7',
      message: 'The procedure has no commands under item 7.',
      next: 'Its branches are items 3, 4.',
    });
  });

  it('refuses to leave out a step that is not a branch', () => {
    const found = thrown(() => check('{ item: 1, take: false, because: no }'));
    expect(found.message).to.equal(
      'Item 1 of the procedure is not a branch ("1. A label", line 9).',
    );
  });

  it('in another text: notes a step that is not a branch, and does it', () => {
    const { branches, notes } = decide([third, '{ item: 1, take: false, because: no }'], true);
    expect(branches.map(({ item }) => item)).to.deep.equal([3]);
    expect(notes[0]?.text).to.equal(
      'Item 1 of the procedure is not a branch ("1. A label", line 9): the decision to leave it out changes nothing',
    );
  });

  it('notes a decision to take a step that is taken anyway, or is gone', () => {
    const notes = check(third, fourth, '{ item: 8, take: true, because: needed }');
    expect(notes.map(({ text }) => text)).to.deep.equal([
      'The procedure has no commands under item 8: the decision to take it changes nothing',
    ]);
  });

  it('refuses words that no branch has, and notes them where nothing is left out or in another text', () => {
    const missing = (take: boolean) => `{ where: macOS, take: ${take}, because: no }`;
    const { message, next } = thrown(() => check(third, missing(false)));
    expect(message).to.equal('The procedure has no branch with the words "macOS".');
    expect(next).to.match(/^Its branches are ".*"\.$/);
    const note = (take: boolean) =>
      `The procedure has no branch with the words "macOS": the decision to ${take ? 'take it' : 'leave it out'} changes nothing`;
    expect(check(third, fourth, missing(true))[0]?.text).to.equal(note(true));
    expect(decide([third, fourth, missing(false)], true).notes[0]?.text).to.equal(note(false));
  });

  it('prefers a decision by words if the text has them', () => {
    const given = "{ item: 3, where: 'A label', take: true, because: it crashes }";
    const other = '{ item: 3, where: Replace it, take: true, because: it crashes }';
    const { branches, notes } = decide([third, given, other, fourth], true);
    expect(notes).to.deep.equal([]);
    const [, step] = steps;
    if (!step) throw new Error('there is no second step');
    const kind = (...taken: typeof branches) =>
      actionOf(step, step.text, { ...scenario(), branches: taken }).kind;
    expect(kind(...branches)).to.equal('run');
    expect(kind(...branches.filter(({ where }) => !where))).to.equal('not-taken');
  });

  it('decides what has no number as item 0, in a text that has it', () => {
    const first = '{ item: 0, where: Elsewhere, take: false, because: it is done }';
    expect(decide([third, first, fourth], false)).to.deep.include({ notes: [] });
    const numberless = { ...steps[1], label: { text: 'Elsewhere', conditional: true } } as never;
    const { branches } = scenario(`branches:\n  - ${first}`);
    const kind = actionOf(numberless, 'true', { ...scenario(), branches }).kind;
    expect(kind).to.equal('not-taken');
  });

  it('names the only branch in the singular', () => {
    const missing = '{ item: 7, take: false, because: it runs }';
    const one = (text: string) =>
      thrown(() => checkBranches(steps.slice(0, 3), scenario(`branches:\n  - ${text}`), false));
    expect(one(missing).next).to.equal('Its only branch is item 3.');
  });

  it('refuses two decisions on one item', () => {
    expect(thrown(() => check(third, '{ item: 3, take: true, because: no }'))).to.deep.include({
      at: 'hang.yaml:8:7',
      message: 'There are two decisions on item 3.',
    });
  });
});
