import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { expect } from 'chai';
import { KubeClient, KubeRefusal } from '../../../fixtures/fakes/kubernetes/kube-client.ts';
import { readKubeconfig } from '../../../fixtures/fakes/kubernetes/kubeconfig.ts';
import { openssl } from '../../../fixtures/fakes/tls/openssl.ts';

const p256 = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc'];

describe('a kubeconfig, and a client by it', () => {
  let folder: string;
  let url: string;
  let server: ReturnType<typeof createServer>;
  const pem = (name: string) => readFile(join(folder, name), 'utf8');
  const write = async (cluster: object, user: object) => {
    const path = join(folder, 'kubeconfig');
    await writeFile(
      path,
      JSON.stringify({
        ...{
          'current-context': 'c',
          contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
        },
        ...{ clusters: [{ name: 'k', cluster }], users: [{ name: 'u', user }] },
      }),
    );
    return path;
  };
  const ask = async (cluster: object, user: object) => {
    const client = new KubeClient(await readKubeconfig(await write(cluster, user)), 5000);
    return client.get<{ readonly who: string }>('/who');
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'));
    const authority = ['-subj', '/CN=authority', '-keyout', 'ca.key', '-out', 'ca.pem'];
    await openssl(folder, 'req', '-x509', ...p256, ...authority);
    await writeFile(join(folder, 'san.cnf'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
    for (const name of ['server', 'admin']) {
      const files = ['-keyout', `${name}.key`, '-out', `${name}.csr`];
      await openssl(folder, 'req', '-new', ...p256, '-subj', `/CN=${name}`, ...files);
      const signed = [
        '-CA',
        'ca.pem',
        '-CAkey',
        'ca.key',
        '-CAcreateserial',
        '-extfile',
        'san.cnf',
      ];
      await openssl(folder, 'x509', '-req', '-in', `${name}.csr`, ...signed, '-out', `${name}.pem`);
    }
    const options = {
      ...{ ca: await pem('ca.pem'), cert: await pem('server.pem'), key: await pem('server.key') },
      ...{ requestCert: true, rejectUnauthorized: false },
    };
    server = createServer(options, (request, response) => {
      const socket = request.socket as TLSSocket;
      const shown = socket.authorized ? String(socket.getPeerCertificate().subject.CN) : undefined;
      const who = request.headers.authorization ?? shown;
      response.writeHead(who ? 200 : 401);
      response.end(JSON.stringify(who ? { who } : { message: 'Unauthorized' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });

  const base64 = async (name: string) => Buffer.from(await pem(name)).toString('base64');

  it('shows its certificate to a server that its authority signed, by address or by name', async () => {
    const cluster = { 'certificate-authority-data': await base64('ca.pem') };
    const user = {
      'client-certificate-data': await base64('admin.pem'),
      'client-key-data': await base64('admin.key'),
    };
    expect(await ask({ ...cluster, server: url }, user)).to.deep.equal({ who: 'admin' });
    const byName = url.replace('127.0.0.1', 'localhost');
    expect(await ask({ ...cluster, server: byName }, user)).to.deep.equal({ who: 'admin' });
  });

  it('reads certificates and tokens in files beside it', async () => {
    const cluster = { server: url, 'certificate-authority': 'ca.pem' };
    const files = { 'client-certificate': 'admin.pem', 'client-key': 'admin.key' };
    expect(await ask(cluster, files)).to.deep.equal({ who: 'admin' });
    await writeFile(join(folder, 'token'), 'secret\n');
    expect(await ask(cluster, { tokenFile: 'token' })).to.deep.equal({ who: 'Bearer secret' });
    expect(await ask(cluster, { token: 'other' })).to.deep.equal({ who: 'Bearer other' });
  });

  it('trusts no other server, unless it says so', async () => {
    const error = await ask({ server: url }, { token: 't' }).catch((error: unknown) => error);
    expect(error).to.include({ code: 'SELF_SIGNED_CERT_IN_CHAIN' });
    const trusting = { server: url, 'insecure-skip-tls-verify': true };
    expect(await ask(trusting, { token: 't' })).to.deep.equal({ who: 'Bearer t' });
  });

  it('has its refusals as such', async () => {
    const cluster = { server: url, 'certificate-authority': 'ca.pem' };
    const error = await ask(cluster, {}).catch((error: unknown) => error);
    expect(error).to.be.instanceOf(KubeRefusal).and.include({ status: 401 });
    expect((error as Error).message).to.equal('GET /who: Unauthorized');
  });

  for (const [what, text, words] of [
    ['is empty', '', 'it is empty'],
    ['is no YAML', 'a: [', 'it is no YAML'],
    ['names no context', '{"contexts": []}', 'current-context is missing'],
    [
      'has an unknown user',
      '{"current-context": "c", "contexts": [{"name": "c", "context": {"cluster": "k", "user": "u"}}], "clusters": [{"name": "k", "cluster": {"server": "https://x"}}], "users": null}',
      'users has no "u"',
    ],
  ] as const) {
    it(`that ${what} is an error that names the file`, async () => {
      const path = join(folder, 'broken');
      await writeFile(path, text);
      const error = await readKubeconfig(path).catch((error: unknown) => error);
      expect((error as Error).message).to.include(`kubeconfig ${path}: ${words}`);
    });
  }

  it('that is missing is an error that names the file', async () => {
    const error = await readKubeconfig('/nowhere/config').catch((error: unknown) => error);
    expect((error as Error).message).to.equal('kubeconfig /nowhere/config: there is no such file');
  });
});
