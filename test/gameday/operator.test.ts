import { expect } from 'chai';
import {
  awaitConfinement,
  openWays,
  runOnOperator,
  startOperator,
} from '../../harness/gameday/operator.ts';
import type { Cluster, CommandResult, Sidecar } from '../../harness/ports.ts';
import { rejected } from '../scenario/thrown.ts';

/** A cluster whose operator answers every command with this result. */
const clusterOf = (answer: Partial<CommandResult>) =>
  ({
    operatorKubeconfig: async () => '',
    startSidecar: async () => ({ exec: async () => answer }),
  }) as unknown as Cluster;

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

  it('is refused, before any step, if the cluster does not refuse what leads out of it', async () => {
    const exec = async () => ({
      exitCode: 137,
      stdout: 'not in force: pods\nnot in force: objects\n',
      stderr: '',
    });
    const error = await rejected(awaitConfinement({ exec } as unknown as Sidecar));
    expect(error).to.include({ code: 'OPERATOR_FAILED' });
    expect(error.message).to.include('does not confine the operator, not in force: objects.');
  });

  it('gets a certificate with what a scenario opens', async () => {
    const asked: (readonly string[])[] = [];
    const written: unknown[] = [];
    const cluster = {
      operatorKubeconfig: async (openings: readonly string[]) => {
        asked.push(openings);
        return 'a certificate';
      },
    } as unknown as Cluster;
    const exec = async (argv: readonly string[], options: object) => {
      written.push([...argv, options]);
      return { exitCode: 0, stdout: '', stderr: '' };
    };
    await openWays({ exec } as unknown as Sidecar, cluster, [
      { what: 'hostPath', because: 'the clean-up needs it' },
    ]);
    expect(asked).to.deep.equal([['hostPath']]);
    expect(written).to.deep.equal([
      ['sh', '-c', 'cat > /root/.kube/config', { timeoutMs: 10_000, input: 'a certificate' }],
    ]);
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
