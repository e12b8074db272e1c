import { expect } from 'chai';
import { decide, type SeenMachine } from '../../../harness/cluster/machines/decide.ts';
import type { WantedMachine } from '../../../harness/cluster/machines/provider-protocol.ts';

const want = (id: string, power: 'on' | 'off' = 'on'): WantedMachine => ({
  ...{ id, power, hostname: `host-${id}`, files: {} },
});
const existing = (id: string, state: SeenMachine['state'], exitCode = 0): SeenMachine => ({
  ...{ id, state, exitCode, container: `c-${id}`, hostname: `host-${id}` },
  ...{ address: '10.0.0.1', startedAt: 'once' },
});
const nothing = { failed: new Map<string, string>(), stopped: new Set<string>() };

/** The actions, such as `create a`, and the report about each machine. */
function outcome(
  wanted: readonly WantedMachine[],
  seen: readonly SeenMachine[],
  memory: Partial<typeof nothing> = {},
  limit = 2,
) {
  const { actions, reports } = decide(wanted, seen, { ...nothing, ...memory }, limit);
  return {
    actions: actions.map((action) =>
      action.kind === 'create' ? `create ${action.machine.id}` : `${action.kind} ${action.seen.id}`,
    ),
    reports: Object.fromEntries(reports),
  };
}

describe('decision about machines', () => {
  it('creates the wanted machines, and reports those that run', () => {
    expect(outcome([want('a'), want('b')], [existing('a', 'running')])).to.deep.equal({
      actions: ['create b'],
      reports: { a: { state: 'running', address: '10.0.0.1' } },
    });
  });

  it('removes unwanted machines, and what a failed creation left', () => {
    const { actions } = outcome([want('b')], [existing('a', 'ended'), existing('b', 'created')]);
    expect(actions).to.deep.equal(['remove a', 'remove b']);
  });

  it('never exceeds the limit, counting machines that still have to be removed', () => {
    const late = outcome([want('b'), want('c')], [existing('a', 'running')]);
    expect(late).to.deep.equal({ actions: ['remove a', 'create b'], reports: {} });
    const { actions, reports } = outcome(
      [want('a'), want('b'), want('c')],
      [existing('c', 'running')],
    );
    expect(actions).to.deep.equal(['create a']);
    expect(reports.b).to.include({ state: 'failed' });
    expect(reports.b?.detail).to.include('limit of 2 machines');
    expect(reports.c).to.include({ state: 'running' });
  });

  it('switches machines off and on', () => {
    expect(outcome([want('a', 'off')], [existing('a', 'running')])).to.deep.equal({
      actions: ['stop a'],
      reports: {},
    });
    const off = { a: { state: 'stopped' } };
    expect(outcome([want('a', 'off')], [existing('a', 'ended')]).reports).to.deep.equal(off);
    expect(outcome([want('a', 'off')], [])).to.deep.equal({ actions: [], reports: off });
    const stopped = new Set(['a']);
    const on = outcome([want('a')], [existing('a', 'ended', 130)], { stopped });
    expect(on).to.deep.equal({ actions: ['start a'], reports: {} });
  });

  it('restarts a machine that reboots, and leaves one down that went down by itself', () => {
    expect(outcome([want('a')], [existing('a', 'ended', 129)]).actions).to.deep.equal(['start a']);
    const { actions, reports } = outcome([want('a')], [existing('a', 'ended', 137)]);
    expect(actions).to.deep.equal([]);
    expect(reports.a?.state).to.equal('stopped');
    expect(reports.a?.detail).to.include('137');
  });

  it('does not try again to create a machine that failed', () => {
    const failed = new Map([['a', 'no space']]);
    expect(outcome([want('a')], [], { failed })).to.deep.equal({
      actions: [],
      reports: { a: { state: 'failed', detail: 'no space' } },
    });
  });
});
