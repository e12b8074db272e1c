import { expect } from 'chai';
import { countSteps, describeSteps } from '../../../harness/cli/work/describe-steps.ts';
import type { PlannedStep, StepAction } from '../../../harness/model/scenario.ts';
import { noPaint } from '../../../harness/report/paint.ts';
import { command } from '../../scenario/documents.ts';

const notTaken: StepAction = { kind: 'not-taken', because: 'it runs' };
const planned = (number: number, item: number, text: string, action: StepAction): PlannedStep => ({
  ...{ number, phase: 'recover', step: command(10 + number, text, { item }), action },
  boundText: text,
});
const file = "kubectl apply -f - <<'EOF'\nkind: Pod\nEOF";

describe('the steps of a plan', () => {
  const steps = [
    planned(1, 1, file, { kind: 'run', timeoutMs: 1000 }),
    planned(2, 3, 'a', notTaken),
    planned(3, 3, file, notTaken),
    planned(4, 4, 'b\nc', notTaken),
  ];

  it('are counted in the words of the reports', () => {
    expect(countSteps(steps)).to.equal('1 run, 3 not taken');
  });

  it('give a reason once per item, and one line of a here-document that is not run', () => {
    expect(describeSteps(steps, noPaint)).to.deep.equal([
      `     1  line 11  ${file.split('\n').join('\n                 ')}`,
      '     2  line 12  a [not taken: it runs]',
      "     3  line 13  kubectl apply -f - <<'EOF' … [not taken]",
      '     4  line 14  b\n                 c [not taken: it runs]',
    ]);
  });
});
