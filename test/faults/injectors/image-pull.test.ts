import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import { failureOf } from '../failure-of.ts';
import { pod, RollOutCluster } from '../roll-out-cluster.ts';

const target = { namespace: 'shop', name: 'web' };
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const auth = Buffer.from('AWS:secret').toString('base64');

describe('image-pull', () => {
  let cluster: RollOutCluster;
  beforeEach(() => {
    cluster = new RollOutCluster();
    cluster.onRollOut = () => {
      cluster.pods.push(pod(`new-${cluster.pods.length}`, 'ErrImagePull'));
    };
    cluster.secrets = [
      {
        metadata: { name: 'regcred' },
        data: { '.dockerconfigjson': encoded({ auths: { 'registry.test:5000': { auth } } }) },
      },
      { metadata: { name: 'other' }, data: { password: '' } },
    ];
  });
  const aimed = (by: object) => {
    const fault = { kind: 'image-pull', target, withinSeconds: 0.2, ...by };
    return aim(fault, cluster.asCluster());
  };
  const patched = () => JSON.parse(cluster.injected.at(-1)?.[3] ?? '').spec.template;

  it('by a tag gives each image a tag that does not exist, in its own list', async () => {
    const one = await aimed({ tag: '9.9' });
    await one.inject();
    expect(patched()).to.deep.equal({
      spec: {
        initContainers: [{ name: 'migrate', image: 'shop/migrate:9.9' }],
        containers: [{ name: 'web', image: 'registry.test:5000/shop/web:9.9' }],
      },
    });
    expect(cluster.injected).to.have.length(1);
    await (await aimed({ tag: '9.8', container: 'web' })).inject();
    expect(patched()).to.deep.equal({
      spec: { containers: [{ name: 'web', image: 'registry.test:5000/shop/web:9.8' }] },
    });
  });

  it('by a secret revokes its credentials, and takes the image from the nodes', async () => {
    const one = await aimed({ secret: 'regcred', container: 'web' });
    await one.inject();
    const [secret, images, version] = cluster.injected;
    const { data } = JSON.parse(secret?.[3] ?? '');
    const { auths } = JSON.parse(Buffer.from(data['.dockerconfigjson'], 'base64').toString());
    expect(auths['registry.test:5000']).to.include({ username: 'AWS', password: 'revoked' });
    expect(JSON.stringify(cluster.injected)).not.to.include(auth);
    expect(images).to.deep.equal(['registry.test:5000/shop/web:1']);
    expect(version).to.have.length(4);
    expect(patched()).to.have.nested.property('metadata.annotations');
    // The last of them runs first: pods of the version before can be pulled again by then.
    expect(one.undo.map(({ describes }) => describes)).to.deep.equal([
      'roll Deployment/shop/web back',
      'give control-plane back its copy of registry.test:5000/shop/web:1',
      'restore Secret/shop/regcred',
    ]);
  });

  it('by a registry drops the nodes’ packets to it', async () => {
    const one = await aimed({ registry: 'registry.test:5000' });
    expect(one.undo.at(-1)?.describes).to.include('let registry.test:5000 be reached');
    await one.inject();
    expect(cluster.injected).to.have.length(3);
  });

  it('counts only pods whose image cannot be pulled', async () => {
    cluster.onRollOut = () => cluster.pods.push(pod('new', 'CrashLoopBackOff'));
    const failure = String(await failureOf((await aimed({ tag: '9.9' })).inject()));
    expect(failure).to.include('is not stuck, ErrImagePull, ImagePullBackOff after 0.2 s');
    expect(failure).to.include('CrashLoopBackOff');
  });

  it('is refused without one reason, or for what does not exist', async () => {
    for (const by of [{}, { tag: '1', secret: 'regcred' }, { tag: 'a b' }, { registry: 'a b' }]) {
      expect(await failureOf(aimed(by))).to.include({ code: 'BAD_SCENARIO' });
    }
    const noSecret = String(await failureOf(aimed({ secret: 'other' })));
    expect(noSecret).to.include('no pull secret "other"').and.include('There are: regcred');
    const noContainer = String(await failureOf(aimed({ tag: '1', container: 'we' })));
    expect(noContainer).to.include('no container "we"').and.include('migrate, web');
  });
});
