import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { ImageList } from '../../../fixtures/fakes/aws/ecr/image-list.ts';
import { Moto } from '../../../fixtures/fakes/aws/moto.ts';
import { FakeMoto } from './fake-moto.ts';
import { LocalServers } from './local-server.ts';

describe('the list of images', () => {
  let servers: LocalServers;
  let moto: FakeMoto;
  let images: ImageList;
  let held: Map<string, string>;

  beforeEach(async () => {
    servers = new LocalServers();
    moto = new FakeMoto();
    held = new Map([
      ['1.0.0', '{"layers":["a"]}'],
      ['1.1.0', '{"layers":["b"]}'],
    ]);
    const registry = await servers.start(({ url = '' }, response) => {
      const tag = /manifests\/(.*)$/.exec(url)?.[1];
      if (url.startsWith('/v2/_catalog')) response.end('{"repositories":["shop"]}');
      else if (url === '/v2/shop/tags/list')
        response.end(JSON.stringify({ name: 'shop', tags: held.size ? [...held.keys()] : null }));
      else {
        const manifest = held.get(tag ?? '');
        response.writeHead(manifest ? 200 : 404).end(manifest);
      }
    });
    images = new ImageList(registry, new Moto(await servers.start(moto.listener), 'eu-west-1'));
  });

  afterEach(() => servers.end());

  const digest = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const listed = () => moto.repositories.get('shop');

  it('is what the registry holds, with its digests', async () => {
    await images.sync();
    expect(listed()).to.deep.equal(
      [...held].map(([imageTag, text]) => ({ imageTag, imageDigest: digest(text) })),
    );
  });

  it('follows tags that move, come and go, and asks nothing twice', async () => {
    await images.sync();
    held.set('1.1.0', '{"layers":["c"]}').delete('1.0.0');
    held.set('1.2.0', '{"layers":["d"]}');
    await images.sync();
    expect(listed()).to.have.deep.members(
      [...held].map(([imageTag, text]) => ({ imageTag, imageDigest: digest(text) })),
    );
    moto.actions.length = 0;
    await images.sync();
    expect(moto.actions).to.deep.equal(['DescribeRepositories', 'ListImages']);
    held.clear();
    await images.sync();
    expect(listed()).to.deep.equal([]);
  });

  it('is told again to a moto that has forgotten it', async () => {
    await images.sync();
    moto.repositories = new Map();
    await Promise.all([images.sync(), images.sync()]);
    expect(listed()).to.have.length(2);
  });
});
