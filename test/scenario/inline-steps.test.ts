import { expect } from 'chai';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { actionOf, checkBranches } from '../../harness/scenario/actions.ts';
import { automate, workOf } from '../../harness/scenario/automations.ts';
import { scenario } from './documents.ts';

const text = `# Ops

## Fix

1. \`kubectl cordon node-7\`
2. If the node is empty, run \`kubectl delete node node-7\`
3. Tell the owner
4. If nobody answers, call the desk
5. SSH to the node
6. Restart it: \`systemctl restart kubelet\`
`;
const steps = (parseRunbook('x.md', text).procedures[0]?.steps ?? []).filter(
  (step) => step.kind !== 'material',
);
const boundAs = ({ text: boundText }: { text: string }) => ({ session: undefined, boundText });
const actionsWith = (yaml: string) => {
  const own = scenario(yaml);
  const { branches } = checkBranches(steps, own);
  const { bySteps, notes } = automate(steps, own);
  const actions = steps.map((step) =>
    actionOf(step, step.text, { ...own, branches }, workOf(bySteps.get(step), boundAs(step), own)),
  );
  return { actions: actions.map(({ kind }) => kind).join(' '), notes };
};
const automation = (by: string) =>
  `automations:\n  - { name: kubelet, ${by}, run: make it, because: nobody is there }`;

describe('commands in prose, in a scenario', () => {
  it('run, unless they run on another machine', () => {
    expect(actionsWith('').actions).to.equal('run run manual manual manual manual');
  });
  it('are branches by the number of their item, and so are instructions', () => {
    const decided =
      "branches:\n  - { item: 2, take: false, because: 'it is not' }\n  - { item: 4, take: false, because: 'they do' }";
    expect(actionsWith(decided).actions).to.equal('run not-taken manual not-taken manual manual');
    const third = "branches:\n  - { item: 3, take: false, because: 'no' }";
    expect(() => actionsWith(third)).to.throw('Item 3 of the procedure is not a branch');
  });
  it('are automated by the number of their item, or by the words around them', () => {
    for (const by of ['item: 6, command: 1', "where: 'Restart it'", "where: 'restart kubelet'"]) {
      expect(actionsWith(automation(by)), by).to.deep.equal({
        actions: 'run run manual manual manual automated',
        notes: [],
      });
    }
    expect(actionsWith(automation('item: 1, command: 1')).notes[0]?.text).to.contain(
      'needs no person',
    );
  });
});
