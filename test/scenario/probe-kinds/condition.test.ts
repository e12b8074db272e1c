import { expect } from 'chai';
import { describeProbe } from '../../../harness/scenario/probe-schema.ts';
import { parseSystem } from '../../../harness/scenario/system-file.ts';
import { systemText } from '../documents.ts';
import { thrown } from '../thrown.ts';

const web = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' };
const node = { apiVersion: 'v1', kind: 'Node', name: 'n1' };

function read(object: object, expected: object, more: object = {}) {
  const probe = { name: 'roll-out', kind: 'condition', object, expect: expected, ...more };
  const text = systemText.replace('probes:\n', `probes:\n  - ${JSON.stringify(probe)}\n`);
  return parseSystem('/s', 'system.yaml', text).probes[0];
}
const refused = (...args: Parameters<typeof read>) => thrown(() => read(...args)).message;

describe('a probe of kind condition', () => {
  it('reads an object, gently: five times a second, with five seconds for an answer', () => {
    expect(read(web, { rollout: 'complete' })).to.deep.equal({
      ...{ name: 'roll-out', kind: 'condition', object: web, expect: { rollout: 'complete' } },
      ...{ rate: 5, timeoutMs: 5_000 },
    });
    const quicker = read(web, { rollout: 'complete' }, { rate: 20, timeout: '1s' });
    expect(quicker).to.include({ rate: 20, timeoutMs: 1_000 });
  });

  it('expects a condition to be true, or another status of it', () => {
    const expected = (condition: string) => read(node, { condition });
    expect(expected('Ready')).to.deep.include({
      object: node,
      expect: { condition: 'Ready', status: 'True' },
    });
    expect(expected('MemoryPressure=False')).to.deep.include({
      expect: { condition: 'MemoryPressure', status: 'False' },
    });
  });

  it('is described by its object and by what must hold', () => {
    const described = (...args: Parameters<typeof read>) => {
      const probe = read(...args);
      return probe && describeProbe(probe);
    };
    expect(described(web, { rollout: 'complete' })).to.deep.equal({
      asks: 'status of Deployment/shop/web',
      expects: 'roll-out complete',
    });
    expect(described(node, { condition: 'Ready' })).to.deep.equal({
      asks: 'status of Node/n1',
      expects: 'Ready=True',
    });
  });

  it('is refused without one thing to expect, or for an object that has no such thing', () => {
    expect(refused(web, {})).to.include('needs either condition or rollout');
    expect(refused(web, { condition: 'Available', rollout: 'complete' })).to.include('either');
    expect(refused(web, { condition: 'Available=yes' })).to.include('Available=False');
    expect(refused(node, { rollout: 'complete' })).to.include('Deployment, StatefulSet, DaemonSet');
    expect(refused(web, { rollout: 'complete' }, { rate: 50 })).to.include('at most 20');
    const secret = { ...web, apiVersion: 'v1', kind: 'Secret' };
    expect(refused(secret, { condition: 'Ready' })).to.include('must not be a Secret');
  });
});
