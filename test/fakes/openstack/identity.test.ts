import { expect } from 'chai';
import { LocalOpenStack, password } from './local-cloud.ts';

describe("OpenStack's identity", () => {
  let local: LocalOpenStack;

  beforeEach(async () => {
    local = await new LocalOpenStack().start();
  });

  afterEach(() => local.end());

  it('is discovered, and answers tokens with a catalogue', async () => {
    const root = await local.ask('/');
    expect([root.status, root.json.versions.values[0].links[0].href]).to.deep.equal([
      ...[300, `${local.url.origin}/v3/`],
    ]);
    const { status, json } = await local.logIn();
    expect(status).to.equal(201);
    expect(json.token.expires_at).to.equal('2026-03-01T11:00:00Z');
    expect(json.token.catalog.map(({ type }: { type: string }) => type)).to.include.members([
      ...['identity', 'compute', 'volumev3', 'network', 'image'],
    ]);
  });

  it('refuses who shows no token, an old one, or a wrong password', async () => {
    expect((await local.ask('/compute/v2.1/servers')).status).to.equal(401);
    const ask = await local.client();
    expect((await ask('/compute/v2.1/servers')).status).to.equal(200);
    local.nowMs += 3_600_000;
    const { status, json } = await ask('/compute/v2.1/servers');
    expect([status, json.error.code, json.error.title]).to.deep.equal([401, 401, 'Unauthorized']);
    expect((await local.logIn('wrong')).status).to.equal(401);
    const identity = { methods: ['password'] };
    const body = { method: 'POST', json: { auth: { identity } } };
    expect((await local.ask('/v3/auth/tokens', body)).status).to.equal(401);
  });

  it('keeps tokens over a restart', async () => {
    const { headers } = await local.logIn();
    await local.stop();
    await local.start();
    const shown = { 'x-auth-token': headers.get('x-subject-token') ?? '' };
    expect((await local.ask('/compute/v2.1/servers', { headers: shown })).status).to.equal(200);
  });

  it('has tokens expire that were issued before a rule', async () => {
    const before = await local.client();
    local.nowMs += 1;
    local.cloud.faults.set('old', { tokensExpire: true });
    expect((await before('/compute/v2.1/servers')).status).to.equal(401);
    const after = await local.client();
    expect((await after('/compute/v2.1/servers')).status).to.equal(200);
    expect(local.cloud.faults.show('old')).to.include({ hits: 1 });
  });

  it('has a password expire until it is changed', async () => {
    local.cloud.faults.set('expired', { passwordsExpire: true });
    const refused = await local.logIn();
    const [, user = ''] = /changed for user: (\w+)\./.exec(refused.json.error.message) ?? [];
    expect(refused.status).to.equal(401);
    const change = (original_password: string, wanted: string) => {
      const json = { user: { original_password, password: wanted } };
      return local.ask(`/v3/users/${user}/password`, { method: 'POST', json });
    };
    expect((await change('wrong', 'new')).status).to.equal(401);
    expect((await change(password, password)).status).to.equal(400);
    expect((await change(password, 'new')).status).to.equal(204);
    expect((await local.logIn('new')).status).to.equal(201);
    expect((await local.logIn()).status).to.equal(401);
  });

  it('revokes a token, and shows what it is good for', async () => {
    const ask = await local.client();
    const token = (await local.logIn()).headers.get('x-subject-token') ?? '';
    const other = { headers: { 'x-auth-token': token, 'x-subject-token': token } };
    expect((await local.ask('/v3/auth/tokens', other)).json.token.user.name).to.equal('alice');
    expect((await local.ask('/v3/auth/tokens', { ...other, method: 'DELETE' })).status).to.equal(
      204,
    );
    expect((await local.ask('/v3/auth/tokens', other)).status).to.equal(401);
    expect((await ask('/v3/projects?name=shop')).json.projects).to.have.length(1);
    expect((await ask('/v3/projects/other')).status).to.equal(404);
  });
});
