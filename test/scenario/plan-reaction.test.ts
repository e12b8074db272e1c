import { expect } from 'chai';
import { z } from 'zod';
import { plan } from '../../harness/scenario/plan.ts';
import { command, procedure, runbook, scenario, system } from './documents.ts';

const faults = [{ kind: 'process-hang', schema: z.strictObject({ process: z.string() }) }];
const planOf = (text: string, rest = '') =>
  plan(scenario(rest), runbook(procedure('Restart', [command(10, text)])), system, faults);

describe('plan: reaction', () => {
  it('is that of a fast person by default', () => {
    expect(planOf('kubectl get pods').scenario.reactionMs).to.equal(15_000);
    expect(planOf('kubectl get pods', 'reaction: 0s').scenario.reactionMs).to.equal(0);
  });

  it('is noted if it leaves nothing of the RTO', () => {
    expect(planOf('kubectl get pods', 'reaction: 59s').notes).to.deep.equal([]);
    expect(planOf('kubectl get pods', 'reaction: 1m').notes).to.deep.equal([
      {
        text: 'a reaction of 1m leaves nothing of the RTO of 1m: set a shorter reaction',
        place: { file: 'hang.yaml', line: 6, column: 1 },
      },
    ]);
  });

  it('is noted if a step acts on a look-up', () => {
    const { notes } = planOf('kubectl get pods -o name | xargs kubectl delete');
    expect(notes).to.have.length(1);
    expect(notes[0]?.text).to.include('starts 15s after the break is seen');
    expect(notes[0]?.place.line).to.equal(10);
  });
});
