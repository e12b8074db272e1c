import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';

const stepsOf = (text: string) =>
  parseRunbook('x.md', `# Shop\n\n${text}\n`).procedures.flatMap(({ steps }) =>
    steps.map((step) => step.text),
  );

describe('a section of tasks', () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    [
      '## Before\n\n- [ ] Tell #shop-ops\n- [ ] `kubectl get nodes`',
      'Tell #shop-ops',
      'kubectl get nodes',
    ],
    ['## Handover\n\n* [ ] Call the desk\n* [ ] Close the page', 'Call the desk', 'Close the page'],
    ['## Prerequisites\n\n- [ ] Access to the safe'],
    ['## Symptoms\n\n- [ ] The shop is slow'],
    ['## Links\n\n- Tell #shop-ops\n- `kubectl get nodes`'],
    ['## Cart\n\n- [x] Moved to the new disks'],
  ];
  for (const [text, ...steps] of cases)
    it(JSON.stringify(text), () => expect(stepsOf(text)).to.deep.equal(steps));
});
