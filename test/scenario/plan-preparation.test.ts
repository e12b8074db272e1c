import { expect } from 'chai';
import { z } from 'zod';
import type { Runbook } from '../../harness/model/runbook.ts';
import { plan } from '../../harness/scenario/plan.ts';
import {
  command,
  instruction,
  material,
  procedure,
  runbook,
  scenario,
  system,
} from './documents.ts';
import { thrown } from './thrown.ts';

const faults = [{ kind: 'process-hang', schema: z.strictObject({ process: z.string() }) }];
const backUp = procedure('Back up', [
  command(50, 'tar c data', { item: 1 }),
  material(51, 'yaml'),
  command(53, 'scp data elsewhere', { item: 2, conditional: true }),
]);
const restore = procedure('Restore', [
  command(60, 'scp elsewhere data', { item: 1 }),
  command(62, 'tar x data', { item: 2, conditional: true }),
  instruction(63, 'Tell the owner'),
]);
const book = runbook(backUp, restore);
const planOf = (rest: string, text: Runbook = book, otherText = false) =>
  plan(scenario(`prepare: Back up\n${rest}`, 'Restore'), text, system, faults, { otherText });
const refused = (rest: string, text = book) => thrown(() => planOf(rest, text));

describe('plan: the preparation', () => {
  it('comes first, and the numbers go on through the recovery', () => {
    const { steps, procedure: recovery, notes } = planOf('');
    expect(steps.map(({ number, phase, boundText }) => [number, phase, boundText])).to.deep.equal([
      [1, 'prepare', 'tar c data'],
      [2, 'prepare', 'scp data elsewhere'],
      [3, 'recover', 'scp elsewhere data'],
      [4, 'recover', 'tar x data'],
      [5, 'recover', 'Tell the owner'],
    ]);
    expect(recovery.title).to.equal('Restore');
    expect(notes.map(({ place }) => place.line)).to.deep.equal([52, 51, 61]);
  });

  it('is done as it is written: branches are those of the recovery', () => {
    const { steps } = planOf('branches: [{ item: 2, take: false, because: not here }]');
    expect(steps.map(({ action }) => action.kind)).to.deep.equal([
      ...['run', 'run', 'run', 'not-taken', 'manual'],
    ]);
  });

  it('needs its holes filled like any step', () => {
    const holes = runbook(
      procedure('Back up', [command(50, 'tar c <dir>', { holes: ['dir'] })]),
      restore,
    );
    expect(refused('', holes)).to.deep.include({ code: 'UNBOUND_PLACEHOLDER', at: 'ops.md:50:7' });
    expect(planOf('bindings: { dir: data }', holes).steps[0]?.boundText).to.equal('tar c data');
  });

  it('leaves its variables to the recovery, which need no binding then', () => {
    const uses = (text: string) =>
      runbook(
        procedure('Back up', [command(50, text)]),
        procedure('Restore', [command(60, 'tar x $FILE', { holes: ['FILE'] })]),
      );
    expect(planOf('', uses('FILE=data-$(date +%s).tar')).steps).to.have.length(2);
    expect(refused('', uses('tar c data')).at).to.equal('ops.md:60:7');
  });

  it('must be there', () => {
    const found = refused('', runbook(restore));
    expect(found).to.deep.include({ code: 'UNKNOWN_PROCEDURE', exitCode: 2, at: 'hang.yaml:6:1' });
    expect(found.message).to.equal('ops.md has no procedure "Back up".');
  });
});

describe('plan: another text of the runbook', () => {
  it('is done as written if the scenario would leave out a required step', () => {
    const firm = runbook(backUp, procedure('Restore', [command(60, 'scp', { item: 2 })]));
    const branch = 'branches: [{ item: 2, take: false, because: not here }]';
    expect(refused(branch, firm).code).to.equal('BAD_SCENARIO');
    const { steps, notes } = planOf(branch, firm, true);
    expect(steps.at(-1)?.action.kind).to.equal('run');
    expect(notes.at(-1)?.text).to.match(/the decision to leave it out changes nothing/);
  });
});

describe('plan: orders and arms of a recovery with a preparation', () => {
  it('takes every step of the recovery in another order', () => {
    const made = planOf('orders: { back: [5, 4, 3] }\narms: [runbook, order-back, without-3]');
    expect(made.scenario.arms).to.deep.equal(['runbook', 'order-back', 'without-3']);
  });

  for (const [order, message] of [
    ['[5, 4]', /each of the steps 3 to 5 once: 3 is missing/],
    ['[5, 4, 3, 2]', /2 is not one of these steps/],
    ['[5, 4, 4, 3]', /4 is listed twice/],
  ] as const) {
    it(`refuses the order ${order}, also where no arm uses it`, () => {
      const found = refused(`orders: { back: ${order} }`);
      expect(found).to.deep.include({ code: 'BAD_SCENARIO', at: 'hang.yaml:7:11' });
      expect(found.message).to.match(message);
    });
  }

  it('suggests the order that was meant, and leaves out no step of the preparation', () => {
    const misspelt = refused('orders: { back: [5, 4, 3] }\narms: [runbook, order-backs]');
    expect(misspelt.at).to.equal('hang.yaml:8:17');
    expect(misspelt.message).to.match(/Did you mean "back"/);
    expect(refused('arms: [runbook, without-1]').message).to.match(/is done before the fault/);
  });

  it('leaves out arms that do not fit another text, with a note', () => {
    const arms = 'orders: { back: [5, 4, 3] }\narms: [runbook, order-back, without-9, without-3]';
    const shorter = runbook(procedure('Back up', [command(50, 'tar')]), restore);
    const { scenario: planned, notes } = planOf(arms, shorter, true);
    expect(planned.arms).to.deep.equal(['runbook', 'without-3']);
    const said = notes.filter(({ place }) => place.file === 'hang.yaml');
    expect(said.map(({ place }) => place.line)).to.deep.equal([8, 8]);
    expect(said[0]?.text).to.match(
      /steps 2 to 4 once.*This text of the runbook is drilled without it/,
    );
  });
});
