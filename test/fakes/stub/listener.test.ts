import { expect } from 'chai';
import { adminRoutes } from '../../../fixtures/fakes/stub/admin-routes.ts';
import { CallLedger } from '../../../fixtures/fakes/stub/call-ledger.ts';
import { FaultRules, type KeptRule } from '../../../fixtures/fakes/stub/fault-rules.ts';
import { listener } from '../../../fixtures/fakes/stub/listener.ts';
import type { Refusal } from '../../../fixtures/fakes/stub/refusal.ts';
import type { Route } from '../../../fixtures/fakes/stub/routes.ts';
import { until } from '../../faults/until.ts';
import { StubServer } from './stub-server.ts';

describe("a stub's API", () => {
  let api: StubServer;
  let admin: StubServer;
  let faults: FaultRules<Record<string, never>>;
  let logged: string[];

  const routes: readonly Route[] = [
    { on: 'GET /things/:id', part: 'things', answer: ({ path }) => ({ status: 200, body: path }) },
    { on: 'POST /things', part: 'things', answer: ({ body }) => ({ status: 201, body }) },
    {
      on: 'DELETE /things/:id',
      part: 'things',
      answer: () => {
        throw new Error('the disk is full');
      },
    },
  ];

  beforeEach(async () => {
    const kept = new Map<string, KeptRule>();
    logged = [];
    faults = new FaultRules({
      ...{ parts: ['things'], effects: {}, kept: () => kept, now: Date.now },
      write: (name, rule) => void (rule ? kept.set(name, rule) : kept.delete(name)),
    });
    const ledger = new CallLedger(Date.now);
    const common = {
      ...{ settled: () => undefined, messages: { 503: 'closed today' } },
      words: ({ status, code, message, headers }: Refusal) => {
        return { status, headers, body: { code, message } };
      },
      log: (_: string, message: string) => void logged.push(message),
    };
    api = await StubServer.start(listener({ ...common, routes, faults, ledger }));
    admin = await StubServer.start(
      listener({
        ...{ ...common, routes: adminRoutes(faults, ledger) },
        ...{ faults: { biting: () => undefined }, ledger: new CallLedger(Date.now) },
      }),
    );
  });

  afterEach(() => {
    api.stop();
    admin.stop();
  });

  it('answers routes with decoded names, with or without a slash at the end', async () => {
    expect((await api.ask('/things/a%2Fb')).json).to.deep.equal({ id: 'a/b' });
    expect((await api.ask('/things/a/')).json).to.deep.equal({ id: 'a' });
    const created = await api.ask('/things', { method: 'POST', json: { x: 1 } });
    expect([created.status, created.json]).to.deep.equal([201, { x: 1 }]);
  });

  it('refuses what it does not have, or cannot read', async () => {
    const status = async (path: string, init?: RequestInit) => (await api.ask(path, init)).status;
    expect(await status('/other')).to.equal(404);
    expect(await status('/things/%zz')).to.equal(400);
    expect(await status('/things', { method: 'POST', body: '{' })).to.equal(400);
    expect(await status('/things', { method: 'POST', body: 'x'.repeat(300_000) })).to.equal(413);
    const { status: wrong, headers } = await api.ask('/things/a', { method: 'PUT' });
    expect([wrong, headers.get('allow')]).to.deep.equal([405, 'GET, DELETE']);
  });

  it('says nothing of its own failures but that there was one', async () => {
    const { status, json } = await api.ask('/things/a', { method: 'DELETE' });
    expect([status, json.code]).to.deep.equal([500, 'internal_error']);
    expect(logged.join()).to.contain('the disk is full');
  });

  it('answers as rules of the admin port say, and shows and removes them', async () => {
    const rule = { of: 'things', answer: { status: 503, retryAfterS: 2 } };
    const put = await admin.ask('/faults/shut', { method: 'PUT', json: rule });
    expect([put.status, put.json]).to.deep.equal([200, { name: 'shut', rule, hits: 0 }]);
    const refused = await api.ask('/things/a');
    expect(refused.json).to.deep.equal({ code: 'unavailable', message: 'closed today' });
    expect(refused.headers.get('retry-after')).to.equal('2');
    expect((await admin.ask('/faults')).json.faults).to.have.length(1);
    expect((await admin.ask('/faults/shut')).json.hits).to.equal(1);
    expect((await admin.ask('/faults/shut', { method: 'DELETE' })).status).to.equal(204);
    expect((await admin.ask('/faults/shut')).status).to.equal(404);
    expect((await api.ask('/things/a')).status).to.equal(200);
    expect((await admin.ask('/faults/x', { method: 'PUT', json: { y: 1 } })).status).to.equal(422);
  });

  it('leaves calls unanswered that a rule hangs, until it goes', async () => {
    faults.set('stuck', { hang: true });
    const call = api.ask('/things/a').then(
      () => 'answered',
      () => 'cut',
    );
    await until(() => (faults.show('stuck') as { hits: number }).hits === 1);
    faults.remove('stuck');
    expect(await call).to.equal('cut');
  });

  it('counts calls, and those that failed', async () => {
    const { calls } = (await admin.ask('/ledger')).json;
    expect(calls).to.deep.equal({ total: 0, failed: 0, mostInAMinute: 0, parts: { things: 0 } });
    await api.ask('/things/a');
    await api.ask('/other');
    const { json } = await admin.ask('/ledger');
    expect(json.calls).to.deep.equal({
      ...{ total: 2, failed: 1, mostInAMinute: 2, parts: { things: 1 } },
    });
    await admin.ask('/ledger', { method: 'DELETE' });
    expect((await admin.ask('/ledger')).json.calls).to.deep.equal(calls);
  });

  it('is well once it answers', async () => {
    expect((await admin.ask('/healthz')).json).to.deep.equal({ status: 'ok' });
  });
});
