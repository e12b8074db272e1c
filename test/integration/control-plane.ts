import { randomBytes } from 'node:crypto';
import { KubeConfig } from '@kubernetes/client-node';
import { expect } from 'chai';
import { KubeApi } from '../../fixtures/fakes/vpsie-autoscaler/kubernetes/kube-api.ts';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { docker } from '../../harness/io/docker.ts';
import { freePort } from './redis-container.ts';

const timeoutMs = 90_000;

// The programs are in the node image as images of its containerd; no kubelet is needed for them.
const script = `set -e
containerd >/tmp/containerd.log 2>&1 & containerd=$!
until ctr version >/dev/null 2>&1; do kill -0 $containerd; sleep 0.1; done
images=$(ctr --namespace k8s.io images ls -q | grep -E '/(etcd|kube-apiserver):')
ctr --namespace k8s.io images export /tmp/images.tar $images
kill $containerd
mkdir /tmp/images /tmp/root && tar -C /tmp/images -xf /tmp/images.tar && cd /tmp/images
for layer in $(jq -r '.[].Layers[]' manifest.json); do tar -C /tmp/root -xf "$layer"; done
openssl genrsa -out /tmp/sa.key 2048 2>/dev/null
echo "$TOKEN,admin,admin,system:masters" >/tmp/tokens
bin=/tmp/root/usr/local/bin
url=http://127.0.0.1:$ETCD_PORT
$bin/etcd --data-dir /tmp/etcd --unsafe-no-fsync --listen-client-urls $url \\
  --advertise-client-urls $url --listen-peer-urls http://127.0.0.1:$PEER_PORT \\
  --initial-advertise-peer-urls http://127.0.0.1:$PEER_PORT \\
  --initial-cluster default=http://127.0.0.1:$PEER_PORT >/tmp/etcd.log 2>&1 &
exec $bin/kube-apiserver --etcd-servers $url --bind-address 127.0.0.1 --secure-port $API_PORT \\
  --advertise-address 127.0.0.1 --cert-dir /tmp/certificates --token-auth-file /tmp/tokens \\
  --authorization-mode AlwaysAllow --service-account-key-file /tmp/sa.key \\
  --service-account-signing-key-file /tmp/sa.key --service-account-issuer https://test \\
  --service-cluster-ip-range 10.96.0.0/16 --endpoint-reconciler-type none \\
  --disable-admission-plugins ServiceAccount,TaintNodesByCondition`;

/** A real API server on its etcd, on loopback, and nothing else of a cluster. */
export class ControlPlane {
  readonly kube: KubeApi;
  readonly port: number;
  private readonly name: string;
  readonly #token: string;

  private constructor(name: string, port: number, token: string) {
    this.name = name;
    this.port = port;
    this.#token = token;
    const config = new KubeConfig();
    config.loadFromString(this.kubeconfigAt(port));
    this.kube = new KubeApi(config);
  }

  static async start(): Promise<ControlPlane> {
    const [image] = await ensureImages(['node']);
    const [api, etcd, peer] = [await freePort(), await freePort(), await freePort()];
    const token = randomBytes(16).toString('hex');
    const name = `firedrill-test-control-plane-${process.pid}-${api}`;
    await engine(
      ...['run', '--detach', '--name', name, '--label', `io.firedrill.run=${name}`],
      ...['--network', 'host', '--memory', '1g', '--entrypoint', 'sh'],
      ...['--env', `API_PORT=${api}`, '--env', `ETCD_PORT=${etcd}`, '--env', `PEER_PORT=${peer}`],
      ...['--env', `TOKEN=${token}`, image?.reference ?? '', '-c', script],
    );
    const plane = new ControlPlane(name, api, token);
    await plane.#ready().catch(async (error: unknown) => {
      await plane.remove();
      throw error;
    });
    return plane;
  }

  /** For its own port, or for one behind which it is. */
  kubeconfigAt(port: number): string {
    return kubeconfigOf(port, this.#token);
  }

  async remove(): Promise<void> {
    await engine('rm', '--force', '--volumes', this.name);
  }

  async #ready(): Promise<void> {
    const deadlineMs = performance.now() + timeoutMs;
    // There once its post-start hooks are done, by which the system's namespaces are made.
    while (!(await this.#hasNamespace())) {
      const { stdout } = await docker(['inspect', '--format', '{{.State.Running}}', this.name], {
        timeoutMs,
      });
      if (stdout.trim() !== 'true' || performance.now() > deadlineMs) {
        const { stdout: told, stderr } = await docker(['logs', '--tail', '20', this.name], {
          timeoutMs,
        });
        throw new Error(`no API server came up: ${told}${stderr}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  #hasNamespace(): Promise<boolean> {
    return this.kube.get('/api/v1/namespaces/kube-public').then(
      (found) => found !== undefined,
      () => false,
    );
  }
}

function kubeconfigOf(port: number, token: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    clusters: [
      {
        name: 'test',
        cluster: { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true },
      },
    ],
    users: [{ name: 'test', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
  });
}

async function engine(...args: string[]): Promise<void> {
  const { exitCode, stderr } = await docker(args, { timeoutMs });
  expect(exitCode, stderr).to.equal(0);
}
