import { expect } from 'chai';
import type { TypedSession } from '../../harness/model/automation.ts';
import type { PlannedStep } from '../../harness/model/scenario.ts';
import { Rehearsal, step } from './rehearsal.ts';

const statement = (line: number, text: string): TypedSession['statements'][number] => ({
  text,
  place: { file: 'runbook.md', line, column: 1 },
  endLine: line,
  placeholders: [],
});
const run = '{\nredis-cli -h <pod>\n} <<END_OF_INPUT\nGET a\nPERSIST a\nEND_OF_INPUT';
const session = {
  client: 'redis-cli',
  statements: [statement(9, 'GET a'), statement(10, 'PERSIST a')],
};
const typing: PlannedStep = {
  ...step(1, 'redis-cli -h <pod>'),
  lookups: ['pod'],
  action: {
    kind: 'automated',
    name: 'keep',
    run,
    timeoutMs: 5_000,
    because: 'no one types',
    session,
  },
};

/** A drill whose first step types two statements, of which one prints this. */
async function drilled(printed: string) {
  const rehearsal = new Rehearsal();
  rehearsal.arms = ['runbook'];
  rehearsal.lookups = { pod: 'pod' };
  rehearsal.steps = [typing, step(2, 'restart')];
  rehearsal.printed = { '(\npod\n)': 'cache-0', [run.replace('<pod>', 'cache-0')]: printed };
  const events = await rehearsal.run();
  const done = events.find((event) => event.type === 'step-finished' && event.number === 1);
  return { done, verdict: rehearsal.judge(events), history: rehearsal.history };
}

describe('a step that types into a client', () => {
  it('runs with the values that its command looks up, and is done by the automation', async () => {
    const { done, history, verdict } = await drilled('ERR card declined\n1\n');
    expect(history).to.include(run.replace('<pod>', 'cache-0'));
    expect(done).to.deep.include({ result: 'ok', automation: 'keep' });
    expect(done).not.to.have.property('clientErrors');
    expect(verdict.procedureWorks.holds).to.equal(true);
  });

  it('types a looked-up value as it is, whatever it would be to a shell', async () => {
    const rehearsal = new Rehearsal();
    rehearsal.arms = ['runbook'];
    rehearsal.lookups = { pod: 'pod', key: 'key' };
    const statements = [statement(9, 'GET <key>')];
    const action = {
      ...typing.action,
      session: { ...session, statements },
    } as PlannedStep['action'];
    rehearsal.steps = [{ ...typing, lookups: ['pod', 'key'], action }];
    rehearsal.printed = { '(\npod\n)': 'cache-0', '(\nkey\n)': 'a$(reboot)`b`' };
    await rehearsal.run();
    const typed =
      '{\nredis-cli -h cache-0\n} <<END_OF_INPUT\nGET a\\$(reboot)\\`b\\`\nEND_OF_INPUT';
    expect(rehearsal.history).to.include(typed);
  });

  // Nobody told this recorder which command ran, so it redacts all words; the fact stays.
  it('has failed where the client says so, though it ends with 0: the page is wrong', async () => {
    const { done, verdict } = await drilled('b\nERR unknown command\n\n');
    expect(done).to.deep.include({
      result: 'failed',
      exitCode: 0,
      clientErrors: ['[redacted: 19 bytes]'],
    });
    expect(verdict.procedureWorks.holds).to.equal(false);
    expect(verdict.procedureWorks.reasons[0]).to.deep.equal({
      text: 'Step 1 failed after 0.00 s, because redis-cli said “[redacted: 19 bytes]” of what was typed from lines 9, 10: redis-cli -h <pod>',
      place: { file: 'runbook.md', line: 7, column: 1 },
    });
  });
});
