import { expect } from 'chai';
import { HarnessError } from '../../../harness/errors.ts';
import { aim } from '../../../harness/faults/aim.ts';
import type { AimedFault, Cluster, CommandResult } from '../../../harness/ports.ts';
import { failureOf } from '../failure-of.ts';
import { type Asked, ServedCluster } from '../served-cluster.ts';

const service = { namespace: 'net', name: 'cloud', port: 8081 };
const path = '/faults/create-fails';
const put = { route: '/v2/vms', method: 'POST', answer: { status: 500 } };
const fault = { kind: 'http-rule', service, path, put };

/** Rules by path, each with the hits that it will have, and a quota that always exists. */
class FakeAdmin {
  readonly rules = new Map<string, { hits: number }>();
  quota: unknown = { limit: 5 };
  hitsEach = 0;
  refuses = false;

  answer({ method, path, body }: Asked): readonly [number, unknown?] | undefined {
    if (this.refuses && method !== 'GET') return [422, { error: 'no such route' }];
    if (path === '/quota') {
      if (method === 'PUT') this.quota = body;
      return [200, this.quota];
    }
    if (path === '/faults') return [200, this.#list()];
    if (method === 'PUT') {
      this.rules.set(path, { hits: 0 });
      return [204];
    }
    const rule = this.rules.get(path);
    if (!rule) return undefined;
    if (method === 'DELETE') this.rules.delete(path);
    rule.hits += this.hitsEach;
    return [200, { ...rule }];
  }

  #list() {
    return [...this.rules].map(([path, { hits }]) => ({
      name: path.slice('/faults/'.length),
      hits,
    }));
  }
}

describe('http-rule', () => {
  let admin: FakeAdmin;
  let served: ServedCluster;
  let cluster: Cluster;
  beforeEach(async () => {
    admin = new FakeAdmin();
    served = new ServedCluster((asked) => admin.answer(asked));
    cluster = await served.open();
  });
  afterEach(() => served.close());
  const undo = (aimed: AimedFault): Promise<CommandResult> => {
    const [action] = aimed.undo;
    if (action?.kind !== 'node-exec') throw new Error('no command');
    expect(action.node).to.equal('control-plane');
    return served.run(action.argv);
  };

  it('puts the rule, and its undo deletes it, however often it runs', async () => {
    const aimed = await aim(fault, cluster);
    expect(aimed.targets).to.deep.equal([`net/cloud${path}`]);
    expect(
      served.asked.map(({ method }) => method),
      'aiming looks',
    ).to.deep.equal(['GET']);
    await aimed.inject();
    expect(served.asked[1]).to.deep.equal({
      method: 'PUT',
      path,
      body: put,
      type: 'application/json',
    });
    expect(await aimed.isGone()).to.equal(false);
    const undone = await undo(aimed);
    expect(undone.exitCode, undone.stderr).to.equal(0);
    expect(await aimed.isGone()).to.equal(true);
    expect((await undo(aimed)).exitCode).to.equal(0);
  });

  it('is gone if the Service says so: it checks, and does not remember', async () => {
    const aimed = await aim(fault, cluster);
    await aimed.inject();
    admin.rules.clear();
    expect(await aimed.isGone()).to.equal(true);
    const { exitCode, stderr } = await undo(aimed);
    expect(exitCode, `what is not there needs no undo: ${stderr}`).to.equal(0);
  });

  it('is undone even if no pod answers for the Service for a moment', async () => {
    const aimed = await aim(fault, cluster);
    await aimed.inject();
    served.absentFor = 2;
    expect((await undo(aimed)).exitCode).to.equal(0);
    expect(admin.rules.size).to.equal(0);
  });

  it('reports an undo that is refused', async () => {
    const aimed = await aim(fault, cluster);
    await aimed.inject();
    admin.refuses = true;
    const { exitCode, stderr } = await undo(aimed);
    expect(exitCode).to.equal(1);
    expect(stderr).to.match(/^422 .*no such route/);
    expect(await aimed.isGone()).to.equal(false);
  });

  it('changes nothing if its undo came first', async () => {
    const aimed = await aim(fault, cluster);
    await undo(aimed);
    expect(await failureOf(aimed.inject())).to.include({ code: 'FAULT_FAILED' });
    expect(admin.rules.size).to.equal(0);
  });

  it('is undone as the scenario says, if something was there before', async () => {
    const revert = { method: 'PUT', path: '/quota', body: { limit: 5 } };
    const aimed = await aim({ ...fault, path: '/quota', put: { limit: 0 }, revert }, cluster);
    expect(await aimed.isGone()).to.equal(true);
    await aimed.inject();
    expect(admin.quota).to.deep.equal({ limit: 0 });
    expect(await aimed.isGone()).to.equal(false);
    await undo(aimed);
    expect(admin.quota).to.deep.equal({ limit: 5 });
    expect(await aimed.isGone()).to.equal(true);
  });

  it('compares only the part of the answer in `take`', async () => {
    admin.quota = { limit: 5, used: 1 };
    const revert = { method: 'PUT', path: '/quota', body: { limit: 5, used: 3 } };
    const put = { limit: 0, used: 2 };
    const whole = { ...fault, path: '/quota', put, revert };
    const aimed = await aim({ ...whole, look: { path: '/quota', take: 'limit' } }, cluster);
    await aimed.inject();
    await undo(aimed);
    expect(await aimed.isGone()).to.equal(true);
  });

  it('reads a list if its own path has no GET', async () => {
    const look = { path: '/faults', take: 'create-fails' };
    const aimed = await aim({ ...fault, look }, cluster);
    await aimed.inject();
    expect(await aimed.isGone()).to.equal(false);
    await undo(aimed);
    expect(await aimed.isGone()).to.equal(true);
  });

  it('waits until something ran into it', async () => {
    const seen = { path, take: 'hits', atLeast: 2 };
    const aimed = await aim({ ...fault, seen }, cluster);
    admin.hitsEach = 1;
    await aimed.inject();
    await aimed.bite?.();
    expect(admin.rules.get(path)?.hits).to.be.at.least(2);
  });

  it('counts from zero if setting the rule resets the count', async () => {
    const seen = { path: '/counted', take: 'hits' };
    admin.rules.set('/counted', { hits: 51 });
    const aimed = await aim({ ...fault, seen }, cluster);
    await aimed.inject();
    admin.rules.set('/counted', { hits: 6 });
    expect(await failureOf(aimed.bite?.() ?? Promise.reject(new Error('no bite')))).to.equal(
      undefined,
    );
  });

  it('waits for nothing once the run is interrupted', async () => {
    const run = new AbortController();
    const seen = { path: '/faults', take: 'create-fails.hits', withinSeconds: 120 };
    const aimed = await aim({ ...fault, seen }, cluster, run.signal);
    await aimed.inject();
    const bitten = failureOf(aimed.bite?.() ?? Promise.resolve());
    run.abort(new HarnessError('INTERRUPTED', 'Ctrl-C'));
    expect(await bitten).to.include({ code: 'INTERRUPTED' });
  });

  it('fails if nothing runs into it, and reports the count', async () => {
    const seen = { path: '/faults', take: 'create-fails.hits', withinSeconds: 0.1 };
    const aimed = await aim({ ...fault, seen }, cluster);
    await aimed.inject();
    const failure = await failureOf(aimed.bite?.() ?? Promise.resolve());
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.match(
      /nothing ran into the fault: create-fails\.hits at \/faults .* is 0/,
    );
  });

  const misses: [what: string, fields: object, before: (admin: FakeAdmin) => void, RegExp][] = [
    [
      'there is no such Service',
      { service: { ...service, name: 'clowd' } },
      () => undefined,
      /no Service "clowd" with port 8081 in namespace "net". There are: cloud \(8081\)/,
    ],
    [
      'it has no such port',
      { service: { ...service, port: 80 } },
      () => undefined,
      /no Service "cloud" with port 80 .* cloud \(8081\)/,
    ],
    [
      'a rule already exists',
      {},
      (admin) => admin.rules.set(path, { hits: 0 }),
      /already has something at \/faults\/create-fails/,
    ],
  ];
  for (const [what, fields, before, message] of misses) {
    it(`does not aim if ${what}`, async () => {
      before(admin);
      const failure = await failureOf(aim({ ...fault, ...fields }, cluster));
      expect(failure).to.include({ code: 'FAULT_FAILED' });
      expect(String(failure)).to.match(message);
    });
  }

  it('fails with the Service’s answer if it refuses the rule, or if nothing changed', async () => {
    const aimed = await aim(fault, cluster);
    admin.refuses = true;
    expect(String(await failureOf(aimed.inject()))).to.match(/PUT \/faults.*422 .*no such route/);
    admin.refuses = false;
    const revert = { method: 'PUT', path: '/quota', body: {} };
    const same = await aim({ ...fault, path: '/quota', put: { limit: 5 }, revert }, cluster);
    expect(String(await failureOf(same.inject()))).to.match(/changed nothing that GET/);
  });

  it('does not report the fault as gone if the check fails', async () => {
    const aimed = await aim(fault, cluster);
    await aimed.inject();
    served.absentFor = 1;
    expect(String(await failureOf(aimed.isGone()))).to.match(/503/);
  });

  const wrong: [string, object, RegExp][] = [
    ['a path with a query', { path: '/faults?all=1' }, /without a query/],
    ['a path without a slash', { path: 'faults/x' }, /starts with a slash/],
    ['another method', { revert: { method: 'GET', path } }, /PUT/],
    ['an unknown key', { puts: {} }, /puts/],
  ];
  for (const [what, fields, message] of wrong) {
    it(`refuses ${what}`, async () => {
      const failure = await failureOf(aim({ ...fault, ...fields }, cluster));
      expect(failure).to.include({ code: 'BAD_SCENARIO' });
      expect(String(failure)).to.match(message);
    });
  }
});
