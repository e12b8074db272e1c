import { execFile, execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseAllDocuments } from 'yaml';
import { validateManifest } from '../../fixtures/fakes/provider-daemon/manifest/validate.ts';
import { deploymentIdOf, leaseIdOf } from '../../fixtures/fakes/provider-daemon/state/names.ts';
import { packageRoot } from '../../harness/io/paths.ts';

const manifests = join(packageRoot, 'fixtures/systems/virtengine/manifests');
const images = join(packageRoot, 'fixtures/images');

interface KubernetesObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly stringData?: Readonly<Record<string, string>>;
  readonly spec?: { readonly selector?: Readonly<Record<string, string>>; clusterIP?: string };
  readonly data?: Readonly<Record<string, string>>;
}

const objectsIn = async (file: string) =>
  parseAllDocuments(await readFile(join(manifests, file), 'utf8')).map(
    (document) => document.toJS() as KubernetesObject,
  );
const named = async (file: string, kind: string, name: string) => {
  const found = (await objectsIn(file)).find(
    (one) => one.kind === kind && one.metadata.name === name,
  );
  if (!found) throw new Error(`${file} has no ${kind} ${name}`);
  return found;
};

describe('the system virtengine', () => {
  it('leads to the workload of the first order of its chain', async () => {
    const service = await named('provider/tenant.yaml', 'Service', 'resident');
    const lease = leaseIdOf('order-1', 'virtengine1north');
    expect(service.spec?.selector).to.deep.equal({
      'virtengine.com/deployment': deploymentIdOf(lease),
    });
    expect(await readFile(join(manifests, 'provider/machines.yaml'), 'utf8')).to.include(
      'name: PROVIDER_ADDRESS, value: virtengine1north',
    );
  });

  it('asks its chain and its first tenant at the addresses that they have', async () => {
    const system = await readFile(
      join(packageRoot, 'fixtures/systems/virtengine/system.yaml'),
      'utf8',
    );
    const asked = [...system.matchAll(/http:\/\/(10\.96\.8\.\d+):/g)].map(([, address]) => address);
    const services = [
      await named('provider/tenant.yaml', 'Service', 'resident'),
      await named('market/virtengined.yaml', 'Service', 'virtengined'),
    ];
    expect(asked).to.have.members(services.map(({ spec }) => spec?.clusterIP));
  });

  it('gives the pods the account that its registry has', async () => {
    const regcred = await named('provider/regcred.yaml', 'Secret', 'regcred');
    const { auths } = JSON.parse(regcred.stringData?.['.dockerconfigjson'] ?? '');
    const held = auths['registry.example.com'];
    const { stringData = {} } = await named(
      'registry/registry.yaml',
      'Secret',
      'registry-accounts',
    );
    expect(held).to.include({ username: stringData.username, password: stringData.password });
    const account = `${stringData.username}:${stringData.password}`;
    expect(Buffer.from(held.auth, 'base64').toString()).to.equal(account);
    const push = await readFile(join(manifests, 'registry/push-images.yaml'), 'utf8');
    expect(push).to.include(`name: ACCOUNT, value: '${account}'`);
  });

  it('has its short names at the addresses of their Services', async () => {
    const { data } = await named('core/dns.yaml', 'ConfigMap', 'coredns');
    const hosts = [...(data?.Corefile ?? '').matchAll(/^ +(10\.96\.8\.\d+) (\S+)$/gm)];
    const files = {
      virtengined: 'market/virtengined.yaml',
      'waldur-api': 'market/waldur-api.yaml',
      openstack: 'market/openstack.yaml',
      'provider-node': 'provider/provider-node.yaml',
      'registry.example.com': 'registry/registry.yaml',
      prometheus: 'monitoring/prometheus.yaml',
    };
    expect(hosts.map(([, , name]) => name)).to.have.members(Object.keys(files));
    for (const [, address, name = ''] of hosts) {
      const file = files[name as keyof typeof files];
      const service = (await objectsIn(file)).find(({ kind }) => kind === 'Service');
      expect(service?.spec?.clusterIP, name).to.equal(address);
    }
  });

  it('has a test manifest that is valid', async () => {
    const file = join(images, 'provider-node/etc/provider-daemon/test-manifest.yaml');
    const { errors, warnings } = validateManifest(await readFile(file, 'utf8'), { strict: true });
    expect([...errors, ...warnings]).to.deep.equal([]);
  });

  it('has a provider-daemon on the workstation that passes each word on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'firedrill-virtengine-'));
    await writeFile(join(folder, 'ssh'), '#!/bin/sh\nprintf "%s|" "$@"\n');
    await chmod(join(folder, 'ssh'), 0o755);
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const command = join(images, 'virtengine-operator/commands/provider-daemon');
    const said = await new Promise<string>((resolve, reject) => {
      execFile(command, ['config', 'set', "it's a b"], { env }, (error, stdout) =>
        error ? reject(error) : resolve(stdout),
      );
    });
    await rm(folder, { recursive: true });
    // As the shell over there reads them.
    expect(said).to.equal(`user@provider-node|provider-daemon|'config'|'set'|'it'\\''s a b'|`);
  });

  it('has a CNI that brings back what its node was made with, each time that it starts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'firedrill-virtengine-'));
    const text = await readFile(join(manifests, 'network/keep-network.sh'), 'utf8');
    // Without its wait for the end.
    const [script = ''] = text.replaceAll('/node/', `${folder}/`).split('\ntrap');
    const routes = '10.244.1.0/24 via 172.18.0.3 dev eth0\n172.18.0.0/16 dev eth0 scope link';
    await writeFile(
      join(folder, 'ip'),
      `#!/bin/sh\ncase "$2" in show) echo '${routes}' ;; *) echo "$@" >>${folder}/set ;; esac\n`,
    );
    await chmod(join(folder, 'ip'), 0o755);
    const conf = join(folder, 'etc/cni/net.d/10-net.conflist');
    await mkdir(join(folder, 'etc/cni/net.d'), { recursive: true });
    await writeFile(conf, 'as it was');
    const start = () =>
      execFileSync('sh', ['-c', script], {
        env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
      });
    start();
    await rm(conf);
    await writeFile(join(folder, 'set'), '');
    start();
    expect(await readFile(conf, 'utf8')).to.equal('as it was');
    expect(await readFile(join(folder, 'set'), 'utf8')).to.equal(
      'route replace 10.244.1.0/24 via 172.18.0.3 dev eth0\n',
    );
    await rm(folder, { recursive: true });
  });
});
