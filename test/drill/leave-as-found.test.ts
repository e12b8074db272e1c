import { expect } from 'chai';
import type { Arm } from '../../harness/drill/arm.ts';
import { leaveAsFound } from '../../harness/drill/leave-as-found.ts';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { FakeClock } from '../fake-clock.ts';

describe('leaving a cluster as it was found', () => {
  /** An arm whose pod is gone after some time. */
  const look = async ({ goneMs, leaving }: { goneMs: number; leaving: boolean }) => {
    const clock = new FakeClock({ nowMs: 0 });
    const recorded: JournalEvent[] = [];
    const metadata = { name: 'shell', ...(leaving && { deletionTimestamp: new Date(0) }) };
    const arm = {
      name: 'runbook',
      stage: 'watch',
      signal: new AbortController().signal,
      recorder: {
        now: () => clock.nowMs(),
        record: (event: JournalEvent) => recorded.push(event),
      },
      watch: { forgetPasses: () => {}, stableAfterMs: () => 0, until: async () => true },
      plan: {
        scenario: { lasting: [] },
        steps: [],
        system: { ready: [], readyTimeoutMs: 1_000, namespaces: ['shop'] },
      },
      tools: {
        clock,
        cluster: {
          waitReady: async () => {},
          fingerprint: async () => (clock.nowMs() >= goneMs ? {} : { 'Pod/shop/shell': 'leaving' }),
          core: {
            listNamespacedPod: async () => ({
              items: clock.nowMs() >= goneMs ? [] : [{ metadata }],
            }),
          },
        },
      },
    };
    const fault = {
      aimed: { targets: [], undo: [], inject: async () => {}, isGone: async () => true },
      hold: { revert: async () => {}, release: async () => {} },
    };
    const ended = { before: {}, recovered: true, isFollowed: false };
    await clock.run(leaveAsFound(arm as unknown as Arm, fault, ended));
    const after = recorded.find((event) => event.type === 'fingerprint');
    return after?.type === 'fingerprint' && Object.keys(after.objects);
  };

  it('waits for a pod that uses its whole grace period', async () => {
    expect(await look({ goneMs: 33_000, leaving: true })).to.deep.equal([]);
  });

  it('does not wait that long if no pod is terminating', async () => {
    expect(await look({ goneMs: 33_000, leaving: false })).to.deep.equal(['Pod/shop/shell']);
  });

  it('never waits for ever', async () => {
    expect(await look({ goneMs: 90_000, leaving: true })).to.deep.equal(['Pod/shop/shell']);
  });
});
