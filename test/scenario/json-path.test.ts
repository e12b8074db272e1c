import { expect } from 'chai';
import { valueAt } from '../../harness/scenario/json-path.ts';

const answer = {
  vms: { now: 3, none: null },
  faults: [{ name: 'create-fails', hits: 2 }, { id: 'slow' }, null],
  items: [],
};

describe('a path in JSON', () => {
  for (const [path, value] of [
    ['vms.now', 3],
    ['vms.none', null],
    ['faults.create-fails.hits', 2],
    ['faults.slow.id', 'slow'],
    ['faults.0.name', 'create-fails'],
    ['faults.length', 3],
    ['items.length', 0],
  ] as const) {
    it(`finds ${path}`, () => expect(valueAt(answer, path)).to.equal(value));
  }

  for (const path of [
    'vms.then',
    'vms.now.deeper',
    'vms.none.x',
    'faults.9',
    'faults.x',
    'toString',
  ]) {
    it(`finds nothing at ${path}`, () => expect(valueAt(answer, path)).to.equal(undefined));
  }

  it('finds nothing in a value that is not a JSON object', () => {
    expect(valueAt('text', 'length')).to.equal(undefined);
    expect(valueAt(undefined, 'a')).to.equal(undefined);
  });
});
