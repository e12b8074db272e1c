import { expect } from 'chai';
import { z } from 'zod';
import { findMayFail } from '../../harness/scenario/may-fail.ts';
import { plan } from '../../harness/scenario/plan.ts';
import { command, instruction, procedure, runbook, scenario, system } from './documents.ts';
import { thrown } from './thrown.ts';

const steps = [
  command(10, 'kubectl get pvc'),
  instruction(11, 'Check the dashboard'),
  command(12, 'kubectl rollout status deploy/web'),
];
const made = (words: readonly string[], otherText = false) => {
  const entries = words.map((where) => `  - { where: '${where}', because: it may be gone }`);
  return findMayFail(steps, scenario(['mayFail:', ...entries].join('\n')), otherText);
};

describe('mayFail', () => {
  it('finds the command by its words', () => {
    expect(
      [...made(['rollout status'])].map(([{ place }, why]) => [place.line, why]),
    ).to.deep.equal([[12, 'it may be gone']]);
  });

  it('refuses words of no command, of several, and one step twice', () => {
    const refused = (...words: string[]) => thrown(() => made(words));
    expect(refused('kubectl drain').message).to.equal(
      'No command of the procedure has the words "kubectl drain".',
    );
    expect(refused('Check the dashboard').message).to.match(/^No command/);
    expect(refused('kubectl').message).to.equal(
      '2 commands have the words "kubectl": ops.md:10:1, ops.md:12:1.',
    );
    expect(refused('rollout', 'status').message).to.equal('Line 12 may fail already.');
    expect(refused('kubectl drain').code).to.equal('BAD_SCENARIO');
  });

  it('finds one of several by the number of its item, if the words are there too', () => {
    const item = (number: number) => ({ item: number });
    const again = [command(10, 'bids status', item(1)), command(12, 'bids status', item(7))];
    const found = (where: string, number: number) =>
      findMayFail(
        again,
        scenario(`mayFail:\n  - { where: '${where}', item: ${number}, because: it says so }`),
      );
    expect([...found('status', 7).keys()].map(({ place }) => place.line)).to.deep.equal([12]);
    expect(thrown(() => found('status', 3)).message).to.match(/^No command/);
    expect(thrown(() => found('restart', 7)).message).to.match(/^No command/);
  });

  it('is silent of another text that has no such words', () => {
    expect(made(['kubectl drain'], true).size).to.equal(0);
    expect(made(['get pvc'], true).size).to.equal(1);
  });

  it('needs a reason', () => {
    expect(thrown(() => scenario("mayFail:\n  - { where: 'x' }")).message).to.include('because');
  });

  it('is in the plan', () => {
    const written = scenario("mayFail:\n  - { where: 'get pvc', because: it may be gone }");
    const faults = [{ kind: 'process-hang', schema: z.strictObject({ process: z.string() }) }];
    const planned = plan(written, runbook(procedure('Restart', steps)), system, faults);
    expect(planned.steps.map(({ mayFail }) => mayFail)).to.deep.equal([
      'it may be gone',
      undefined,
      undefined,
    ]);
  });
});
