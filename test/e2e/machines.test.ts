import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { execa } from 'execa';
import { bakedNode } from '../../harness/cluster/images/baked-node.ts';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { createCluster } from '../../harness/cluster/lifecycle/create-cluster.ts';
import { sweepLeftovers } from '../../harness/cluster/lifecycle/leftovers.ts';
import { docker } from '../../harness/io/docker.ts';
import type { Cluster, Machines, Sidecar } from '../../harness/ports.ts';
import { leftOf, runId } from './engine-leftovers.ts';
import { joiningMachine, providerAt, startProvider, told, until, want } from './machine-cluster.ts';

const hostname = 'burst-x7k2p';
const quick = { timeoutMs: 60_000 };

describe('machines that a provider in the cluster asks for', function () {
  this.timeout(900_000);
  const run = runId('machines');
  let cluster: Cluster;
  let machines: Machines;
  let operator: Sidecar;
  let baked = '';
  let busybox = '';
  let privateKey = '';
  let publicKey = '';
  let podAddress = '';

  before(async () => {
    const made = await ensureImages(['node', 'operator', 'raibid-server', 'machine', 'busybox']);
    const [nodeImage = '', operatorImage = '', server = ''] = made.map(
      ({ reference }) => reference,
    );
    const [machine, shell] = made.slice(3);
    if (!machine || !shell) throw new Error('no images');
    busybox = shell.reference;
    const system = { name: run, workers: [] };
    const base = await bakedNode({ role: 'machine', system, node: machine, images: [shell] });
    baked = base.reference;
    [privateKey, publicKey] = await keyPair();
    cluster = await createCluster({ run, nodeImage, images: [server] });
    await cluster.waitReady([], 180_000);
    await startProvider(cluster, server);
    operator = await cluster.startSidecar({
      ...{ role: 'operator', image: operatorImage, memoryMb: 256, pids: 128 },
      files: { '/root/.ssh/id_ed25519': privateKey },
    });
    machines = await cluster.startMachines({ spec: { ...providerAt, ...spec }, image: baked });
    await machines.answered(60_000);
  });
  after(async () => {
    await machines?.end();
    await cluster?.delete();
    if (baked) await docker(['image', 'rm', baked], { timeoutMs: 60_000 });
    expect(await leftOf(run)).to.deep.equal([]);
  });

  const spec = { image: { name: 'firedrill/machine:1' }, images: [], limit: 2, memoryMb: 2048 };
  const node = async () =>
    (await cluster.core.listNode()).items.find(({ metadata }) => metadata?.name === hostname);
  const isReady = async () =>
    (await node())?.status?.conditions?.some(
      ({ type, status }) => type === 'Ready' && status === 'True',
    ) === true;
  const inMachine = async (script: string) =>
    (await cluster.execInNode(hostname, ['sh', '-c', script], quick)).stdout;
  const log = () => inMachine('tail -n 30 /var/log/cloud-init-output.log').catch(String);
  const fromOperator = (script: string) => operator.exec(['sh', '-c', script], quick);

  it('boot by their user data, join, and are told of with their address', async () => {
    await want(cluster, [await joiningMachine(cluster, { id: 'vm-1001', hostname, publicKey })]);
    const runningMs = await until(
      async () => {
        const { reports } = await told(cluster);
        return reports['vm-1001']?.state === 'running';
      },
      () => told(cluster),
    );
    const readyMs = await until(isReady, log);
    console.log(
      `      told running after ${runningMs.toFixed(0)} ms, Ready ${readyMs.toFixed(0)} ms later`,
    );
    expect(await inMachine('cat /var/log/cloud-init-output.log')).not.to.include('Invalid');
    const address = (await told(cluster)).reports['vm-1001']?.address;
    const found = (await node())?.status?.addresses?.find(({ type }) => type === 'InternalIP');
    expect(found?.address).to.equal(address);
  });

  it('have pods, of images baked in, that everybody reaches', async () => {
    await cluster.core.createNamespacedPod({
      namespace: 'default',
      body: {
        metadata: { name: 'page' },
        spec: {
          nodeName: hostname,
          containers: [
            {
              ...{ name: 'page', image: busybox, imagePullPolicy: 'Never' },
              command: [
                'sh',
                '-c',
                'mkdir /www; echo here >/www/index.html; httpd -f -p 8080 -h /www',
              ],
            },
          ],
        },
      },
    });
    const pod = () => cluster.core.readNamespacedPod({ namespace: 'default', name: 'page' });
    await until(async () => (await pod()).status?.phase === 'Running', pod);
    podAddress = (await pod()).status?.podIP ?? '';
    const curl = `curl -fsS --retry 5 --retry-connrefused --retry-delay 0 --max-time 5 http://${podAddress}:8080/`;
    const [controlPlane = ''] = cluster.nodes;
    const there = await cluster.execInNode(controlPlane, ['sh', '-c', curl], quick);
    expect(there.stdout, there.stderr).to.equal('here');
    const before = await fromOperator(curl);
    expect(before.stdout, before.stderr).to.equal('here');
    // One that comes later, and knows nothing of the machine when it starts.
    const late = await cluster.startSidecar({
      ...{ role: 'prober', image: 'firedrill/operator:1', memoryMb: 256, pids: 128 },
    });
    await until(async () => (await late.exec(['sh', '-c', curl], quick)).exitCode === 0);
    await late.remove();
  });

  it('reach the pods and the Services of the other nodes', async () => {
    const get = `curl -ksS --max-time 5 -o /dev/null -w '%{http_code}'`;
    expect(await inMachine(`${get} https://10.96.0.1/healthz`)).to.equal('200');
    const { items } = await cluster.core.listNamespacedPod({ namespace: 'default' });
    const provider = items.find(({ metadata }) => metadata?.name === 'provider')?.status?.podIP;
    expect(await inMachine(`${get} http://${provider}:8081/told`)).to.equal('200');
  });

  it('let in by ssh whoever has the key', async () => {
    const address = (await told(cluster)).reports['vm-1001']?.address;
    const ssh = `chmod 600 /root/.ssh/id_ed25519; ssh -o BatchMode=yes -o StrictHostKeyChecking=no root@${address}`;
    const { stdout, stderr } = await fromOperator(`${ssh} 'hostname; systemctl is-active kubelet'`);
    expect(stdout, stderr).to.equal(`${hostname}\nactive`);
  });

  it('have a kubelet that can be masked, as a package’s can be', async () => {
    const state = 'systemctl is-enabled kubelet; systemctl is-active kubelet';
    expect(await inMachine(`systemctl mask --now kubelet >&2; ${state}`)).to.equal(
      'masked\ninactive',
    );
    expect(await inMachine(`systemctl unmask kubelet; systemctl start kubelet; ${state}`)).to.equal(
      'enabled\nactive',
    );
  });

  it('are no part of what must last', async () => {
    const keys = Object.keys(await cluster.fingerprint(['default']));
    expect(keys.filter((key) => key.startsWith('Node/'))).to.deep.equal([
      `Node/${cluster.nodes[0]}`,
    ]);
  });

  it('are there again after a reboot from within; stay down when they go down', async () => {
    // Since when its first process runs; nobody answers while there is none.
    const since = () => inMachine("awk '{ print $22 }' /proc/1/stat").catch(() => '');
    const before = await since();
    await inMachine('systemctl reboot');
    const backMs = await until(async () => ![before, ''].includes(await since()), log);
    const page = () => fromOperator(`curl -fsS --max-time 2 http://${podAddress}:8080/`);
    const podAddresses = async () => {
      const { status } = await cluster.core.readNamespacedPod({
        namespace: 'default',
        name: 'page',
      });
      podAddress = status?.podIP ?? '';
    };
    const pageMs = await until(async () => {
      await podAddresses();
      return (await page()).exitCode === 0;
    }, page);
    console.log(`      back after ${backMs.toFixed(0)} ms, its pod ${pageMs.toFixed(0)} ms later`);
    await inMachine('systemctl poweroff');
    const isDown = async () => (await told(cluster)).reports['vm-1001']?.state === 'stopped';
    await until(isDown, () => told(cluster));
    expect((await told(cluster)).reports['vm-1001']?.detail).to.include('by itself');
  });

  it('go when they are not wanted any more, and the routes with their node', async () => {
    const routes = () => fromOperator('ip route').then(({ stdout }) => stdout);
    const range = (await node())?.spec?.podCIDR ?? 'none';
    expect(await routes()).to.include(range);
    await want(cluster, []);
    await until(async () => (await told(cluster)).gone.includes('vm-1001'));
    const label = ['ps', '--all', '--quiet', '--filter', `label=io.firedrill.run=${run}`];
    const { stdout } = await docker([...label, '--filter', 'label=io.firedrill.machine'], quick);
    expect(stdout).to.equal('');
    await cluster.core.deleteNode({ name: hostname });
    await until(async () => !(await routes()).includes(range), routes);
  });

  it('are as if there had been none where the run is over and the cluster is kept', async () => {
    const [controlPlane = ''] = cluster.nodes;
    const routes = () =>
      cluster
        .execInNode(controlPlane, ['ip', 'route'], quick)
        .then(({ stdout }) => stdout.split('\n').filter((route) => !/cni|veth/.test(route)));
    const before = await routes();
    await want(cluster, [await joiningMachine(cluster, { id: 'vm-1002', hostname, publicKey })]);
    await until(isReady);
    const { podCIDR = 'none' } = (await node())?.spec ?? {};
    expect((await routes()).join('\n')).to.include(podCIDR);
    await machines.remove();
    expect(await routes()).to.deep.equal(before);
    expect(await node()).to.equal(undefined);
    expect((await told(cluster)).gone).to.include('vm-1002');
  });
});

describe('machines of a harness that is killed', function () {
  this.timeout(900_000);

  it('go with their cluster', async () => {
    const run = runId('killed');
    const program = fileURLToPath(new URL('machines-and-tell.ts', import.meta.url));
    const child = execa(process.execPath, [program, run], { reject: false });
    let made = 0;
    for await (const line of child) {
      // The engine is at the first, and at the second.
      if (line === 'machine' && ++made === 2) child.kill('SIGKILL');
    }
    expect((await child).signal).to.equal('SIGKILL');
    expect(await leftOf(run)).not.to.deep.equal([]);
    const goneMs = await until(async () => (await leftOf(run)).length === 0);
    console.log(`      gone ${goneMs.toFixed(0)} ms later`);
    const quietMs = 3_000;
    await delay(quietMs);
    expect(await leftOf(run)).to.deep.equal([]);
    // Its record, of which the watchdog knows nothing.
    await sweepLeftovers();
  });
});

/** An ssh key of its own, private and public. */
async function keyPair(): Promise<[string, string]> {
  const folder = await mkdtemp(join(tmpdir(), 'firedrill-key-'));
  const file = join(folder, 'key');
  try {
    await promisify(execFile)('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
    return [await readFile(file, 'utf8'), (await readFile(`${file}.pub`, 'utf8')).trim()];
  } finally {
    await rm(folder, { recursive: true });
  }
}
