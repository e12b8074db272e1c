import { expect } from 'chai';
import { admin } from '../../../fixtures/fakes/aws/admin.ts';
import { FaultRules, type KeptRules } from '../../../fixtures/fakes/aws/ecr/fault-rules.ts';
import { Machines } from '../../../fixtures/fakes/machines/machines.ts';
import { LocalServers } from './local-server.ts';

describe("the stub's own interface", () => {
  let servers: LocalServers;
  let at: URL;
  let logged: string[];

  beforeEach(async () => {
    servers = new LocalServers();
    logged = [];
    const instances = [{ id: 'i-0a', hostname: 'ng-1-a' }];
    const group = { instances, onChange: () => undefined };
    at = await servers.start(
      admin({
        faults: new FaultRules(servers.kept<KeptRules>('faults.json', {}), Date.now),
        machines: new Machines(group, async () => ({ '/boot': 'boot' })),
        nodegroup: { instances },
        log: (level, message) => logged.push(`${level} ${message}`),
      }),
    );
  });

  afterEach(() => servers.end());

  const ask = async (path: string, method = 'GET', body?: object) => {
    const init = { method, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(new URL(path, at), init);
    const text = await answer.text();
    return {
      status: answer.status,
      text,
      json: text.startsWith('{') ? JSON.parse(text) : undefined,
    };
  };

  it('sets, shows and removes a rule, as the fault `http-rule` does', async () => {
    expect((await ask('/faults/busy')).status).to.equal(404);
    const rule = { answer: { status: 429 } };
    expect((await ask('/faults/busy', 'PUT', rule)).status).to.equal(200);
    expect((await ask('/faults/busy')).json).to.deep.equal({ name: 'busy', rule, hits: 0 });
    expect((await ask('/faults')).json.faults).to.have.length(1);
    expect((await ask('/faults/busy', 'DELETE')).status).to.equal(204);
    expect((await ask('/faults/busy')).status).to.equal(404);
    const { status, json } = await ask('/faults/busy', 'PUT', { slow: true });
    expect(status).to.equal(422);
    expect(json.error).to.contain('slow');
  });

  it('keeps a name that every object has from being a rule', async () => {
    expect((await ask('/faults/constructor')).status).to.equal(404);
  });

  it('lists machines, and hears of their state', async () => {
    const { json } = await ask('/machines');
    expect(json.machines[0]).to.include({ id: 'i-0a', hostname: 'ng-1-a', power: 'on' });
    const running = { state: 'running', address: '10.0.0.9' };
    expect((await ask('/machines/i-0a', 'PUT', running)).status).to.equal(204);
    expect((await ask('/machines/i-0b', 'PUT', running)).status).to.equal(404);
    expect((await ask('/machines/i-0a', 'DELETE')).status).to.equal(204);
    expect(logged).to.include('info machine i-0a is gone');
  });

  it('is well once it answers', async () => {
    expect((await ask('/healthz')).status).to.equal(200);
    expect((await ask('/nothing')).status).to.equal(404);
  });
});
