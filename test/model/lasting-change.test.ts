import { expect } from 'chai';
import { lastingChangeOf } from '../../harness/model/lasting-change.ts';

describe('an object that the scenario says changes for good', () => {
  for (const [object, key, isIt] of [
    ['Secret/shop/pull', 'Secret/shop/pull', true],
    ['Secret/shop/pull', 'Secret/shop/pull-2', false],
    ['Secret/shop/*', 'Secret/shop/pull', true],
    ['Secret/shop/*', 'Secret/bank/pull', false],
    ['Secret/shop/*', 'ConfigMap/shop/pull', false],
    ['Node/*', 'Node/burst-1', true],
    ['Node/*', 'Node', false],
    ['Pods/shop/DaemonSet/*', 'Pods/shop/DaemonSet/agent', true],
    ['Pods/shop/DaemonSet/*', 'Pods/shop/Deployment/web', false],
    // A group of pods is no object with this name.
    ['Pods/shop/*', 'Pods/shop/DaemonSet/agent', false],
    ['Role/shop/a.b', 'Role/shop/a-b', false],
  ] as const) {
    it(`${object} ${isIt ? 'is' : 'is not'} ${key}`, () => {
      const declared = { object, because: 'so it says' };
      expect(lastingChangeOf(key, [declared])).to.equal(isIt ? declared : undefined);
    });
  }
});
