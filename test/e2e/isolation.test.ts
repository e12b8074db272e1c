import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { createCluster } from '../../harness/cluster/lifecycle/create-cluster.ts';
import { hostAddresses } from '../../harness/cluster/network/node-routes.ts';
import { awaitConfinement, openWays, startOperator } from '../../harness/gameday/operator.ts';
import { docker } from '../../harness/io/docker.ts';
import type { RanStep } from '../../harness/model/step-result.ts';
import { openSession } from '../../harness/operator/session.ts';
import type { Cluster, Sidecar } from '../../harness/ports.ts';
import { leftOf, runId } from './engine-leftovers.ts';
import { hostState } from './host-state.ts';
import { type HostileStep, hostileSteps, marker } from './hostile-steps.ts';
import { strongSystem } from './strong-system.ts';

const ready = [
  { kind: 'DaemonSet', namespace: 'default', name: 'agent' },
  { kind: 'Deployment', namespace: 'default', name: 'boss' },
] as const;
const stepTimeout = { timeoutMs: 90_000 };
const refusals: Readonly<Record<HostileStep['refusedBy'], RegExp>> = {
  pods: /ValidatingAdmissionPolicy 'firedrill-operator-pods'/,
  entries: /ValidatingAdmissionPolicy 'firedrill-operator-entries'/,
  settings: /ValidatingAdmissionPolicy 'firedrill-operator-settings(-\w+)?'/,
  objects: /ValidatingAdmissionPolicy 'firedrill-operator-objects'/,
  // The API server reports one refusal; which one depends on the order in which it asks.
  'settings or objects': /ValidatingAdmissionPolicy 'firedrill-operator-(settings(-\w+)?|objects)'/,
  rights:
    /User "firedrill-operator" cannot|attempting to grant RBAC permissions not currently held/,
};

describe('a runbook’s text cannot leave the cluster', function () {
  this.timeout(900_000);
  const run = runId('isolation');
  let cluster: Cluster;
  let folder: string;
  let operator: Sidecar;
  let nodeImage: string;
  let image: string;

  before(async () => {
    const made = await ensureImages(['node', 'operator', 'busybox']);
    const references = made.map(({ reference }) => reference);
    const [node = '', workstation = '', busybox = ''] = references;
    nodeImage = node;
    image = busybox;
    folder = await mkdtemp(join(tmpdir(), 'firedrill-isolation-'));
    await writeFile(join(folder, 'kustomization.yaml'), 'resources: [system.yaml]\n');
    await writeFile(join(folder, 'system.yaml'), strongSystem(image));
    cluster = await createCluster({ run, nodeImage, images: [image] });
    await cluster.applyFolder(folder, '.');
    await cluster.waitReady(ready, 180_000);
    operator = await startOperator(cluster, workstation, ['kubectl']);
    await cluster.confineOperator();
    await awaitConfinement(operator);
  });
  after(async () => {
    await cluster?.delete();
    await rm(folder, { recursive: true, force: true });
    expect(await leftOf(run)).to.deep.equal([]);
  });

  /** Does steps in one shell of the operator, as a drill does. */
  const perform = async (texts: readonly string[]): Promise<readonly RanStep[]> => {
    const environment = { NODE: cluster.nodes[0] ?? '', IMAGE: image };
    const session = await openSession(operator, { environment, home: '/root' });
    try {
      const results: RanStep[] = [];
      for (const text of texts) results.push(await session.run(text, stepTimeout));
      return results;
    } finally {
      await session.close();
    }
  };
  const succeed = async (...texts: string[]) => {
    for (const [index, { exitCode, stderr }] of (await perform(texts)).entries()) {
      expect(exitCode, `${texts[index]}\n${stderr}`).to.equal(0);
    }
  };

  it('refuses every hostile step, and the host is as before', async () => {
    const before = await hostState(nodeImage);
    const results = await perform(hostileSteps.map(({ text }) => text));
    for (const [index, { name, refusedBy }] of hostileSteps.entries()) {
      const { exitCode, stdout = '', stderr = '' } = results[index] ?? {};
      expect(exitCode, `${name}\n${stdout}${stderr}`).to.be.above(0);
      expect(`${stdout}${stderr}`, name).to.match(refusals[refusedBy]);
    }
    expect(await hostState(nodeImage)).to.equal(before);
  });

  it('lets the operator work: pods, volumes, shells, restarts, nodes, secrets', async () => {
    await succeed(
      'kubectl wait pod/web --for=condition=Ready --timeout=60s',
      'kubectl exec web -- true',
      'kubectl rollout restart daemonset/agent deployment/boss',
      'kubectl rollout status daemonset/agent --timeout=80s',
      'kubectl run once --image=$IMAGE --image-pull-policy=IfNotPresent --restart=Never --rm --attach --quiet -- true',
      'kubectl create deployment more --image=$IMAGE -- sleep 3600 && kubectl scale deployment more --replicas=2',
      'kubectl cordon $NODE && kubectl uncordon $NODE && kubectl label node $NODE tried=yes',
      'kubectl create secret generic word --from-literal=a=b && kubectl get secrets -A -o name',
      'kubectl patch configmap coredns -n kube-system --type merge -p \'{"metadata":{"labels":{"a":"b"}}}\'',
      'kubectl delete deployment more && kubectl delete secret word',
      'kubectl create role reader --verb=get --resource=pods && kubectl delete role reader',
    );
  });

  it('refuses what the account of a pod tries, whatever its own rights are', async () => {
    // As an operator of Kubernetes, such as KEDA, would for an object that a step has written.
    const [asMaker] = await perform([
      `kubectl exec maker -- sh -c 'cat /var/run/secrets/kubernetes.io/serviceaccount/token' > token
      env HOME=/nowhere kubectl --server=https://$NODE:6443 --insecure-skip-tls-verify --token="$(cat token)" create -f - <<'JOB'
{"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"made","namespace":"default"},"spec":{"template":{"spec":
{"restartPolicy":"Never","hostPID":true,"containers":[{"name":"c","image":"c","securityContext":{"privileged":true}}]}}}}
JOB`,
    ]);
    expect(asMaker?.stderr).to.match(refusals.pods);
  });

  it('opens one way by its name, and no other', async () => {
    const named = (name: string) =>
      hostileSteps.filter((step) => step.name === name)[0]?.text ?? '';
    await openWays(operator, cluster, [{ what: 'hostPath', because: 'the clean-up needs it' }]);
    const [volume, pids] = await perform([
      `${named('the root of the node as a volume')}`.replace(`echo ${marker} > /dev/kmsg`, 'true'),
      named('the processes of the node'),
    ]);
    expect(volume?.exitCode, volume?.stderr).to.equal(0);
    expect(pids?.stderr).to.match(refusals.pods);
    await succeed('kubectl delete pod volume --wait=false');
    await openWays(operator, cluster, []);
    const [closed] = await perform([named('the root of the node as a volume')]);
    expect(closed?.stderr).to.match(refusals.pods);
  });

  it('keeps packets of pods from the host', async () => {
    const [node = ''] = cluster.nodes;
    const inNode = async (script: string) =>
      (await cluster.execInNode(node, ['sh', '-c', script], { timeoutMs: 20_000 })).stdout;
    const dropped = async () =>
      Number(/@host counter packets (\d+)/.exec(await inNode('nft list table ip firedrill'))?.[1]);
    const gateway = (await inNode("ip -4 route show default | awk '{ print $3 }'")).trim();
    const before = await dropped();
    await perform([`kubectl exec web -- sh -c 'nc -w 2 ${gateway} 22 < /dev/null'`]);
    expect(await dropped()).to.be.above(before);
    const table = await inNode('nft list table ip firedrill');
    // The bridges of the engine come and go, also those of other tests; whole ranges are kept from pods for them.
    const fixed = hostAddresses(await readFile('/proc/net/fib_trie', 'utf8')).filter(
      (address) => !/^(?:172\.(?:1[6-9]|2\d|3[01])|192\.168)\./.test(address),
    );
    for (const address of fixed) expect(table).to.include(address);
    expect(table).to.match(/172\.16\.0\.0\/12, 192\.168\.0\.0\/16 \}.* reject/);
  });

  it('keeps packets of pods from networks that the engine may make later', async () => {
    const [node = ''] = cluster.nodes;
    const own = await cluster.execInNode(node, ['ip', '-4', 'route'], { timeoutMs: 10_000 });
    // The engine gives out one range after the other: the last may be the cluster's own by now.
    const later = own.stdout.includes('172.31.0.0/16') ? '172.29.255.1' : '172.31.255.1';
    const [refused] = await perform([
      `kubectl exec web -- sh -c 'nc -w 10 ${later} 22 < /dev/null'`,
    ]);
    expect(refused?.exitCode, refused?.stderr).to.be.above(0);
    expect(refused?.stderr).to.match(/refused|unreachable/i);
  });

  it('keeps the node itself from the host: probes, hooks and pulls that a step asks for', async () => {
    const [node = ''] = cluster.nodes;
    const connect = `gateway=$(ip -4 route show default | awk '{ print $3 }')
      timeout 10 bash -c "</dev/tcp/$gateway/22" 2>&1; echo "ended with $?"`;
    const { stdout } = await cluster.execInNode(node, ['bash', '-c', connect], {
      timeoutMs: 20_000,
    });
    expect(stdout).to.include('refused').and.include('ended with 1');
    const counted = await cluster.execInNode(node, ['nft', 'list', 'table', 'ip', 'firedrill'], {
      timeoutMs: 20_000,
    });
    expect(counted.stdout).to.match(/@host ct state new .*counter packets [1-9]/);
  });

  it('leaves the operator no raw packets, no devices and no engine', async () => {
    const format = '{{json .HostConfig}}';
    const { stdout } = await docker(['inspect', '--format', format, operator.id], {
      timeoutMs: 10_000,
    });
    const host = JSON.parse(stdout);
    expect(host).to.deep.include({ Privileged: false, CapDrop: ['NET_RAW', 'MKNOD'] });
    expect(host.Binds ?? []).to.deep.equal([]);
    const [raw] = await perform(["perl -MSocket -e 'socket(S, 17, 3, 768) or die $!'"]);
    expect(raw?.stderr).to.include('Operation not permitted');
  });

  // Last, because its steps get out: the checks above can fail.
  it('would see the same steps get out with the administrator’s kubeconfig', async () => {
    const before = await hostState(nodeImage);
    const [node = ''] = cluster.nodes;
    const admin = await cluster.execInNode(node, ['cat', '/etc/kubernetes/admin.conf'], {
      timeoutMs: 10_000,
    });
    await operator.exec(['sh', '-c', 'cat > /root/.kube/config'], {
      ...{ timeoutMs: 10_000, input: admin.stdout },
    });
    const controls = hostileSteps.filter(({ control }) => control);
    const results = await perform([
      ...controls.map(({ text }) => text),
      'kubectl wait pod/privileged pod/volume --for=condition=Ready --timeout=60s',
    ]);
    for (const [index, { name }] of controls.entries()) {
      const { exitCode, stderr } = results[index] ?? {};
      expect(exitCode, `${name}\n${stderr}`).to.equal(0);
    }
    expect(controls.length).to.be.above(15);
    expect(await hostState(nodeImage), 'the kernel’s log has the marker').not.to.equal(before);
    const { stdout } = await cluster.execInNode(node, ['ls', '/etc'], { timeoutMs: 10_000 });
    expect(stdout.split('\n')).to.include(marker);
  });
});
