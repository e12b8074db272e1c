import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { systemClock } from '../../harness/clock.ts';
import { HarnessError } from '../../harness/errors.ts';
import type { Environments } from '../../harness/gameday/environment.ts';
import { gameday } from '../../harness/gameday/gameday.ts';
import type { JournalEvent } from '../../harness/journal/events.ts';
import type { Plan } from '../../harness/model/scenario.ts';
import { redisPlan } from '../judge/redis-plan.ts';

const plans: readonly Plan[] = ['one', 'two', 'three', 'four'].map((name) => ({
  ...redisPlan,
  scenario: { ...redisPlan.scenario, id: `raibid-ci/${name}` },
}));

/** Stands that no cluster can be had for, and that count who asks at once. */
class NoEnvironments implements Environments {
  readonly history: string[] = [];
  atOnce = 0;
  most = 0;

  async environmentFor(_: unknown, lane: number): Promise<never> {
    this.atOnce += 1;
    this.most = Math.max(this.most, this.atOnce);
    await turn();
    this.atOnce -= 1;
    this.history.push(`environment ${lane}`);
    throw new HarnessError('CLUSTER_FAILED', 'no cluster today');
  }

  async discard(lane: number): Promise<void> {
    this.history.push(`discard ${lane}`);
  }

  async release(lane: number): Promise<void> {
    this.history.push(`release ${lane}`);
  }
}

describe('a game day', () => {
  let outFolder: string;
  beforeEach(() => {
    outFolder = mkdtempSync(join(tmpdir(), 'firedrill-gameday-'));
  });
  afterEach(() => rmSync(outFolder, { recursive: true }));

  const hold = (
    environments: NoEnvironments,
    lanes: number,
    interrupt = new AbortController(),
    onEvent: (plan: Plan, event: JournalEvent) => void = () => {},
  ) =>
    gameday(plans, {
      ...{ run: 'r', outFolder, environments, lanes, clock: systemClock, signal: interrupt.signal },
      durations: new Map(),
      onPlan: () => {},
      onEvent,
    });

  it('does as many drills at once as it has lanes, and tells of them in the order of the plans', async () => {
    const environments = new NoEnvironments();
    const outcomes = await hold(environments, 3);
    expect(environments.most).to.equal(3);
    const ids = outcomes.map(({ plan }) => plan.scenario.id);
    expect(ids).to.deep.equal(plans.map(({ scenario }) => scenario.id));
    expect(outcomes.map(({ verdict }) => verdict.outcome)).to.deep.equal(
      plans.map(() => 'inconclusive'),
    );
  });

  it('discards what is not known to be clean, and lets go of each lane once', async () => {
    const environments = new NoEnvironments();
    await hold(environments, 1);
    const each = ['environment 0', 'discard 0'];
    expect(environments.history).to.deep.equal([...each, ...each, ...each, ...each, 'release 0']);
  });

  it('discards the environment of a drill that could not be written down: nobody knows what it left', async () => {
    const environments = new NoEnvironments();
    const ended = await hold(environments, 1, undefined, (_, { type }) => {
      if (type === 'drill-finished') throw new Error('no space left on device');
    }).catch(String);
    expect(ended).to.include('no space left');
    expect(environments.history).to.deep.equal(['environment 0', 'discard 0']);
  });

  it('starts nothing more once it is interrupted', async () => {
    const environments = new NoEnvironments();
    const interrupt = new AbortController();
    interrupt.abort();
    expect(await hold(environments, 2, interrupt)).to.deep.equal([]);
    expect(environments.most).to.equal(0);
  });
});
