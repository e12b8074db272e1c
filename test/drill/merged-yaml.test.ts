import { expect } from 'chai';
import type { MergeTarget } from '../../harness/model/automation.ts';
import type { PlannedStep } from '../../harness/model/scenario.ts';
import { mergeCommand, noObject } from '../../harness/scenario/merge/merge-command.ts';
import { Rehearsal, step } from './rehearsal.ts';

const merge: MergeTarget = { kind: 'Service', namespace: 'shop', name: 'web', at: 'spec' };
const yaml = 'selector:\n  app: <label>';
const label = { text: 'Set the selector:', conditional: false, place: step(1, '').step.place };
const merging: PlannedStep = {
  ...step(1, ''),
  step: { ...step(1, '').step, kind: 'yaml', text: yaml, label, placeholders: [] },
  boundText: yaml,
  lookups: ['label'],
  action: {
    kind: 'automated',
    name: 'pasted',
    run: mergeCommand(merge, yaml),
    timeoutMs: 5_000,
    because: 'no one pastes',
    merge,
  },
};
const ran = mergeCommand(merge, 'selector:\n  app: web');

/** A drill whose first step merges YAML, and whose second one restarts. */
async function drilled(exitCode: number) {
  const rehearsal = new Rehearsal();
  rehearsal.arms = ['runbook'];
  rehearsal.lookups = { label: 'label' };
  rehearsal.steps = [merging, step(2, 'restart')];
  rehearsal.printed = { '(\nlabel\n)': 'web' };
  if (exitCode !== 0) rehearsal.failing = ran;
  rehearsal.failsWith = exitCode;
  const events = await rehearsal.run();
  const done = events.find((event) => event.type === 'step-finished' && event.number === 1);
  return { done, verdict: rehearsal.judge(events), history: rehearsal.history };
}

describe('a step whose YAML is merged', () => {
  it('merges it with the values that are looked up, and is done by the automation', async () => {
    const { done, history, verdict } = await drilled(0);
    expect(history).to.include(ran);
    expect(done).to.deep.include({ result: 'ok', automation: 'pasted' });
    expect(verdict.procedureWorks.holds).to.equal(true);
    expect(verdict.procedureWorks.reasons[0]?.text).to.include('1 of them by automation');
  });

  it('refutes the runbook with its line where the cluster refuses the YAML', async () => {
    const { verdict } = await drilled(1);
    expect(verdict.procedureWorks.holds).to.equal(false);
    expect(verdict.procedureWorks.reasons[0]).to.deep.equal({
      text: 'Step 1 failed with exit code 1 after 0.00 s: selector: …',
      place: { file: 'runbook.md', line: 7, column: 1 },
    });
  });

  it('proves nothing where the object does not exist: the scenario named it', async () => {
    const { verdict } = await drilled(noObject);
    expect(verdict.procedureWorks.holds).to.equal(null);
    expect(verdict.procedureWorks.reasons[0]?.text).to.match(
      /^The scenario's automation “pasted” of step 1 failed with exit code 66/,
    );
  });
});
