import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { readDrills } from '../../harness/cli/work/read-drills.ts';
import { systemClock } from '../../harness/clock.ts';
import { HarnessError } from '../../harness/errors.ts';
import type { Environments } from '../../harness/gameday/environment.ts';
import { type DrillOutcome, type GamedayOptions, gameday } from '../../harness/gameday/gameday.ts';
import { parseJournal } from '../../harness/journal/journal-lines.ts';
import { judgeTrials } from '../../harness/judge/trials/judge-trials.ts';
import type { Plan } from '../../harness/model/scenario.ts';
import type { System } from '../../harness/model/system.ts';
import { planTrials } from '../../harness/scenario/plan-trials.ts';
import { redisPlan } from '../judge/redis-plan.ts';

const plans: readonly Plan[] = ['one', 'two', 'three', 'four'].map((name) => ({
  ...redisPlan,
  scenario: { ...redisPlan.scenario, id: `raibid-ci/${name}` },
}));

/** Environments that always fail to start, and that count simultaneous requests. */
class NoEnvironments implements Environments {
  readonly history: string[] = [];
  atOnce = 0;
  most = 0;

  prepare(systems: readonly System[]): void {
    this.history.push(`prepare ${systems.map(({ name }) => name)}`);
  }

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
    { plans: some = plans, ...options }: Partial<GamedayOptions> & { plans?: readonly Plan[] } = {},
  ) =>
    gameday(some, {
      ...{ run: 'r', outFolder, environments, lanes, clock: systemClock },
      ...{ signal: new AbortController().signal, durations: new Map() },
      ...{ onPlan: () => {}, onEvent: () => {}, say: () => {} },
      ...options,
    });

  it('runs as many drills at once as it has lanes, and reports them in the order of the plans', async () => {
    const environments = new NoEnvironments();
    const outcomes = await hold(environments, 3);
    expect(environments.most).to.equal(3);
    const ids = outcomes.map(({ plan }) => plan.scenario.id);
    expect(ids).to.deep.equal(plans.map(({ scenario }) => scenario.id));
    expect(outcomes.map(({ verdict }) => verdict.outcome)).to.deep.equal(
      plans.map(() => 'inconclusive'),
    );
  });

  it('prepares all systems first, discards what is not known to be clean, releases each lane once', async () => {
    const environments = new NoEnvironments();
    await hold(environments, 1);
    const each = ['environment 0', 'discard 0'];
    expect(environments.history).to.deep.equal([
      'prepare raibid-ci',
      ...[...each, ...each, ...each, ...each],
      'release 0',
    ]);
  });

  const outcomesOf = (outcomes: readonly DrillOutcome[]) =>
    outcomes.map(({ verdict: { outcome, reasons } }) => `${outcome}: ${reasons[0]?.text}`);
  const oneSpoilt = (change: Partial<Plan>) =>
    plans.map((plan, index) => (index === 1 ? { ...plan, ...change } : plan));

  it('goes on after the judge fails: that drill is inconclusive and says why', async () => {
    const environments = new NoEnvironments();
    const steps = [null] as unknown as Plan['steps'];
    const outcomes = await hold(environments, 1, { plans: oneSpoilt({ steps }) });
    expect(outcomes).to.have.length(plans.length);
    expect(outcomesOf(outcomes)[1]).to.match(
      /^inconclusive: INTERNAL: The judge failed: TypeError: .*report/,
    );
    expect(outcomesOf(outcomes)[2]).to.include('CLUSTER_FAILED');
    expect(environments.history.filter((one) => one === 'discard 0')).to.have.length(plans.length);
  });

  it('goes on if a journal cannot be written: that drill is inconclusive, its environment discarded', async () => {
    const environments = new NoEnvironments();
    mkdirSync(join(outFolder, 'journals', 'raibid-ci-two.r.jsonl'), { recursive: true });
    const outcomes = await hold(environments, 1);
    expect(outcomesOf(outcomes)[1]).to.match(/^inconclusive: .*JOURNAL_FAILED: .*two\.r\.jsonl/);
    expect(outcomesOf(outcomes)[2]).to.include('CLUSTER_FAILED');
    expect(environments.history.filter((one) => one === 'discard 0')).to.have.length(plans.length);
  });

  it('goes on after a printer fails, and reports that once for each drill', async () => {
    const said: string[] = [];
    const onPlan = () => {
      throw new Error('no such colour');
    };
    const onEvent = () => {
      throw new Error('no such line');
    };
    const say = (text: string) => said.push(text);
    const outcomes = await hold(new NoEnvironments(), 2, { onPlan, onEvent, say });
    expect(outcomesOf(outcomes).filter((text) => text.includes('CLUSTER_FAILED'))).to.have.length(
      4,
    );
    expect(said.filter((text) => text.includes('no such line'))).to.have.length(plans.length);
    expect(said.filter((text) => text.includes('no such colour'))).to.have.length(plans.length);
  });

  it('has a journal for each drill of each run, even if their names coincide', async () => {
    const named = (id: string): Plan => ({
      ...redisPlan,
      scenario: { ...redisPlan.scenario, id },
    });
    const alike = [named('a/b-c'), named('a-b/c')];
    for (const run of ['r1', 'r2']) await hold(new NoEnvironments(), 1, { plans: alike, run });
    const files = readdirSync(join(outFolder, 'journals')).sort();
    expect(files).to.have.length(4);
    const ids = files.map((file) => {
      const text = readFileSync(join(outFolder, 'journals', file), 'utf8');
      return parseJournal(text, file).flatMap((event) =>
        event.type === 'drill-started' ? `${event.plan.scenario.id} ${event.run}` : [],
      );
    });
    expect(ids.flat().sort()).to.deep.equal(['a-b/c r1', 'a-b/c r2', 'a/b-c r1', 'a/b-c r2']);
  });

  const trials = (of: number) => planTrials(redisPlan, { of, seed: 7, controlEvery: 1 });

  it('has a journal for each trial, in the order of their numbers, and judges them apart', async () => {
    const drilled: number[] = [];
    const onPlan = ({ trial }: Plan) => drilled.push(trial?.number ?? 0);
    await hold(new NoEnvironments(), 1, { plans: trials(10), onPlan });
    expect(drilled).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const files = readdirSync(join(outFolder, 'journals')).sort();
    expect([files[0], files[9]]).to.deep.equal([
      'raibid-ci-redis-hang-trial-01.r.jsonl',
      'raibid-ci-redis-hang-trial-10.r.jsonl',
    ]);
    const paths = files.map((file) => join(outFolder, 'journals', file));
    const read = await readDrills(paths, () => {});
    expect(read.map(({ verdict }) => verdict.trial?.number)).to.deep.equal(drilled);
    expect(judgeTrials(read)).to.have.length(1);
  });

  it('never repeats a trial that proves nothing, and ends where none is due any more', async () => {
    const environments = new NoEnvironments();
    const isDue: GamedayOptions['isDue'] = (_, outcomes) => outcomes.length < 3;
    const outcomes = await hold(environments, 1, { plans: trials(8), isDue });
    expect(outcomes.map(({ plan }) => plan.trial?.number)).to.deep.equal([1, 2, 3]);
    expect(environments.history.filter((one) => one === 'environment 0')).to.have.length(3);
    expect(readdirSync(join(outFolder, 'journals'))).to.have.length(3);
  });

  it('starts nothing once it is interrupted', async () => {
    const environments = new NoEnvironments();
    const interrupt = new AbortController();
    interrupt.abort();
    expect(await hold(environments, 2, { signal: interrupt.signal })).to.deep.equal([]);
    expect(environments.most).to.equal(0);
  });
});
