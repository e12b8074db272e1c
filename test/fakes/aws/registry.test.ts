import { expect } from 'chai';
import { FaultRules, type KeptRules } from '../../../fixtures/fakes/aws/ecr/fault-rules.ts';
import { registry } from '../../../fixtures/fakes/aws/ecr/registry.ts';
import { Tokens } from '../../../fixtures/fakes/aws/ecr/tokens.ts';
import { basic, LocalServers } from './local-server.ts';

describe('the registry in the role of ECR', () => {
  let servers: LocalServers;
  let faults: FaultRules;
  let tokens: Tokens;
  let at: URL;
  let asked: { method?: string | undefined; url?: string | undefined; headers: object }[];

  beforeEach(async () => {
    servers = new LocalServers();
    asked = [];
    const upstream = await servers.start((request, response) => {
      const { method, url, headers } = request;
      asked.push({ method, url, headers });
      const isThere = url !== '/v2/shop/manifests/9.9.9';
      response.writeHead(isThere ? 200 : 404, { 'x-upstream': 'yes' });
      if (isThere) request.pipe(response);
      else response.end('{"errors":[]}');
    });
    let ms = 1_000_000;
    const now = () => {
      ms += 1;
      return ms;
    };
    faults = new FaultRules(servers.kept<KeptRules>('faults.json', {}), now);
    tokens = new Tokens({ key: 'key', rules: () => faults.tokenRules(), now });
    at = await servers.start(registry({ tokens, faults, upstream }));
  });

  afterEach(() => servers.end());

  const ask = (path: string, authorization?: string, init: RequestInit = {}) =>
    fetch(new URL(path, at), { ...init, headers: authorization ? { authorization } : {} });
  const good = () => basic('AWS', tokens.issue().password);

  it('asks for a user, and lets nothing through without one', async () => {
    const answer = await ask('/v2/');
    expect(answer.status).to.equal(401);
    expect(answer.headers.get('www-authenticate')).to.equal(
      `Basic realm="https://${at.host}/",service="ecr.amazonaws.com"`,
    );
    expect(await answer.text()).to.equal('Not Authorized\n');
    expect((await ask('/v2/', basic('AWS', 'guess'))).status).to.equal(400);
    expect(asked).to.deep.equal([]);
  });

  it('passes the rest on, bodies and all, without the token', async () => {
    const answer = await ask('/v2/shop/blobs/uploads/', good(), { method: 'POST', body: 'layer' });
    expect(await answer.text()).to.equal('layer');
    expect(answer.headers.get('x-upstream')).to.equal('yes');
    expect(asked[0]).to.include({ method: 'POST', url: '/v2/shop/blobs/uploads/' });
    expect(asked[0]?.headers).to.include({ host: at.host, 'x-forwarded-proto': 'https' });
    expect(asked[0]?.headers).to.not.have.property('authorization');
  });

  it("has ECR's words for an image that is not there", async () => {
    const answer = await ask('/v2/shop/manifests/9.9.9', good());
    expect(answer.status).to.equal(404);
    expect(await answer.json()).to.deep.equal({
      errors: [{ code: 'MANIFEST_UNKNOWN', message: 'Requested image not found' }],
    });
  });

  it('refuses tokens from before a rule that lets them expire, and takes new ones', async () => {
    const old = good();
    expect(faults.set('twelve-hours', { tokensExpire: true })).to.include({ hits: 0 });
    const answer = await ask('/v2/', old);
    expect(answer.status).to.equal(403);
    expect(await answer.json()).to.deep.equal({
      errors: [
        {
          code: 'DENIED',
          message: 'Your authorization token has expired. Reauthenticate and try again.',
        },
      ],
    });
    expect((await ask('/v2/', good())).status).to.equal(200);
    expect(faults.show('twelve-hours')).to.include({ hits: 1 });
    faults.remove('twelve-hours');
    expect((await ask('/v2/', old)).status).to.equal(200);
  });

  it('answers as a rule says, where the rule says', async () => {
    faults.set('busy', { of: 'manifests', answer: { status: 429, retryAfterS: 7 } });
    const answer = await ask('/v2/shop/manifests/1.0.0', good());
    expect(answer.status).to.equal(429);
    expect(answer.headers.get('retry-after')).to.equal('7');
    expect(await answer.json()).to.deep.equal({
      errors: [{ code: 'TOOMANYREQUESTS', message: 'Rate exceeded' }],
    });
    expect((await ask('/v2/shop/blobs/sha256:1', good())).status).to.equal(200);
    expect(faults.show('busy')).to.include({ hits: 1 });
  });

  it('leaves a caller waiting until the rule goes', async () => {
    faults.set('stuck', { hang: true });
    const waiting = ask('/v2/', good()).then(
      () => 'answered',
      () => 'cut',
    );
    while (!(faults.show('stuck') as { hits: number }).hits) await new Promise(setImmediate);
    faults.remove('stuck');
    expect(await waiting).to.equal('cut');
  });

  it('refuses a rule with two effects, none, or an unknown one', () => {
    for (const rule of [{}, { hang: true, tokensExpire: true }, { slow: 1 }, null, 'x'])
      expect(faults.set('bad', rule), JSON.stringify(rule)).to.be.a('string');
    expect(faults.list()).to.deep.equal([]);
  });

  it('is unavailable while the registry behind it is gone', async () => {
    const lost = await servers.start(
      registry({ tokens, faults, upstream: new URL('http://127.0.0.1:9') }),
    );
    const answer = await fetch(new URL('/v2/', lost), { headers: { authorization: good() } });
    expect(answer.status).to.equal(503);
  });
});
