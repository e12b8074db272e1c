import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { allDone } from '../../harness/gameday/all-done.ts';

describe('allDone', () => {
  it('resolves to all results', async () => {
    expect(await allDone([Promise.resolve(1), 'two', undefined])).to.deep.equal([
      1,
      'two',
      undefined,
    ]);
  });

  it('rejects only when the others have ended too', async () => {
    let ended = false;
    const slow = setTimeout(20).then(() => {
      ended = true;
    });
    const failed = await allDone([Promise.reject(new Error('first')), slow]).catch(
      (error: Error) => error.message,
    );
    expect({ failed, ended }).to.deep.equal({ failed: 'first', ended: true });
  });
});
