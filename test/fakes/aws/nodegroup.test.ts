import { expect } from 'chai';
import {
  type Instance,
  type KeptGroup,
  Nodegroup,
} from '../../../fixtures/fakes/aws/eks/nodegroup.ts';
import { Moto } from '../../../fixtures/fakes/aws/moto.ts';
import { Machines, seedFiles } from '../../../fixtures/fakes/machines/machines.ts';
import { userData } from '../../../fixtures/fakes/machines/user-data.ts';
import type { Kept } from '../../../fixtures/fakes/store/kept.ts';
import { FakeMoto } from './fake-moto.ts';
import { LocalServers } from './local-server.ts';

const never = new AbortController().signal;

describe('the nodegroup', () => {
  let servers: LocalServers;
  let moto: FakeMoto;
  let client: Moto;
  let removed: Instance[];
  let kept: Kept<KeptGroup>;
  let group: Nodegroup;

  const nodegroup = () =>
    new Nodegroup({
      ...{ cluster: 'shop', name: 'ng-1', standing: 1, capacity: 2, moto: client, kept },
      onRemoved: (instance) => removed.push(instance),
    });

  beforeEach(async () => {
    servers = new LocalServers();
    moto = new FakeMoto();
    removed = [];
    client = new Moto(await servers.start(moto.listener), 'eu-west-1');
    kept = servers.kept('nodegroup.json', {
      scaling: { minSize: 1, maxSize: 10, desiredSize: 1 },
      instances: [],
    });
    group = nodegroup();
    await group.ensure();
  });

  afterEach(() => servers.end());

  const scale = async (desiredSize: number) => {
    const path = '/clusters/shop/node-groups/ng-1/update-config';
    await client.eks('POST', path, { scalingConfig: { desiredSize } });
    await group.read();
  };

  it('has as many instances as are asked for beyond the standing nodes, as far as there are any', async () => {
    expect(group.instances).to.deep.equal([]);
    await scale(2);
    const [first] = group.instances;
    expect(first?.id).to.match(/^i-0[0-9a-f]{16}$/);
    expect(first?.hostname).to.match(/^ng-1-[0-9a-f]{5}$/);
    await scale(6);
    expect(group.instances).to.have.length(2).and.include(first);
  });

  it('gives the newest up first, and says so', async () => {
    await scale(3);
    const [first, second] = group.instances;
    await scale(2);
    expect(group.instances).to.deep.equal([first]);
    expect(removed).to.deep.equal([second]);
  });

  it('is the same after a restart, and tells a moto that has forgotten it', async () => {
    await scale(3);
    const before = group.instances;
    moto.clusters = new Map();
    group = nodegroup();
    await group.ensure();
    await group.read();
    expect(group.instances).to.deep.equal(before);
    expect(removed).to.deep.equal([]);
  });

  it('tells moto once, however many ask', async () => {
    moto.clusters = new Map();
    moto.actions.length = 0;
    await Promise.all([group.ensure(), group.ensure(), group.ensure()]);
    expect(moto.actions.filter((action) => action === 'POST /clusters')).to.have.length(1);
  });

  it('tells the hypervisor of its machines once they change', async () => {
    const machines = new Machines(group, async (one) => seedFiles(one, `boot ${one.hostname}`));
    const { revision, machines: none } = (await machines.list(undefined, never)) as {
      revision: number;
      machines: unknown[];
    };
    expect(none).to.deep.equal([]);
    const next = machines.list(revision, never);
    await scale(2);
    const [instance] = group.instances;
    const { machines: listed } = (await next) as { machines: { files: Record<string, string> }[] };
    expect(listed).to.have.length(1);
    expect(listed[0]).to.include({ ...instance, power: 'on' });
    expect(listed[0]?.files['/var/lib/cloud/seed/nocloud/user-data']).to.equal(
      `boot ${instance?.hostname}`,
    );
  });

  it('gives an instance what it needs to trust the registry and to join', () => {
    const text = userData({
      ...{ hostname: 'ng-1-a', label: 'eks.amazonaws.com/nodegroup=ng-1' },
      cluster: { endpoint: '10.0.0.1:6443', caCertHash: 'sha256:1', token: 'abcdef.0123' },
      registry: { host: 'ecr.test', address: '10.96.7.8', authority: 'PEM' },
    });
    const [first, ...rest] = text.split('\n');
    expect(first).to.equal('#cloud-config');
    const { write_files: files, runcmd } = JSON.parse(rest.join('\n'));
    expect(files[0]).to.deep.equal({
      path: '/etc/containerd/certs.d/ecr.test/ca.crt',
      content: 'PEM',
    });
    const { nodeRegistration, discovery } = JSON.parse(files[1].content);
    expect(nodeRegistration.kubeletExtraArgs[0].value).to.equal('eks.amazonaws.com/nodegroup=ng-1');
    expect(discovery.bootstrapToken.token).to.equal('abcdef.0123');
    expect(runcmd[0]).to.deep.equal(['sh', '-c', "echo '10.96.7.8 ecr.test' >>/etc/hosts"]);
  });
});
