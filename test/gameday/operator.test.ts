import { expect } from 'chai';
import { startOperator } from '../../harness/gameday/operator.ts';
import type { Cluster, CommandResult } from '../../harness/ports.ts';
import { rejected } from '../scenario/thrown.ts';

/** A cluster whose operator answers every command with this. */
const clusterOf = (answer: Partial<CommandResult>) =>
  ({ startNeighbour: async () => ({ exec: async () => answer }) }) as unknown as Cluster;

describe('operator’s workstation', () => {
  const start = (answer: Partial<CommandResult>) =>
    startOperator(clusterOf(answer), 'firedrill/operator:1', ['psql']);

  it('is refused where it lacks a command that the system names', async () => {
    const error = await rejected(start({ exitCode: 0, stdout: 'psql\n', stderr: '' }));
    expect(error.message).to.include('has no psql');
  });

  it('is refused where it could not be asked', async () => {
    const error = await rejected(start({ exitCode: 1, stdout: '', stderr: 'No such container' }));
    expect(error).to.include({ code: 'OPERATOR_FAILED' });
    expect(error.message).to.include('No such container');
  });
});
