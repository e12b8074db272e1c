import { expect } from 'chai';
import { api } from '../../../fixtures/fakes/aws/api.ts';
import { FaultRules, type KeptRules } from '../../../fixtures/fakes/aws/ecr/fault-rules.ts';
import { Tokens } from '../../../fixtures/fakes/aws/ecr/tokens.ts';
import { FakeMoto } from './fake-moto.ts';
import { LocalServers } from './local-server.ts';

const signed = 'AWS4-HMAC-SHA256 Credential=key/20260301/eu-west-1/ecr/aws4_request, Signature=x';
const action = (name: string) => ({
  'x-amz-target': `AmazonEC2ContainerRegistry_V20150921.${name}`,
});

describe("AWS's API", () => {
  let servers: LocalServers;
  let moto: FakeMoto;
  let tokens: Tokens;
  let told: string[];
  let broken: boolean;
  let at: URL;

  beforeEach(async () => {
    servers = new LocalServers();
    moto = new FakeMoto();
    told = [];
    broken = false;
    const faults = new FaultRules(servers.kept<KeptRules>('faults.json', {}), Date.now);
    tokens = new Tokens({ key: 'key', rules: () => faults.tokenRules(), now: Date.now });
    const note = (what: string) => async () => {
      if (broken) throw new Error('the registry is gone');
      told.push(what);
    };
    at = await servers.start(
      api({
        ...{ tokens, faults, registryHost: 'ecr.test', log: () => undefined },
        images: { sync: note('images') },
        nodegroup: { ensure: note('ensure'), read: note('read') },
        moto: await servers.start(moto.listener),
      }),
    );
  });

  afterEach(() => servers.end());

  const post = (path: string, headers: Readonly<Record<string, string>>) =>
    fetch(new URL(path, at), { method: 'POST', body: '{}', headers });

  it('issues tokens that the registry takes, to whoever signs', async () => {
    const answer = await post('/', { ...action('GetAuthorizationToken'), authorization: signed });
    const { authorizationData } = (await answer.json()) as {
      authorizationData: [{ authorizationToken: string; expiresAt: number; proxyEndpoint: string }];
    };
    const [{ authorizationToken, expiresAt, proxyEndpoint }] = authorizationData;
    expect(tokens.check(`Basic ${authorizationToken}`)).to.equal('good');
    expect(expiresAt).to.be.greaterThan(Date.now() / 1000 + 3600);
    expect(proxyEndpoint).to.equal('https://ecr.test');
    const unsigned = await post('/', action('GetAuthorizationToken'));
    expect(unsigned.status).to.equal(400);
    expect(await unsigned.json()).to.include({ __type: 'MissingAuthenticationTokenException' });
  });

  it('tells moto of the images before it asks about them', async () => {
    moto.repositories.set('shop', []);
    expect((await post('/', action('DescribeImages'))).status).to.equal(200);
    expect(told).to.deep.equal(['images']);
    broken = true;
    const answer = await post('/', action('DescribeImages'));
    expect(answer.status).to.equal(500);
    expect(await answer.json()).to.include({ __type: 'ServerException' });
  });

  it('reads the nodegroup after a call that may have changed it', async () => {
    await fetch(new URL('/clusters/shop', at));
    expect(told).to.deep.equal(['ensure']);
    await post('/clusters', {});
    while (told.length < 3) await new Promise(setImmediate);
    expect(told).to.deep.equal(['ensure', 'ensure', 'read']);
  });
});
