import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { createCluster } from '../../harness/cluster/lifecycle/create-cluster.ts';
import { aim } from '../../harness/faults/aim.ts';
import { undo } from '../../harness/faults/undo/undo.ts';
import type { AimedFault, Cluster } from '../../harness/ports.ts';
import { failureOf } from '../faults/failure-of.ts';
import { leftOf, runId } from './engine-leftovers.ts';
import type { FaultsBench } from './faults-bench.ts';
import { faultsSystem } from './faults-system.ts';
import { describeRegistry } from './registry-faults.ts';
import { describeRollOuts } from './roll-out-faults.ts';

const redis = { namespace: 'tiny', selector: 'app=redis' };
const client = { namespace: 'tiny', selector: 'app=client' };
const claim = { namespace: 'tiny', name: 'data' };
const anyNode = { selector: 'kubernetes.io/os=linux' };
const settings = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'tiny', name: 'settings' };
const ready = (['redis', 'client'] as const).map(
  (name) => ({ kind: 'Deployment', namespace: 'tiny', name }) as const,
);

describe('faults on a real cluster', function () {
  this.timeout(900_000);
  const run = runId('faults');
  let cluster: Cluster;
  let folder: string;
  let [image, prober, registry] = ['', '', ''];

  before(async () => {
    const made = await ensureImages(['node', 'redis', 'k6', 'registry']);
    const [nodeImage = '', ...others] = made.map(({ reference }) => reference);
    [image = '', prober = '', registry = ''] = others;
    folder = await mkdtemp(join(tmpdir(), 'firedrill-faults-'));
    await writeFile(join(folder, 'kustomization.yaml'), 'resources: [system.yaml]\n');
    await writeFile(join(folder, 'system.yaml'), faultsSystem(image));
    cluster = await createCluster({ run, nodeImage, images: [image] });
    await cluster.applyFolder(folder, '.');
    await cluster.waitReady(ready, 180_000);
    // The pods are ready a little before the Service answers.
    await until(() => redisCli('set acknowledged yes'), 'OK');
  });
  after(async () => {
    await cluster?.delete();
    await rm(folder, { recursive: true, force: true });
    expect(await leftOf(run)).to.deep.equal([]);
  });

  /** What a script printed in the control plane's node, or its error. */
  const inNode = async (script: string) => {
    const text = `export KUBECONFIG=/etc/kubernetes/admin.conf\n${script}`;
    const [node = ''] = cluster.nodes;
    const { stdout, stderr } = await cluster.execInNode(node, ['bash', '-c', text], {
      timeoutMs: 30_000,
    });
    return `${stdout}${stderr && `\nstderr: ${stderr}`}`.trim();
  };
  const redisCli = (command: string) =>
    inNode(`kubectl exec -n tiny deploy/client -- timeout 2 redis-cli -h redis ${command}`);
  const acknowledged = () => redisCli('get acknowledged');
  const until = async (look: () => Promise<string>, wanted: string | RegExp) => {
    const endMs = performance.now() + 180_000;
    for (;;) {
      const seen = await look();
      if (typeof wanted === 'string' ? seen === wanted : wanted.test(seen)) return;
      if (performance.now() > endMs) throw new Error(`not ${wanted}, but: ${seen}`);
    }
  };
  const revert = async (aimed: AimedFault) => {
    for (const action of [...aimed.undo].reverse()) {
      expect(await undo(action), action.describes).to.deep.equal({ undone: true });
    }
  };
  /** Reverts twice, as a watchdog after a harness may, and checks that the system is healthy again. */
  const revertTwice = async (aimed: AimedFault) => {
    await revert(aimed);
    expect(await aimed.isGone()).to.equal(true);
    await revert(aimed);
    expect(await aimed.isGone()).to.equal(true);
    await cluster.waitReady(ready, 180_000);
    await until(acknowledged, 'yes');
    expect(await inNode('ls /var/lib/firedrill')).to.equal('');
  };
  const inject = async (fault: { kind: string; [field: string]: unknown }) => {
    const aimed = await aim(fault, cluster);
    expect(await aimed.isGone()).to.equal(true);
    await aimed.inject();
    expect(await aimed.isGone()).to.equal(false);
    return aimed;
  };

  describe('object-patch', () => {
    const broken = {
      ...{ kind: 'object-patch', object: settings, restart: client },
      patch: { data: { mode: 'bad', more: 'x' }, metadata: { annotations: { a: 'b' } } },
    };
    const data = () =>
      inNode("kubectl get cm settings -n tiny -o json | jq -Sc '[.data, .metadata.annotations.a]'");

    it('breaks settings for the pods that read them, and restores only those', async () => {
      const aimed = await inject(broken);
      await until(() => inNode('kubectl get pods -n tiny -l app=client'), /Error|CrashLoop/);
      await revertTwice(aimed);
      expect(await data()).to.equal('[{"mode":"good","other":"kept"},null]');
    });

    it('leaves alone what was repaired meanwhile, and restores the rest', async () => {
      const aimed = await inject(broken);
      await inNode(
        `kubectl patch cm settings -n tiny --type merge -p '{"data":{"mode":"good","more":"mine"}}'`,
      );
      await revertTwice(aimed);
      expect(await data()).to.equal('[{"mode":"good","more":"mine","other":"kept"},null]');
      await inNode(`kubectl patch cm settings -n tiny --type merge -p '{"data":{"more":null}}'`);
    });

    it('takes a Service from its pods', async () => {
      const object = { apiVersion: 'v1', kind: 'Service', namespace: 'tiny', name: 'redis' };
      const patch = { spec: { selector: { app: 'nobody' } } };
      const aimed = await inject({ kind: 'object-patch', object, patch });
      await until(() => redisCli('ping'), /refused|timed out|exit code/);
      await revertTwice(aimed);
    });

    it('changes nothing if its undo came first, or if its object is gone', async () => {
      const aimed = await aim(broken, cluster);
      await revert(aimed);
      expect(await failureOf(aimed.inject())).not.to.equal(undefined);
      const object = { ...settings, name: 'passing' };
      await inNode('kubectl create cm passing -n tiny --from-literal a=b');
      const passing = await inject({ kind: 'object-patch', object, patch: { data: { a: 'c' } } });
      await inNode('kubectl delete cm passing -n tiny');
      await revertTwice(passing);
    });
  });

  describe('file-corrupt', () => {
    const fault = {
      ...{ kind: 'file-corrupt', claim, target: redis, process: 'redis-server' },
      file: 'appendonlydir/*.incr.aof',
    };

    it('keeps Redis from starting, and loses nothing', async () => {
      const aimed = await inject(fault);
      await until(() => inNode('kubectl logs -n tiny -l app=redis'), /Bad file format/);
      await revertTwice(aimed);
    });

    it('has nothing to undo if the file was repaired', async () => {
      const aimed = await inject(fault);
      await until(() => inNode('kubectl logs -n tiny -l app=redis'), /Bad file format/);
      const data = await inNode('ls -d /var/local-path-provisioner/*_tiny_data/appendonlydir');
      const size = () => inNode(`stat -c %s ${data}/*.incr.aof`);
      const damaged = Number(await size());
      // As redis-check-aof does it: it keeps everything before the part that it cannot read.
      await inNode(
        `f=$(echo ${data}/*.incr.aof); truncate -s $(grep -abo '!firedrill' $f | cut -d: -f1) $f`,
      );
      const repaired = Number(await size());
      expect(repaired).to.be.within(1, damaged - 1);
      await inNode('kubectl delete pod -n tiny -l app=redis');
      await cluster.waitReady(ready, 180_000);
      await until(() => redisCli('set later yes'), 'OK');
      expect(Number(await size())).to.be.above(repaired);
      await revertTwice(aimed);
      expect(await redisCli('get later')).to.equal('yes');
    });
  });

  describe('disk-fill', () => {
    before(async () => {
      const made = await inNode(
        `truncate -s 96M /small.img && mkfs.ext4 -q /small.img && mkdir -p /mnt/small
        for i in $(seq 0 31); do [ -b /dev/loop$i ] || mknod /dev/loop$i b 7 $i; done
        mount -o loop /small.img /mnt/small && chown 999:999 /mnt/small && echo made`,
      );
      expect(made).to.equal('made');
    });
    after(() => inNode('umount /mnt/small; rm /small.img'));
    const small = { ...anyNode, path: '/mnt/small' };
    const write = () =>
      inNode(
        'setpriv --reuid 999 --regid 999 --clear-groups cp /etc/services /mnt/small/one && rm /mnt/small/one && echo written',
      );

    it('leaves no room, in a file that its owner may remove', async () => {
      const aimed = await inject({ kind: 'disk-fill', node: small, name: 'stale/artifact.bin' });
      expect(await write()).to.include('No space left on device');
      await revertTwice(aimed);
      expect(await write()).to.equal('written');
      expect(await inNode('ls /mnt/small')).to.equal('lost+found');
      const again = await inject({ kind: 'disk-fill', node: small, name: 'stale/artifact.bin' });
      const remove = 'find /mnt/small/stale -mtime +30 -type f -delete';
      expect(await inNode(`setpriv --reuid 999 --regid 999 --clear-groups ${remove}`)).to.equal('');
      expect(await again.isGone()).to.equal(true);
      await revertTwice(again);
    });

    it('leaves the requested share', async () => {
      const aimed = await inject({ kind: 'disk-fill', node: small, leave: '7%' });
      const [total = 0, left = 0] = (await inNode("stat -f -c '%b %a' /mnt/small"))
        .split(' ')
        .map(Number);
      expect(left / total).to.be.within(0.06, 0.08);
      expect(await write()).to.equal('written');
      await revertTwice(aimed);
    });

    it('never fills a disk that others use, nor leaves the volume through a link', async () => {
      for (const where of [{ claim }, { node: { ...anyNode, path: '/var/lib/kubelet' } }]) {
        const failure = await failureOf(aim({ kind: 'disk-fill', ...where }, cluster));
        expect(failure).to.include({ code: 'FAULT_FAILED' });
        expect(String(failure)).to.include('refused');
      }
      await inNode('ln -s /var/lib /mnt/small/out');
      const out = { kind: 'disk-fill', node: small, name: 'out/fill' };
      expect(String(await failureOf(aim(out, cluster)))).to.include('leads out of the volume');
      await inNode('rm /mnt/small/out');
    });
  });

  it('packet-drop keeps packets from the pods', async () => {
    const aimed = await inject({ kind: 'packet-drop', to: redis, port: 6379 });
    expect(await redisCli('ping')).to.include('exit code 124');
    await revertTwice(aimed);
  });

  it('network-policy is enforced, or reports that this network does not enforce it', async () => {
    const fault = { kind: 'network-policy', target: redis, port: 6379, from: client };
    const aimed = await aim(fault, cluster);
    const failure = await failureOf(aimed.inject());
    // The injector's own result is not enough: a user must see the same.
    const pong = await redisCli('ping');
    if (failure) {
      expect(failure).to.include({ code: 'INAPPLICABLE' });
      expect(pong).to.equal('PONG');
    } else {
      expect(pong).not.to.equal('PONG');
    }
    expect(await aimed.isGone()).to.equal(false);
    await revertTwice(aimed);
  });

  describe('data-loss', () => {
    const sums = () =>
      inNode(
        'kubectl get cm settings -n tiny -o jsonpath={.data}; kubectl get secret password -n tiny -o jsonpath={.data}{.type}',
      );

    it('removes settings and secrets, and keeps its copy private', async () => {
      const before = await sums();
      const names = ['ConfigMap', 'Secret'].map((kind) => ({ kind, namespace: 'tiny' }));
      const aimed = await inject({ kind: 'data-loss', objects: names, restart: client });
      expect(await inNode('kubectl get cm,secret -n tiny -o name')).to.equal(
        'configmap/kube-root-ca.crt',
      );
      expect(await inNode('find /var/lib/firedrill -perm /077')).to.equal('');
      expect(JSON.stringify(aimed.undo)).not.to.include('in-no-lease');
      await revertTwice(aimed);
      expect(await sums()).to.equal(before);
    });

    it('brings back what is missing, and keeps what was written since', async () => {
      const data = await inNode('ls -d /var/local-path-provisioner/*_tiny_data');
      await inNode(
        `mkdir -p ${data}/files/a; echo 1 >${data}/files/a/one; echo 2 >${data}/files/two`,
      );
      const lost = { ...claim, path: 'files' };
      const aimed = await inject({ kind: 'data-loss', claims: [lost] });
      expect(await inNode(`ls ${data}/files`)).to.equal('');
      expect(await acknowledged(), 'who uses the volume goes on').to.equal('yes');
      await inNode(`echo new >${data}/files/two`);
      await revertTwice(aimed);
      expect(await inNode(`cat ${data}/files/a/one ${data}/files/two`)).to.equal('1\nnew');
      await inNode(`rm -r ${data}/files`);
    });

    it('empties a volume under a store that crashes, and brings all of it back', async () => {
      const aimed = await inject({ kind: 'data-loss', claims: [{ ...claim, crash: true }] });
      await until(acknowledged, '');
      expect(await redisCli('set other yes')).to.equal('OK');
      await revertTwice(aimed);
      expect(await redisCli('get other'), 'all, or nothing').to.equal('');
    });
  });

  it('process-hang stops every process of a container if none is named', async () => {
    const aimed = await inject({ kind: 'process-hang', target: redis });
    expect(await redisCli('ping')).to.include('exit code 1');
    await revertTwice(aimed);
  });

  it('process-hang stops the cluster’s DNS as well', async () => {
    const dns = { namespace: 'kube-system', selector: 'k8s-app=kube-dns' };
    const aimed = await inject({ kind: 'process-hang', target: dns });
    expect(await redisCli('ping')).to.match(/exit code/);
    await revertTwice(aimed);
  });

  it('cpu-load takes its share of a processor, and no more', async () => {
    const aimed = await inject({ kind: 'cpu-load', node: anyNode, cores: 0.3 });
    const used = await inNode(`child=$(pgrep -P "$(systemctl show -P MainPID 'firedrill-load-*')")
      ticks() { awk '{ print $14 + $15 }' "/proc/$child/stat"; }
      first=$(ticks) began=$(date +%s%N); sleep 3; second=$(ticks) ended=$(date +%s%N)
      echo "$(((second - first) * 10)) $(((ended - began) / 1000000))"`);
    const [busyMs = 0, elapsedMs = 0] = used.split(' ').map(Number);
    expect(busyMs / elapsedMs, used).to.be.within(0.1, 0.35);
    await revertTwice(aimed);
  });

  const bench: FaultsBench = {
    ...{ run, inNode, until, inject, revertTwice, cluster: () => cluster },
    ...{ image: () => image, prober: () => prober, registry: () => registry },
  };
  describeRollOuts(bench);
  describeRegistry(bench);

  it('together breaks several things, and leaves none', async () => {
    const object = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'tiny', name: 'client' };
    const aimed = await inject({
      kind: 'together',
      faults: [
        { kind: 'object-patch', object, patch: { metadata: { labels: { lost: 'yes' } } } },
        { kind: 'packet-drop', to: redis },
      ],
    });
    expect(await redisCli('ping')).to.include('exit code 124');
    expect(await inNode('kubectl get deploy -n tiny -l lost=yes -o name')).to.include('client');
    await revertTwice(aimed);
    expect(await inNode('kubectl get deploy -n tiny -l lost=yes -o name')).to.equal('');
  });

  it('is undone even if the undo runs at the same time, as after a killed harness', async () => {
    const fault = { kind: 'object-patch', object: settings, patch: { data: { mode: 'bad' } } };
    for (const delayMs of [0, 50, 150]) {
      const aimed = await aim(fault, cluster);
      const injection = aimed.inject().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      await Promise.all([injection, revert(aimed)]);
      expect(await inNode('kubectl get cm settings -n tiny -o jsonpath={.data.mode}')).to.equal(
        'good',
      );
      await revertTwice(aimed);
    }
  });
});
