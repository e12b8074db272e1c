import { ApiException } from '@kubernetes/client-node';
import { expect } from 'chai';
import { restart } from '../../harness/faults/mechanisms/restart.ts';
import type { Cluster } from '../../harness/ports.ts';
import { FakeClock } from '../fake-clock.ts';
import { failureOf } from './failure-of.ts';

const target = { namespace: 'ci', selector: 'app=web' };

/** Two pods of a StatefulSet that end after a time; new ones of the same name come at once. */
function ending(endsAfterMs: number, refusal?: number) {
  const clock = new FakeClock({ nowMs: 0 });
  const deleted: string[] = [];
  const core = {
    listNamespacedPod: async () => {
      const generation = deleted.length > 0 && clock.nowMs() >= endsAfterMs ? 'new' : 'old';
      return {
        items: ['web-0', 'web-1'].map((name) => ({
          metadata: { name, uid: `${generation}-${name}` },
        })),
      };
    },
    deleteNamespacedPod: async ({ body }: { body: { preconditions: { uid: string } } }) => {
      deleted.push(body.preconditions.uid);
      if (refusal) throw new ApiException(refusal, 'refused', '', {});
    },
  };
  const times: Record<string, number> = {};
  const note = (what: string) => {
    times[what] = clock.nowMs();
  };
  const cluster = { core } as unknown as Cluster;
  const interrupt = new AbortController();
  const { signal } = interrupt;
  const inPlace = () => note('in place');
  const run = () =>
    clock.run(restart(target, cluster, { inPlace, signal, clock }).then(() => note('settled')));
  return { deleted, times, run, clock, interrupt };
}

describe('restarting pods', () => {
  it('is in place once every deletion is accepted, and settled once the pods are gone', async () => {
    const { deleted, times, run } = ending(5_500);
    await run();
    expect(deleted).to.deep.equal(['old-web-0', 'old-web-1']);
    expect(times['in place']).to.equal(0);
    expect(times.settled).to.be.within(5_500, 5_700);
  });

  it('names the pods that do not end', async () => {
    const { run } = ending(Number.POSITIVE_INFINITY);
    const failure = await failureOf(run());
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('pod/ci/web-0, pod/ci/web-1 did not end within 60 s');
  });

  it('waits for no pod once the run is interrupted', async () => {
    const { run, clock, interrupt } = ending(Number.POSITIVE_INFINITY);
    clock.after(1_000, () => interrupt.abort('Ctrl-C'));
    expect(await failureOf(run())).to.equal('Ctrl-C');
    expect(clock.nowMs()).to.equal(1_000);
  });

  it('skips a pod that has ended by itself, and nothing else', async () => {
    const gone = ending(0, 404);
    await gone.run();
    expect(gone.deleted).to.have.length(2);
    const failure = await failureOf(ending(0, 403).run());
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('pod/ci/web-0');
  });
});
