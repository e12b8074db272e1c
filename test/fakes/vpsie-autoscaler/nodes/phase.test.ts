import { expect } from 'chai';
import {
  type NodeFacts,
  phaseOf,
} from '../../../../fixtures/fakes/vpsie-autoscaler/nodes/phase.ts';

const start = '2026-01-01T00:00:00Z';
const startMs = Date.parse(start);

describe('phaseOf', () => {
  const judge = (facts: Partial<NodeFacts>) =>
    phaseOf({
      ...{ vm: 'creating', node: 'absent', provisioningTimeoutMs: 300_000 },
      ...{ before: { phase: 'Provisioning', provisioningStartTime: start }, nowMs: startMs },
      ...facts,
    });

  it('follows the VM, and then its node', () => {
    expect(judge({})).to.deep.equal({ phase: 'Provisioning' });
    expect(judge({ vm: 'running' })).to.deep.equal({ phase: 'Provisioned' });
    expect(judge({ vm: 'running', node: 'not-ready' })).to.deep.equal({ phase: 'Joining' });
    expect(judge({ vm: 'running', node: 'ready' })).to.deep.equal({ phase: 'Ready' });
  });

  it('does not go back while the cloud does not tell', () => {
    const before = { phase: 'Provisioned', provisioningStartTime: start } as const;
    expect(judge({ vm: 'unknown', before }).phase).to.equal('Provisioned');
    expect(judge({ vm: 'unknown', node: 'ready' }).phase).to.equal('Ready');
  });

  it('gives up after the timeout, and says where it stood still', () => {
    expect(judge({ nowMs: startMs + 300_000 }).phase).to.equal('Provisioning');
    const late = { nowMs: startMs + 300_001 };
    expect(judge(late).error).to.deep.equal({
      reason: 'ProvisioningTimeout',
      message: 'not ready after 300 s: the VM is in state creating',
    });
    expect(judge({ ...late, vm: 'running' }).error?.message).to.include('no node has registered');
    expect(judge({ ...late, node: 'not-ready' }).error?.message).to.include('is not ready');
  });

  it('takes a node that joins after all', () => {
    const before = { phase: 'Failed', provisioningStartTime: start } as const;
    const nowMs = startMs + 900_000;
    expect(judge({ before, nowMs, vm: 'running', node: 'ready' })).to.deep.equal({
      phase: 'Ready',
    });
    expect(judge({ before, nowMs, vm: 'running' }).phase).to.equal('Failed');
  });

  it('keeps why it failed', () => {
    const told = { reason: 'VMError', message: 'no power' };
    const condition = { type: 'ProvisionError', status: 'True', ...told } as const;
    const conditions = [{ ...condition, lastTransitionTime: start }];
    expect(judge({ before: { phase: 'Failed', conditions } }).error).to.deep.equal(told);
  });

  it('fails when the VM is in error or gone, ready or not', () => {
    const before = { phase: 'Ready', readyTime: start } as const;
    expect(judge({ vm: 'error', vmError: 'no host' }).error?.message).to.include('no host');
    expect(judge({ vm: 'gone', before, node: 'ready' }).error?.reason).to.equal('VMNotFound');
  });

  it('leaves a node ready that was so once', () => {
    const before = { phase: 'Ready', readyTime: start, provisioningStartTime: start } as const;
    const nowMs = startMs + 900_000;
    expect(judge({ before, nowMs, vm: 'running', node: 'not-ready' }).phase).to.equal('Ready');
  });
});
