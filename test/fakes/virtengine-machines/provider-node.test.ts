import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { viewCluster } from '../../../fixtures/fakes/virtengine-machines/autoscaler/cluster-view.ts';
import { providerNodeFiles } from '../../../fixtures/fakes/virtengine-machines/provider-node/node-files.ts';
import {
  publishAddress,
  publishKey,
} from '../../../fixtures/fakes/virtengine-machines/provider-node/publish.ts';
import { newSshKey } from '../../../fixtures/fakes/virtengine-machines/provider-node/ssh-key.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the provider node', () => {
  const asked: { readonly method: string; readonly path: string; readonly body?: object }[] = [];
  let objects: Readonly<Record<string, unknown>> = {};
  const apiServer = {
    ask: async (method: string, path: string, body?: object) => {
      asked.push({ method, path, ...(body && { body }) });
      const [name = ''] = path.split('?');
      if (method === 'GET' && !(name in objects)) throw new Error(`GET ${path}: 404`);
      return objects[name] ?? {};
    },
  };
  beforeEach(() => {
    asked.length = 0;
  });

  it('is given the way into the cluster, the account of its daemon and the operator’s key', async () => {
    objects = {
      '/api/v1/namespaces/default/endpoints/kubernetes': {
        subsets: [{ addresses: [{ ip: '172.18.0.2' }], ports: [{ port: 6443 }] }],
      },
      '/api/v1/namespaces/work/secrets/provider-daemon': {
        data: { token: base64('of-the-account'), 'ca.crt': base64('PEM') },
      },
    };
    const files = await providerNodeFiles({
      ...{ apiServer, namespace: 'work', waldurToken: 'of-waldur', authorizedKey: 'ssh-key' },
      environment: { PROVIDER_ADDRESS: 'north', CHAIN_URL: 'http://chain:1317' },
    });
    expect(files['/etc/provider-node/gateway']).to.equal('172.18.0.2\n');
    expect(files['/etc/provider-node/authorized_keys']).to.equal('ssh-key\n');
    expect(files['/etc/provider-daemon/waldur-token']).to.equal('of-waldur\n');
    expect(files['/etc/provider-daemon/environment']).to.equal(
      'PROVIDER_ADDRESS=north\nCHAIN_URL=http://chain:1317\n',
    );
    const kubeconfig = parse(files['/etc/provider-daemon/kubeconfig'] ?? '');
    expect(kubeconfig.clusters[0].cluster).to.deep.equal({
      server: 'https://172.18.0.2:6443',
      'certificate-authority-data': base64('PEM'),
    });
    expect(kubeconfig.users[0].user).to.deep.equal({ token: 'of-the-account' });
    expect(kubeconfig.contexts[0].context.namespace).to.equal('work');
  });

  it('has its address in the Service’s slice, and the operator’s key in a Secret', async () => {
    objects = {};
    await publishAddress(apiServer, 'market', '172.18.0.5');
    await publishKey(apiServer, 'market', { privateKey: 'PEM', publicKey: 'ssh-key' });
    const [slice, secret] = asked;
    expect(slice?.body).to.deep.include({
      endpoints: [{ addresses: ['172.18.0.5'], conditions: { ready: true } }],
    });
    expect(secret?.path).to.match(/^\/api\/v1\/namespaces\/market\/secrets\/operator-ssh\?/);
    expect(secret?.body).to.deep.include({ stringData: { id_ecdsa: 'PEM' } });
  });

  it('is logged into with a key that OpenSSH reads', () => {
    const { privateKey, publicKey } = newSshKey('operator');
    const [type, blob = '', comment] = publicKey.split(' ');
    expect([type, comment]).to.deep.equal(['ecdsa-sha2-nistp256', 'operator']);
    // The point at its end is that of the private key.
    const { x = '', y = '' } = createPublicKey(createPrivateKey(privateKey)).export({
      format: 'jwk',
    });
    const point = Buffer.concat([x, y].map((part) => Buffer.from(part, 'base64url')));
    expect(Buffer.from(blob, 'base64').subarray(-64)).to.deep.equal(point);
  });

  it('is logged into with the key that ssh-keygen derives from the private one', function () {
    const { privateKey, publicKey } = newSshKey('operator');
    const folder = mkdtempSync(join(tmpdir(), 'firedrill-ssh-'));
    const file = join(folder, 'id_ecdsa');
    writeFileSync(file, privateKey, { mode: 0o600 });
    const { error, stdout } = spawnSync('ssh-keygen', ['-y', '-f', file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    if (error) this.skip();
    expect(publicKey).to.equal(`${stdout.trim()} operator`);
  });

  it('is not asked for a node for pods that have one, or that are going', async () => {
    const pod = (name: string, more: object = {}, reason = 'Unschedulable') => ({
      metadata: { name, ...more },
      status: { conditions: [{ type: 'PodScheduled', status: 'False', reason }] },
    });
    objects = {
      '/api/v1/namespaces/kube-system/configmaps/cluster-autoscaler': {
        data: { 'max-nodes': '20' },
      },
      '/api/v1/nodes': { items: [{ metadata: { name: 'first' } }] },
      '/api/v1/namespaces/work/pods': {
        items: [
          pod('waits'),
          pod('goes', { deletionTimestamp: '2026-03-01T10:00:00Z' }),
          pod('gated', {}, 'SchedulingGated'),
          { metadata: { name: 'new' }, status: {} },
        ],
      },
    };
    expect(await viewCluster(apiServer, 'work')).to.deep.equal({
      ...{ maxNodes: 20, nodes: ['first'], waiting: ['waits'] },
    });
  });
});
