import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execa } from 'execa';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { createCluster } from '../../harness/cluster/lifecycle/create-cluster.ts';
import { listLeftovers, sweepLeftovers } from '../../harness/cluster/lifecycle/leftovers.ts';
import { HarnessError } from '../../harness/errors.ts';
import { leftOf, runId } from './engine-leftovers.ts';

describe('a cluster whose creation is interrupted', function () {
  this.timeout(900_000);
  let nodeImage: string;
  before(async () => {
    const [node] = await ensureImages(['node']);
    nodeImage = node?.reference ?? '';
  });

  it('leaves nothing when the signal is aborted', async () => {
    const run = runId('aborted');
    const interrupt = new AbortController();
    const reason = new HarnessError('INTERRUPTED', 'Interrupted by SIGINT.');
    const error = await createCluster({
      ...{ run, nodeImage },
      signal: interrupt.signal,
      onProgress: (step) => step.includes('Starting control-plane') && interrupt.abort(reason),
    }).catch((cause: unknown) => cause);
    expect(error).to.equal(reason);
    expect(await leftOf(run)).to.deep.equal([]);
  });

  it('shows kind’s output, and leaves nothing, when kind fails', async () => {
    const run = runId('failed');
    const error = await createCluster({ run, nodeImage, apiPort: 1 << 20 }).catch(
      (cause: unknown) => cause,
    );
    expect(error).to.be.instanceOf(HarnessError).and.include({ code: 'CLUSTER_FAILED' });
    expect(String(error)).to.include('invalid');
    expect(await leftOf(run)).to.deep.equal([]);
  });

  it('reports a port that is in use', async () => {
    const { createServer } = await import('node:net');
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const apiPort = typeof address === 'object' && address ? address.port : 0;
    const run = runId('port');
    try {
      const error = await createCluster({ run, nodeImage, apiPort }).catch((e: unknown) => e);
      expect(error).to.be.instanceOf(HarnessError).and.include({ code: 'PORT_TAKEN' });
    } finally {
      server.close();
    }
    expect(await leftOf(run)).to.deep.equal([]);
  });

  for (const moment of ['Preparing nodes', 'Starting control-plane']) {
    it(`ends with its harness, killed at "${moment}", and is removed by the sweep`, async () => {
      const run = runId('killed');
      const program = fileURLToPath(new URL('create-and-tell.ts', import.meta.url));
      const child = execa(process.execPath, [program, run, nodeImage], { reject: false });
      for await (const line of child) {
        if (line.includes(moment)) child.kill('SIGKILL');
      }
      await child.catch(() => undefined);
      // The engine still finishes what it was asked for before.
      await delay(1500);
      expect(await leftOf(run)).not.to.deep.equal([]);
      const left = (await listLeftovers()).filter((leftover) => leftover.run === run);
      expect(left.map(({ dead }) => dead))
        .to.include(true)
        .and.not.include(false);
      await sweepLeftovers();
      await delay(1500);
      expect(await leftOf(run)).to.deep.equal([]);
    });
  }
});
