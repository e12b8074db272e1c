import { expect } from 'chai';
import { runOnOperator, startOperator } from '../../harness/gameday/operator.ts';
import type { Cluster, CommandResult, Sidecar } from '../../harness/ports.ts';
import { rejected } from '../scenario/thrown.ts';

/** A cluster whose operator answers every command with this result. */
const clusterOf = (answer: Partial<CommandResult>) =>
  ({ startSidecar: async () => ({ exec: async () => answer }) }) as unknown as Cluster;

describe('operator container', () => {
  const start = (answer: Partial<CommandResult>) =>
    startOperator(clusterOf(answer), 'firedrill/operator:1', ['psql']);

  it('is refused if it lacks a command that the system names', async () => {
    const error = await rejected(start({ exitCode: 0, stdout: 'psql\n', stderr: '' }));
    expect(error.message).to.include('does not have psql');
  });

  it('is refused if it does not answer', async () => {
    const error = await rejected(start({ exitCode: 1, stdout: '', stderr: 'No such container' }));
    expect(error).to.include({ code: 'OPERATOR_FAILED' });
    expect(error.message).to.include('No such container');
  });

  it('runs the setup of the system in the home folder that every shell copies', async () => {
    const ran: (readonly string[])[] = [];
    const exec = async (argv: readonly string[]) => {
      ran.push(argv);
      return { exitCode: 0, stdout: '', stderr: '', durationMs: 1, timedOut: false };
    };
    await runOnOperator({ exec } as unknown as Sidecar, 'setup', 'ssh-keygen -f ~/.ssh/key');
    expect(ran).to.deep.equal([['env', 'HOME=/root', 'sh', '-euc', 'ssh-keygen -f ~/.ssh/key']]);
  });

  it('is refused with its output if the setup fails or does not end', async () => {
    const setUp = (answer: Partial<CommandResult>) =>
      rejected(runOnOperator({ exec: async () => answer } as unknown as Sidecar, 'setup', 'false'));
    const failed = await setUp({ exitCode: 3, stdout: 'made a key\n', stderr: 'no such host\n' });
    expect(failed).to.include({ code: 'OPERATOR_FAILED' });
    expect(failed.message).to.match(/\(status 3\): made a key\nno such host$/);
    const endless = await setUp({ exitCode: 124, timedOut: true, stdout: '', stderr: '' });
    expect(endless.message).to.include('not finished within 60 s');
  });
});
