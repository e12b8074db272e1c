import { expect } from 'chai';
import { z } from 'zod';
import { automate } from '../../harness/scenario/automations.ts';
import { plan } from '../../harness/scenario/plan.ts';
import { command, instruction, procedure, runbook, scenario, system } from './documents.ts';
import { thrown } from './thrown.ts';

const steps = [
  instruction(8, 'Tell the owner'),
  command(10, 'kubectl get pvc', { item: 1 }),
  command(12, 'kubectl edit pvc <claim>', { item: 5, holes: ['claim'] }),
  instruction(13, 'Save and leave'),
];
const named = (name: string, item: number, position: number) =>
  `  - { name: ${name}, item: ${item}, command: ${position}, run: make ${name}, because: nobody types here }`;
const made = (...automations: string[]) =>
  automate(steps, scenario(['automations:', ...automations].join('\n')));

describe('automations', () => {
  it('finds a person’s step by the number above it: a command, an instruction, one above all', () => {
    const { bySteps, notes } = made(named('edit', 5, 1), named('save', 5, 2), named('tell', 0, 1));
    expect(notes).to.deep.equal([]);
    expect([...bySteps].map(([step, { name }]) => [step.place.line, name])).to.deep.equal([
      [12, 'edit'],
      [13, 'save'],
      [8, 'tell'],
    ]);
  });

  it('does not take the place of a command that works alone, and notes it', () => {
    const { bySteps, notes } = made(named('look', 1, 1));
    expect(bySteps.size).to.equal(0);
    expect(notes).to.deep.equal([
      {
        text: 'the automation "look" is not used: the command on line 10 needs no person, and runs as it is written',
        place: { file: 'hang.yaml', line: 7, column: 7 },
      },
    ]);
  });

  it('notes one for a step that another text may have', () => {
    expect(made(named('gone', 5, 3)).notes[0]?.text).to.equal(
      'the automation "gone" changes nothing: item 5 has no step 3',
    );
  });

  it('finds a step by words of it, and is silent of a text that has no such words', () => {
    const worded = (name: string, where: string) =>
      `  - { name: ${name}, where: ${where}, run: make ${name}, because: nobody types here }`;
    const { bySteps, notes } = made(worded('save', 'Save and'), worded('call', 'Call VPSie'));
    expect(notes).to.deep.equal([]);
    expect([...bySteps].map(([step, { name }]) => [step.place.line, name])).to.deep.equal([
      [13, 'save'],
    ]);
    expect(thrown(() => made(worded('save', 'Save and'), worded('leave', 'leave'))).code).to.equal(
      'BAD_SCENARIO',
    );
  });

  it('is refused for a step that does not exist, or twice for one step', () => {
    const step = (fields: string) =>
      thrown(() => made(`  - { name: x, run: x, because: x${fields} }`));
    for (const fields of [
      '',
      ', item: 1',
      ', item: 1, command: 1, where: x',
      ', command: 1, where: x',
    ]) {
      expect(step(fields).message, fields).to.include('give item and command, or where');
    }
  });

  it('refuses two for one step', () => {
    expect(thrown(() => made(named('edit', 5, 1), named('again', 5, 1)))).to.deep.include({
      code: 'BAD_SCENARIO',
      at: 'hang.yaml:8:7',
      message: 'Two automations are for the step on line 12.',
    });
  });

  it('replaces the step, whose placeholder then needs no binding', () => {
    const faults = [{ kind: 'process-hang', schema: z.strictObject({ process: z.string() }) }];
    const book = runbook(procedure('Restart', steps));
    const wanted = `automations:\n${named('edit', 5, 1)}\nstepTimeout: 5s`;
    expect(plan(scenario(wanted), book, system, faults).steps[2]?.action).to.deep.equal({
      kind: 'automated',
      name: 'edit',
      run: 'make edit',
      timeoutMs: 5_000,
      because: 'nobody types here',
    });
  });
});
