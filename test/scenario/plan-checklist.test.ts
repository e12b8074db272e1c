import { expect } from 'chai';
import { z } from 'zod';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { plan } from '../../harness/scenario/plan.ts';
import { scenario, system } from './documents.ts';
import { thrown } from './thrown.ts';

const page = [
  ...['# Operations', '## Restart', '```bash', 'kubectl delete pod db-0', '```', '**Verify:**'],
  ...['- [ ] All pods run', '- [ ] No pod restarts', '- [ ] The front page is there'],
  ...['## Handover', '- [ ] Tell the desk'],
].join('\n');
const faults = [{ kind: 'process-hang', schema: z.strictObject({ process: z.string() }) }];
const planned = (yaml: string, otherText = false, text = page) =>
  plan(scenario(yaml), parseRunbook('ops.md', text), system, faults, { otherText });
const answers = (...items: readonly string[]) =>
  ['checklist:', ...items.map((one) => `  - { ${one} }`)].join('\n');
const runs = "says: 'all PODS run', command: 'kubectl wait pod'";

describe('the checklist of a scenario', () => {
  it('answers items by their words; those that nothing answers stay in the plan', () => {
    const { checklist } = planned(answers(runs, "says: 'front page', probe: front-page"));
    expect(checklist.map(({ text, place, answer }) => [place.line, text, answer])).to.deep.equal([
      [7, 'All pods run', { kind: 'command', command: 'kubectl wait pod' }],
      [8, 'No pod restarts', undefined],
      [9, 'The front page is there', { kind: 'probe', probe: 'front-page' }],
    ]);
  });

  it('takes an answered item out of the steps, where it is the procedure’s own', () => {
    const lines = (yaml: string) => planned(yaml).steps.map(({ step }) => step.place.line);
    expect(lines('')).to.deep.equal([4, 7, 8, 9]);
    expect(lines(answers(runs))).to.deep.equal([4, 8, 9]);
  });

  it('is that of another heading if the scenario names it', () => {
    const { checklist } = planned('verification: Handover');
    expect(checklist.map(({ text }) => text)).to.deep.equal(['Tell the desk']);
    for (const name of ['Operations > Handover', 'line 10']) {
      expect(planned(`verification: '${name}'`).checklist).to.have.length(1);
    }
    expect(thrown(() => planned('verification: Handovr'))).to.deep.include({
      code: 'BAD_SCENARIO',
      message: 'ops.md has no heading "Handovr" with tasks under it. Did you mean "Handover"?',
    });
  });

  for (const [items, message] of [
    [["says: 'pods sleep', probe: front-page"], /^No item of the checklist says "pods sleep"/],
    [["says: 'pod', probe: front-page"], /^2 items of the checklist say "pod"/],
    [[runs, "says: 'pods run', probe: front-page"], /^Two answers are for the item on line 7/],
    [["says: 'pods run', probe: x"], /^No probe "x" runs in this drill/],
    [["says: 'pods run', command: 'get <pod>'"], /^bash cannot read the command: <pod> is a/],
    [["says: 'pods run'"], /give either command or probe/],
    [["says: 'pods run', command: a, probe: b"], /give either command or probe/],
  ] as const) {
    it(`is refused: ${items.join('; ')}`, () => {
      const error = thrown(() => planned(answers(...items)));
      expect(error.code).to.equal('BAD_SCENARIO');
      expect(error.message).to.match(message);
    });
  }

  it('names the items, and the place of the wrong words', () => {
    const error = thrown(() => planned(answers("says: 'pods sleep', probe: front-page")));
    expect(error.at).to.equal('hang.yaml:7:7');
    expect(error.next).to.include('"All pods run" (line 7), "No pod restarts" (line 8)');
  });

  it('is noted where another text has no such item or heading', () => {
    const other = page.replace('All pods run', 'All is well');
    const { checklist, notes } = planned(answers(runs), true, other);
    expect(checklist.map(({ answer }) => answer)).to.deep.equal([undefined, undefined, undefined]);
    expect(notes.map(({ text }) => text)).to.include(
      'No item of the checklist says "all PODS run".',
    );
    expect(
      planned('verification: Gone', true).notes.some(({ text }) =>
        text.includes('no heading "Gone"'),
      ),
    ).to.equal(true);
  });
});
