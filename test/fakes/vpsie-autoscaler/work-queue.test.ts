import { expect } from 'chai';
import { WorkQueue } from '../../../fixtures/fakes/vpsie-autoscaler/work-queue.ts';

describe('WorkQueue', () => {
  let queue: WorkQueue;
  const done: string[] = [];
  const waiting: { key: string; end: (error?: Error) => void }[] = [];
  let again: number | undefined;

  beforeEach(() => {
    done.length = 0;
    waiting.length = 0;
    again = undefined;
    queue = new WorkQueue({
      parallel: 2,
      pauseMs: (_key, _error, failures) => failures * 20,
      work: (key) =>
        new Promise((resolve, reject) => {
          done.push(key);
          waiting.push({ key, end: (error) => (error ? reject(error) : resolve(again)) });
        }),
    });
  });

  const endNext = async (error?: Error) => {
    waiting.shift()?.end(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it('works on as many keys at once as it may, and on each once', async () => {
    for (const key of ['a', 'b', 'b', 'c']) queue.add(key);
    expect(done).to.deep.equal(['a', 'b']);
    await endNext();
    expect(done).to.deep.equal(['a', 'b', 'c']);
  });

  it('works again on what was added meanwhile, but never twice at once', async () => {
    queue.add('a');
    queue.add('a');
    queue.add('a');
    expect(done).to.deep.equal(['a']);
    await endNext();
    expect(done).to.deep.equal(['a', 'a']);
    await endNext();
    expect(done).to.have.lengthOf(2);
  });

  it('keeps the pause of what failed, unless it is forced', async () => {
    queue.add('a');
    await endNext(new Error('no'));
    queue.add('a');
    expect(done).to.deep.equal(['a']);
    queue.force('a');
    expect(done).to.deep.equal(['a', 'a']);
    await endNext(new Error('no'));
    await pause(40);
    expect(done).to.deep.equal(['a', 'a', 'a']);
  });

  it('comes back when the work says so', async () => {
    again = 10;
    queue.add('a');
    await endNext();
    expect(done).to.deep.equal(['a']);
    await pause(30);
    expect(done).to.deep.equal(['a', 'a']);
  });

  it('stops after what is under way', async () => {
    queue.add('a');
    queue.addAfter('b', 1);
    const stopped = queue.stop();
    await pause(10);
    await endNext();
    await stopped;
    queue.add('c');
    expect(done).to.deep.equal(['a']);
  });
});
