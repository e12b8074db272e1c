import { expect } from 'chai';
import {
  planScale,
  type ScaleInput,
} from '../../../../fixtures/fakes/vpsie-autoscaler/groups/scale-plan.ts';
import type { VPSieNode } from '../../../../fixtures/fakes/vpsie-autoscaler/kubernetes/objects.ts';
import { group, vpsieNode } from '../objects.ts';

const nowMs = 1_000_000;

describe('planScale', () => {
  const plan = (nodes: readonly VPSieNode[], more: Partial<ScaleInput> = {}) =>
    planScale({
      ...{ group: group(), nodes, busy: new Set<string>(), waitingPods: 0 },
      ...{ emptySinceMs: new Map(), nowMs },
      ...more,
    });

  it('makes a node for each pod that waits, up to maxNodes', () => {
    expect(plan([], { waitingPods: 2 })).to.include({ create: 2, desired: 2 });
    expect(plan([], { waitingPods: 9 })).to.include({ create: 3, desired: 3 });
  });

  it('makes none for a pod that a node is on its way for', () => {
    const coming = [vpsieNode('a', 'Pending', { id: 0 })];
    expect(plan(coming, { waitingPods: 1 })).to.deep.equal({ create: 0, remove: [], desired: 1 });
    expect(plan(coming, { waitingPods: 2 })).to.include({ create: 1, desired: 2 });
  });

  it('does not count a node that is in use as one on its way', () => {
    const busy = new Set(['a']);
    expect(plan([vpsieNode('a')], { waitingPods: 1, busy })).to.include({ create: 1, desired: 2 });
  });

  it('keeps minNodes without any pod', () => {
    const wanted = group({ minNodes: 2 });
    expect(plan([], { group: wanted })).to.include({ create: 2, desired: 2 });
    const since = new Map([['a', 0]]);
    const two = [vpsieNode('a'), vpsieNode('b')];
    expect(plan(two, { group: wanted, emptySinceMs: since }).remove).to.deep.equal([]);
  });

  it('counts what is being terminated: its VM still is one', () => {
    const leaving = ['a', 'b'].map((name) => vpsieNode(name, 'Terminating', { deleted: true }));
    expect(plan(leaving, { waitingPods: 3 })).to.include({ create: 1, desired: 3 });
  });

  it('lets a failed node keep its place, whatever waits', () => {
    expect(plan([vpsieNode('a', 'Failed')], { waitingPods: 1 }).create).to.equal(0);
    const noVm = vpsieNode('b', 'Failed', { id: 0 });
    expect(plan([noVm], { waitingPods: 1 })).to.deep.equal({ create: 0, remove: [], desired: 1 });
  });

  it('replaces a failed one without a VM once its NodeGroup says something else', () => {
    const old = vpsieNode('a', 'Failed', { id: 0, offeringID: 'no-such' });
    const { remove, create } = plan([old], { waitingPods: 1 });
    expect(remove).to.deep.equal([{ name: 'a', reason: 'its NodeGroup changed' }]);
    expect(create).to.equal(0);
    const withVm = vpsieNode('b', 'Failed', { offeringID: 'no-such' });
    expect(plan([withVm], { waitingPods: 1 }).remove).to.deep.equal([]);
  });

  it('removes the one that has been empty for longest, and none before its delay', () => {
    const nodes = ['a', 'b', 'c'].map((name) => vpsieNode(name));
    const emptySinceMs = new Map([
      ['a', nowMs - 59_999],
      ['b', nowMs - 60_000],
      ['c', nowMs - 70_000],
    ]);
    const names = plan(nodes, { emptySinceMs }).remove.map(({ name }) => name);
    expect(names).to.deep.equal(['c', 'b']);
    const one = plan(nodes, { emptySinceMs, waitingPods: 2 }).remove.map(({ name }) => name);
    expect(one).to.deep.equal(['c']);
  });

  it('says when the next will have been empty for long enough, be it in a moment', () => {
    const again = (...agesMs: number[]) => {
      const names = agesMs.map((_, index) => `node-${index}`);
      const since = agesMs.map((ageMs, index) => [`node-${index}`, nowMs - ageMs] as const);
      const { againMs } = plan(
        names.map((name) => vpsieNode(name)),
        { emptySinceMs: new Map(since) },
      );
      return againMs;
    };
    expect(again(59_999.5, 30_000)).to.equal(0.5);
    expect(again(60_000)).to.equal(undefined);
    expect(again()).to.equal(undefined);
  });

  it('never removes a node that is in use', () => {
    const emptySinceMs = new Map([['a', 0]]);
    expect(plan([vpsieNode('a')], { emptySinceMs, busy: new Set(['a']) }).remove).to.be.empty;
  });

  it('takes back one without a VM when no pod waits any more', () => {
    const { remove, desired } = plan([vpsieNode('a', 'Provisioning', { id: 0 })]);
    expect(remove.map(({ name }) => name)).to.deep.equal(['a']);
    expect(desired).to.equal(0);
  });

  it('removes failed nodes above a maxNodes that was lowered', () => {
    const nodes = [vpsieNode('a', 'Failed'), vpsieNode('b')];
    const lowered = group({ maxNodes: 1 });
    const { remove } = plan(nodes, { group: lowered, busy: new Set(['b']), waitingPods: 1 });
    expect(remove.map(({ name }) => name)).to.deep.equal(['a']);
  });
});
