import { expect } from 'chai';
import { given } from '../../../harness/cli/given.ts';
import { readShard } from '../../../harness/cli/work/shard.ts';

describe('--shard', () => {
  it('reads which one of how many, and refuses anything else', () => {
    expect(readShard('2/5')).to.deep.equal({ index: 2, of: 5 });
    for (const text of ['0/4', '5/4', '1/0', '1', '1/4/4', '-1/4', '1/1000', 'a/b', '']) {
      expect(() => readShard(text), text).to.throw(`${given('--shard', text)}: expected i/n`);
    }
  });
});
