import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { createCluster } from '../../harness/cluster/lifecycle/create-cluster.ts';
import { clusterUndo } from '../../harness/cluster/lifecycle/removal.ts';
import { startMirror } from '../../harness/cluster/network/mirror.ts';
import { undoAll } from '../../harness/faults/undo/undo-all.ts';
import { docker } from '../../harness/io/docker.ts';
import type { Cluster } from '../../harness/ports.ts';
import { leftOf, runId } from './engine-leftovers.ts';

const disk = { path: '/var/lib/kubelet', sizeMb: 96 };
const kubeconfig = ['--kubeconfig', '/etc/kubernetes/admin.conf'];

describe('a cluster with a worker, a bounded disk and a registry', function () {
  this.timeout(900_000);
  const run = runId('worker');
  let cluster: Cluster;
  let worker: string;

  before(async () => {
    const made = await ensureImages(['node', 'busybox', 'registry']);
    const [nodeImage = '', busybox = '', registry = ''] = made.map(({ reference }) => reference);
    cluster = await createCluster({
      ...{ run, nodeImage },
      images: [busybox],
      workers: [
        {
          name: 'build',
          labels: { 'shop/build': 'true' },
          taints: ['shop/build=true:NoSchedule'],
          disks: [disk],
        },
      ],
    });
    worker = cluster.nodes[1] ?? '';
    const as = 'docker.io/library/busybox:latest';
    await startMirror(cluster, { run, image: registry, mirrored: [{ reference: busybox, as }] });
    await cluster.waitReady([], 180_000);
  });
  after(async () => {
    await cluster?.delete();
    expect(await leftOf(run)).to.deep.equal([]);
  });

  const onWorker = (script: string) =>
    cluster.execInNode(worker, ['sh', '-c', script], { timeoutMs: 20_000 });

  it('has the labels and the taint, and leaves the control plane without one', async () => {
    const { items } = await cluster.core.listNode();
    const of = (name = '') => items.find(({ metadata }) => metadata?.name === name);
    expect(of(worker)?.metadata?.labels).to.include({
      'shop/build': 'true',
      'io.firedrill.worker': 'build',
    });
    expect(of(worker)?.spec?.taints?.map(({ key, effect }) => [key, effect])).to.deep.include([
      'shop/build',
      'NoSchedule',
    ]);
    const taints = of(cluster.nodes[0])?.spec?.taints ?? [];
    expect(taints.map(({ key }) => key)).not.to.include('node-role.kubernetes.io/control-plane');
  });

  it('has a disk that fills at its size, and a kubelet that counts it', async () => {
    const { exitCode, stderr } = await onWorker(`fallocate -l ${disk.sizeMb}M ${disk.path}/full`);
    await onWorker(`rm -f ${disk.path}/full`);
    expect(exitCode).not.to.equal(0);
    expect(stderr).to.match(/No space left on device/);
    const node = await cluster.core.readNode({ name: worker });
    const capacity = node.status?.capacity?.['ephemeral-storage'] ?? '';
    expect(Number(capacity.replace('Ki', '')) / 1024).to.be.within(disk.sizeMb / 2, disk.sizeMb);
    const { stdout } = await onWorker(`cat ${disk.path}/config.yaml`);
    expect(stdout).to.match(/nodefs.available: 10%/);
  });

  it('pulls a mirrored image from its registry, on every node', async () => {
    for (const node of cluster.nodes) {
      const overrides = JSON.stringify({
        spec: { nodeName: node, tolerations: [{ operator: 'Exists' }] },
      });
      const pod = ['run', 'pull', '--image=busybox', '--restart=Never', `--overrides=${overrides}`];
      const waiting = [
        'wait',
        'pod/pull',
        '--for=jsonpath={.status.phase}=Succeeded',
        '--timeout=60s',
      ];
      for (const argv of [
        [...pod, '--', 'true'],
        waiting,
        ['delete', 'pod', 'pull', '--wait=true'],
      ]) {
        const kubectl = ['kubectl', ...kubeconfig, ...argv];
        const done = await cluster.execInNode(cluster.nodes[0] ?? '', kubectl, {
          timeoutMs: 90_000,
        });
        expect(done.exitCode, done.stderr).to.equal(0);
      }
    }
  });

  it('leaves no loop device when the worker’s container is killed', async function () {
    const { stdout } = await onWorker('ls /sys/block/*/loop/backing_file');
    // Loop devices belong to the host's kernel; an engine in a virtual machine has a kernel of its own.
    const files = stdout.split('\n').filter(Boolean);
    const device = await onWorker(`findmnt --noheadings --output SOURCE ${disk.path}`);
    const file = files.find((path) => path.includes(`/${device.stdout.trim().slice(5)}/`)) ?? '';
    const onHost = await readFile(file, 'utf8').catch(() => '');
    if (!onHost) return this.skip();
    expect(onHost).to.include('/var/lib/firedrill/disk-0.ext4');
    await docker(['kill', worker], { timeoutMs: 30_000 });
    const untilMs = performance.now() + 5_000;
    const isHeld = async () => (await readFile(file, 'utf8').catch(() => '')) === onHost;
    while ((await isHeld()) && performance.now() < untilMs) await delay(100);
    expect(await isHeld()).to.equal(false);
  });

  it('is removed with its registry by the watchdog when the harness is killed', async () => {
    const registry = ['inspect', '--format', '{{.State.Running}}', `${cluster.name}-registry`];
    expect((await docker(registry, { timeoutMs: 30_000 })).stdout).to.equal('true');
    expect(await undoAll(clusterUndo(run), { patienceMs: 0 })).to.deep.equal([]);
    expect(await leftOf(run)).to.deep.equal([]);
  });
});
