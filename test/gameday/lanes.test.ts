import { expect } from 'chai';
import { chooseLanes, DrillQueue } from '../../harness/gameday/lanes.ts';
import type { Plan } from '../../harness/model/scenario.ts';

const gb = 2 ** 30;

const plan = (folder: string, controlMs: number) =>
  ({
    system: { folder },
    controlMs,
    scenario: { id: `shop/${controlMs}`, arms: ['runbook', 'control'] },
  }) as unknown as Plan;

function takeAll(queue: DrillQueue, folder?: string): number[] {
  const taken: number[] = [];
  for (let at = folder, next = queue.next(at); next; next = queue.next(at)) {
    taken.push(next.controlMs);
    at = next.system.folder;
  }
  return taken;
}

describe('lanes', () => {
  it('are one for a few drills and three for many, if memory allows', () => {
    expect([1, 2, 3, 4, 6, 7, 40].map((drills) => chooseLanes(drills, 24 * gb))).to.deep.equal([
      1, 1, 1, 2, 2, 3, 3,
    ]);
    expect(chooseLanes(40, 8 * gb)).to.equal(2);
    expect(chooseLanes(40, 2 * gb)).to.equal(1);
  });

  it('need the system of the longest drill first, and each system once', () => {
    const plans = [plan('/a', 1), plan('/b', 3), plan('/c', 2), plan('/a', 2)];
    const queue = new DrillQueue(plans, new Map());
    expect(queue.systems().map(({ folder }) => folder)).to.deep.equal(['/b', '/c', '/a']);
  });

  it('take the longest drill first', () => {
    const queue = new DrillQueue([plan('/a', 1), plan('/a', 3), plan('/a', 2)], new Map());
    expect(takeAll(queue)).to.deep.equal([3, 2, 1]);
  });

  it('take trials in their declared order, also one with a control arm before or after others', () => {
    const trials = [1, 9, 5].map((ms, at) => ({
      ...plan('/a', ms),
      trial: { number: at + 1, of: 3, seed: 7 },
    }));
    expect(takeAll(new DrillQueue(trials, new Map()))).to.deep.equal([1, 9, 5]);
  });

  it('use the recorded duration of a drill', () => {
    const durations = new Map([
      ['shop/9000', 1],
      ['shop/3000', 60],
    ]);
    const plans = [plan('/a', 9000), plan('/a', 3000), plan('/a', 6000)];
    expect(takeAll(new DrillQueue(plans, durations))).to.deep.equal([3000, 6000, 9000]);
  });

  it('stay with their system while it has drills, and then take any other', () => {
    const queue = new DrillQueue(
      [plan('/a', 9), plan('/b', 8), plan('/a', 7), plan('/b', 6)],
      new Map(),
    );
    expect(takeAll(queue, '/b')).to.deep.equal([8, 6, 9, 7]);
  });
});
