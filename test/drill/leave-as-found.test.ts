import { expect } from 'chai';
import type { Arm } from '../../harness/drill/arm.ts';
import { leaveAsFound } from '../../harness/drill/leave-as-found.ts';
import type { JournalEvent } from '../../harness/journal/events.ts';

describe('leaving a cluster as it was found', () => {
  /** An arm whose clock goes on by a second with each look, and whose pod has gone after some. */
  const look = async ({ goneMs, leaving }: { goneMs: number; leaving: boolean }) => {
    let nowMs = 0;
    const recorded: JournalEvent[] = [];
    const metadata = { name: 'shell', ...(leaving && { deletionTimestamp: new Date(0) }) };
    const arm = {
      name: 'runbook',
      stage: 'watch',
      signal: new AbortController().signal,
      recorder: {
        now: () => {
          nowMs += 1_000;
          return nowMs;
        },
        record: (event: JournalEvent) => recorded.push(event),
      },
      watch: { forgetPasses: () => {}, stableAfterMs: () => 0, until: async () => true },
      plan: { system: { ready: [], readyTimeoutMs: 1_000, namespaces: ['shop'] } },
      tools: {
        cluster: {
          waitReady: async () => {},
          fingerprint: async () => (nowMs >= goneMs ? {} : { 'Pod/shop/shell': 'leaving' }),
          core: {
            listNamespacedPod: async () => ({ items: nowMs >= goneMs ? [] : [{ metadata }] }),
          },
        },
      },
    };
    const fault = {
      aimed: { targets: [], undo: [], inject: async () => {}, isGone: async () => true },
      held: { revert: async () => {}, release: async () => {} },
    };
    await leaveAsFound(arm as unknown as Arm, fault, {
      ...{ before: {}, recovered: true, isFollowed: false },
    });
    const after = recorded.find((event) => event.type === 'fingerprint');
    return after?.type === 'fingerprint' && Object.keys(after.objects);
  };

  it('waits for a pod that takes its grace to leave', async () => {
    expect(await look({ goneMs: 33_000, leaving: true })).to.deep.equal([]);
  });

  it('does not wait that long for what stays', async () => {
    expect(await look({ goneMs: 33_000, leaving: false })).to.deep.equal(['Pod/shop/shell']);
  });

  it('waits for nothing for ever', async () => {
    expect(await look({ goneMs: 90_000, leaving: true })).to.deep.equal(['Pod/shop/shell']);
  });
});
