import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PatchStrategy } from '@kubernetes/client-node';
import { expect } from 'chai';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { createCluster } from '../../harness/cluster/lifecycle/create-cluster.ts';
import { findKeptCluster, keepCluster } from '../../harness/cluster/lifecycle/kept-cluster.ts';
import {
  readRecord,
  requireOwned,
  writeRecord,
} from '../../harness/cluster/lifecycle/ownership.ts';
import { HarnessError } from '../../harness/errors.ts';
import { docker } from '../../harness/io/docker.ts';
import { stateFolder } from '../../harness/io/paths.ts';
import type { Cluster, Sidecar } from '../../harness/ports.ts';
import { workstationPrograms } from '../../harness/scenario/workstation-commands.ts';
import { earlyObjects } from './early-objects.ts';
import { leftOf, runId } from './engine-leftovers.ts';
import { tinyRedis } from './tiny-redis.ts';

const ready = [
  { kind: 'Deployment', namespace: 'tiny', name: 'store' },
  { kind: 'PersistentVolumeClaim', namespace: 'tiny', name: 'data' },
] as const;
const systemKey = 'tiny-1';

describe('cluster', function () {
  this.timeout(900_000);
  const run = runId('cluster');
  let cluster: Cluster;
  let folder: string;
  let sidecar: Sidecar;
  let image: string;

  before(async () => {
    const made = await ensureImages(['node', 'operator', 'redis']);
    const [nodeImage = '', operator = '', redis = ''] = made.map(({ reference }) => reference);
    image = redis;
    folder = await mkdtemp(join(tmpdir(), 'firedrill-tiny-'));
    await writeFile(join(folder, 'kustomization.yaml'), 'resources: [tiny.yaml]\n');
    await writeFile(join(folder, 'tiny.yaml'), tinyRedis('store', image, ['--bind', '0.0.0.0']));
    cluster = await createCluster({
      run,
      nodeImage,
      images: [image],
    });
    await cluster.applyFolder(folder, '.');
    await cluster.waitReady(ready, 180_000);
    await cluster.confineOperator();
    sidecar = await cluster.startSidecar({
      role: 'operator',
      image: operator,
      files: { '/root/.kube/config': await cluster.operatorKubeconfig([]) },
      memoryMb: 256,
      pids: 64,
    });
  });
  after(async () => {
    await cluster?.delete();
    await rm(folder, { recursive: true, force: true });
    expect(await leftOf(run)).to.deep.equal([]);
  });

  const inside = async (script: string, timeoutMs = 10_000) =>
    sidecar.exec(['bash', '-c', script], { timeoutMs });

  it('has a private kubeconfig', async () => {
    const file = join(stateFolder, 'runs', run, 'kubeconfig');
    expect((await stat(file)).mode & 0o777).to.equal(0o600);
    const common = await readFile(join(homedir(), '.kube', 'config'), 'utf8').catch(() => '');
    expect(common).not.to.include(cluster.name);
    expect(cluster.kubernetesVersion).to.match(/^v1\.34\./);
  });

  it('stops waiting when the signal is aborted', async () => {
    const stopped = new AbortController();
    const never = [{ kind: 'Deployment', namespace: 'default', name: 'never' }] as const;
    const waiting = cluster.waitReady(never, 60_000, stopped.signal).catch((error) => error);
    const startMs = performance.now();
    setTimeout(() => stopped.abort('stopped'), 200);
    expect(await waiting).to.equal('stopped');
    expect(performance.now() - startMs).to.be.below(30_000);
  });

  it('answers requests over a kept connection', async () => {
    let connections = 0;
    const count = () => {
      connections += 1;
    };
    const read = () => cluster.core.readNamespace({ name: 'tiny' });
    await read();
    subscribe('undici:client:connected', count);
    for (let reads = 0; reads < 50; reads += 1) await read();
    unsubscribe('undici:client:connected', count);
    expect(connections).to.be.at.most(1);
  });

  it('gives a sidecar a pod’s view: names, Services, pods and the API', async () => {
    // A pod is ready a moment before its Service answers.
    const store = await inside(`
      until redis-cli -h store.tiny PING | grep -qx PONG; do sleep 0.05; done
      redis-cli -h $(getent hosts store.tiny.svc.cluster.local | cut -d' ' -f1) PING`);
    expect(store).to.include({ exitCode: 0, stdout: 'PONG' });
    const pods = await inside('kubectl get pods -n tiny -o name | wc -l');
    expect(pods).to.include({ exitCode: 0, stdout: '1' });
  });

  it('has the programs in its operator that a plan counts on', async () => {
    const absent = `for name in ${workstationPrograms.join(' ')}; do command -v "$name" > /dev/null || echo "$name"; done`;
    expect(await inside(absent)).to.include({ exitCode: 0, stdout: '' });
  });

  it('gives a sidecar no host mount and no access to the engine', async () => {
    const { stdout } = await docker(['inspect', '--format', '{{json .HostConfig}}', sidecar.id], {
      timeoutMs: 10_000,
    });
    const host = JSON.parse(stdout);
    expect(host.Binds ?? []).to.deep.equal([]);
    expect(host).to.include({ Privileged: false, Memory: 256 * 2 ** 20, PidsLimit: 64 });
    expect((await inside('ls /var/run/docker.sock')).exitCode).not.to.equal(0);
  });

  it('ends a command in a sidecar after its timeout', async () => {
    const result = await inside('sleep 777 | cat', 500);
    expect(result.timedOut).to.equal(true);
    expect((await inside('pgrep -f "^sleep 777"')).stdout).to.equal('');
  });

  it('opens a process with streams and an exit code, and kills all that it started', async () => {
    const echo = sidecar.open(['sh', '-c', 'read line; echo "got $line"; echo no >&2; exit 7']);
    const lines: string[] = [];
    echo.onStdoutLine((line) => lines.push(line));
    echo.onStderrLine((line) => lines.push(line));
    echo.write('this\n');
    expect(await echo.exited).to.equal(7);
    expect(lines).to.have.members(['got this', 'no']);
    const shell = sidecar.open(['bash']);
    const started = new Promise<void>((resolve) => shell.onStdoutLine(() => resolve()));
    shell.write('setsid sleep 888 & sleep 888 & echo started; wait\n');
    await started;
    shell.kill();
    expect(await shell.exited).to.equal(137);
    expect((await inside('pgrep -f "^sleep 888"')).stdout).to.equal('');
  });

  it('lets no packet to a dead pod or an unknown Service leave the node', async () => {
    const [node = ''] = cluster.nodes;
    const inNode = async (script: string) => {
      const result = await cluster.execInNode(node, ['bash', '-c', script], { timeoutMs: 20_000 });
      expect(result.exitCode, result.stderr).to.equal(0);
      return result.stdout;
    };
    const pods = await cluster.core.listNamespacedPod({ namespace: 'tiny' });
    const [pod] = pods.items;
    const dead = pod?.status?.podIP ?? '';
    expect(dead).to.match(/^10\.244\./);
    await cluster.core.deleteNamespacedPod({
      name: pod?.metadata?.name ?? '',
      namespace: 'tiny',
      gracePeriodSeconds: 0,
    });
    await inNode(`until ! ip route show ${dead} | grep -q .; do sleep 0.05; done
      nft -f - <<'RULES'
table ip test {
  chain out {
    type filter hook postrouting priority 300
    oifname eth0 ip daddr { 10.244.0.0/16, 10.96.0.0/16 } counter
    oifname eth0 counter
  }
}
RULES`);
    // A packet that is lost without an answer makes `timeout` end it, with 124. A refusal takes a second at most: the
    // kernel ignores an ICMP that arrives during connect(), and hears the next.
    const connect = (address: string) =>
      `timeout 15 bash -c '</dev/tcp/${address}/6379' 2>/dev/null; echo $?`;
    for (const where of [inNode, async (script: string) => (await inside(script, 40_000)).stdout]) {
      for (const address of [dead, '10.96.77.77']) {
        expect((await where(connect(address))).trim(), address).to.equal('1');
      }
    }
    const counted = [...(await inNode('nft list table ip test')).matchAll(/packets (\d+)/g)];
    const [lost, all] = counted.map(([, packets]) => Number(packets));
    expect(lost).to.equal(0);
    // This proves that the counters count: an answer to a sidecar leaves the same way.
    expect(all).to.be.above(0);
    await inNode('nft delete table ip test');
    // Only now: a Deployment reports ready until its controller has noticed the deletion.
    await cluster.waitReady(ready, 180_000);
  });

  it('has the same fingerprint after a restart, and a different one after a change', async () => {
    const before = await cluster.fingerprint(['tiny']);
    expect(before).to.include.keys(
      'Deployment/tiny/store',
      'Pods/tiny/Deployment/store',
      'PersistentVolume/tiny/data',
      `Node/${cluster.nodes[0]}`,
    );
    await inside(
      'kubectl -n tiny rollout restart deployment store && kubectl -n tiny rollout status deployment store',
      60_000,
    );
    await cluster.waitReady(ready, 180_000);
    expect(await cluster.fingerprint(['tiny'])).to.deep.equal(before);
    await inside('kubectl -n tiny label deployment store colour=red');
    const { 'Deployment/tiny/store': changed, ...same } = await cluster.fingerprint(['tiny']);
    expect(changed).not.to.equal(before['Deployment/tiny/store']);
    expect(before).to.include(same);
    await inside('kubectl -n tiny label deployment store colour-');
  });

  it('says why a system is not ready: conditions, pods, events', async () => {
    await setImage(cluster, 'localhost/absent:1');
    const tried =
      "until kubectl -n tiny get pods | grep -E 'ErrImage|ImagePullBackOff'; do sleep 0.2; done";
    expect((await inside(tried, 30_000)).stdout).to.include('store-');
    const error = await failure(cluster.waitReady(ready, 1_000));
    await setImage(cluster, image);
    expect(error.code).to.equal('SYSTEM_NOT_READY');
    expect(error.message)
      .to.include('Deployment tiny/store')
      .and.match(/ErrImage|ImagePullBackOff/);
    await cluster.waitReady(ready, 180_000);
  });

  it('applies a plain pod with its namespace, and an object with its definition', async () => {
    await writeFile(join(folder, 'kustomization.yaml'), 'resources: [early.yaml]\n');
    await writeFile(join(folder, 'early.yaml'), earlyObjects(image));
    await cluster.applyFolder(folder, '.');
    await writeFile(join(folder, 'kustomization.yaml'), 'resources: [tiny.yaml]\n');
    // The operator may not read what has been defined since it was confined.
    const asAdmin = (script: string) =>
      cluster.execInNode(
        cluster.nodes[0] ?? '',
        ['env', 'KUBECONFIG=/etc/kubernetes/admin.conf', 'sh', '-euc', script],
        { timeoutMs: 60_000 },
      );
    const made = await asAdmin('kubectl get --namespace early pods,tills --output name');
    expect(made.stdout.split('\n')).to.have.members(['pod/plain', 'till.example.com/one']);
    await asAdmin('kubectl delete namespace early && kubectl delete crd tills.example.com');
  });

  it('names the folder of refused manifests', async () => {
    await writeFile(join(folder, 'kustomization.yaml'), 'resources: [absent.yaml]\n');
    const error = await failure(cluster.applyFolder(folder, '.'));
    await writeFile(join(folder, 'kustomization.yaml'), 'resources: [tiny.yaml]\n');
    expect(error.code).to.equal('SYSTEM_NOT_READY');
    expect(error.message).to.include(`${folder}/absent.yaml`);
  });

  it('is ours only if name, record and engine agree', async () => {
    expect((await requireOwned(cluster.name)).run).to.equal(run);
    for (const name of ['kind', 'firedrill-nobody']) {
      expect((await failure(requireOwned(name))).code).to.equal('FOREIGN_CLUSTER');
    }
    const record = await readRecord(cluster.name);
    if (!record) throw new Error('no record');
    await writeRecord({ ...record, nodeImage: 'sha256:other' });
    const error = await failure(requireOwned(cluster.name));
    await writeRecord(record);
    expect(error.message).to.include('a different image');
  });

  it('is found again after it was kept, by only one run', async () => {
    await sidecar.remove();
    await keepCluster(cluster, { systemKey, namespaces: ['tiny'] });
    const find = (key: string) => findKeptCluster({ run: `${run}-2`, systemKey: key, ready });
    expect(await find('another system')).to.equal(undefined);
    const [one, other] = await Promise.all([find(systemKey), find(systemKey)]);
    const found = one ?? other;
    expect([one, other].filter(Boolean)).to.have.length(1);
    expect(found?.cluster.name).to.equal(cluster.name);
    expect(found?.undo).not.to.deep.equal([]);
    if (found) cluster = found.cluster;
  });

  it('is deleted, with the reason, if it changed since it was kept', async () => {
    await keepCluster(cluster, { systemKey, namespaces: ['tiny'] });
    await cluster.core.createNamespacedConfigMap({
      namespace: 'tiny',
      body: { metadata: { name: 'stray' } },
    });
    const reasons: string[] = [];
    const found = await findKeptCluster({
      ...{ run: `${run}-3`, systemKey, ready },
      onUnfit: (reason) => reasons.push(reason),
    });
    expect(found).to.equal(undefined);
    expect(reasons.join()).to.include('ConfigMap/tiny/stray');
    expect(await leftOf(run)).to.deep.equal([]);
  });
});

function setImage({ objects }: Cluster, image: string): Promise<unknown> {
  const containers = [{ name: 'redis', image }];
  const patch = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'store', namespace: 'tiny' },
    spec: { template: { spec: { containers } } },
  };
  const strategy = PatchStrategy.StrategicMergePatch;
  return objects.patch(patch, undefined, undefined, 'test', undefined, strategy);
}

async function failure(work: Promise<unknown>): Promise<HarnessError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof HarnessError) return error;
  throw new Error(`expected a HarnessError, got ${error}`);
}
