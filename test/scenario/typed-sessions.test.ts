import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { z } from 'zod';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { plan } from '../../harness/scenario/plan.ts';
import { scenario, system } from './documents.ts';
import { thrown } from './thrown.ts';

const page = (command: string) =>
  [
    ...[
      '# Operations',
      '## Restart',
      '```bash',
      command,
      '# What is open',
      'SELECT * FROM orders;',
    ],
    ...['# Close them if needed', 'UPDATE orders', `SET note = '$1 \`x\` \\d <note> \${NAME}'`],
    ...['WHERE open;', '# Or start over', 'kubectl delete pod db-0', '```'],
  ].join('\n');
const psql = 'kubectl exec -it db-0 -- psql shop';
const faults = [{ kind: 'process-hang', schema: z.strictObject({ process: z.string() }) }];
const bindings = 'bindings: { note: fixed, NAME: Ann }';
const types = (what: string) =>
  `automations:\n  - { name: close, where: psql, type: ${what}, because: nobody types here }\n${bindings}`;
const planned = (yaml: string, { command = psql, otherText = false } = {}) =>
  plan(scenario(yaml), parseRunbook('ops.md', page(command)), system, faults, { otherText });

describe('an automation that types', () => {
  it('runs the command as written, with the page’s statements on its input', () => {
    const { steps, notes } = planned(types('all'));
    expect(steps.map(({ step }) => step.place.line)).to.deep.equal([4, 12]);
    const action = steps[0]?.action;
    if (action?.kind !== 'automated') throw new Error('automated');
    expect(action.session?.statements.map(({ place }) => place.line)).to.deep.equal([6, 8]);
    expect(action.run).to.include(`{\n${psql}\n} <<`);
    // What the client reads: no more and no less than the page says, with its values.
    const asked = `NAME=Ann; kubectl() { cat; }\n${action.run}`;
    expect(execFileSync('bash', ['-c', asked], { encoding: 'utf8' })).to.equal(
      "SELECT * FROM orders;\nUPDATE orders\nSET note = '$1 `x` \\d fixed Ann'\nWHERE open;\n",
    );
    expect(notes.map(({ text }) => text)).to.deep.equal([
      '"Or start over" is a branch that the scenario does not decide, so it is taken',
      'the procedure states no recovery time; the drill measures for up to 5m and compares with no RTO',
    ]);
  });

  it('types the statements with its words, and says which it leaves to a person', () => {
    const { steps, notes } = planned(types("['SELECT *']"));
    expect(steps.map(({ step, action }) => [step.place.line, action.kind])).to.deep.equal([
      [4, 'automated'],
      [7, 'manual'],
      [12, 'run'],
    ]);
    expect(notes.map(({ text, place }) => [place.line, text])).to.deep.include([
      8,
      'the automation "close" does not type this',
    ]);
    expect(notes.filter(({ text }) => text.includes('is not run'))).to.deep.equal([]);
  });

  it('needs values for the placeholders of what it types', () => {
    const error = thrown(() => planned(types('all').replace('note: fixed, ', '')));
    expect(error).to.deep.include({ code: 'UNBOUND_PLACEHOLDER', at: 'ops.md:9:23' });
    expect(planned(types("['SELECT *']").replace(bindings, '')).steps).to.have.length(3);
  });

  it('is refused where nothing can be typed as the page says', () => {
    const refused = (what: string, command?: string) =>
      thrown(() => planned(types(what), { ...(command !== undefined && { command }) })).message;
    expect(refused("['DROP']")).to.equal('No statement has the words "DROP", below line 4.');
    expect(refused("['orders']")).to.equal('2 statements have the words "orders", below line 4.');
    expect(refused('all', 'kubectl exec db-0 -- psql shop')).to.equal(
      'What is typed at line 4 never reaches psql: Without `-i`, `kubectl exec` passes no input on, so `psql` gets none.',
    );
    expect(refused('all', 'kubectl edit configmap psql')).to.match(
      /^Nothing can be typed at line 4/,
    );
    const both = types('all').replace('because', 'run: make it, because');
    expect(thrown(() => planned(both)).message).to.include('give one of run, type and merge');
  });

  it('is not used in another text that does not fit, which is noted', () => {
    const { steps, notes } = planned(types("['DROP']"), { otherText: true });
    expect(steps[0]?.action.kind).to.equal('run');
    expect(notes.map(({ text }) => text)).to.include(
      'the automation "close" is not used: No statement has the words "DROP", below line 4.',
    );
  });
});
