import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { systemOf } from '../../harness/catalog/systems.ts';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { createCluster } from '../../harness/cluster/lifecycle/create-cluster.ts';
import { prometheusAlerts } from '../../harness/monitoring/prometheus.ts';
import type { AlertLog, Cluster } from '../../harness/ports.ts';
import { withParts } from '../../harness/scenario/parts.ts';
import { leftOf, runId } from './engine-leftovers.ts';

const rule = 'RedisConnectionFailures';
// A scrape, an evaluation, and a machine that others use as well.
const noticeMs = 30_000;
const timeoutMs = 60_000;
// Metrics are collected every 10 s.
const seenTwiceMs = 60_000;

describe('monitoring of raibid-ci', function () {
  this.timeout(900_000);
  const run = runId('monitoring');
  let cluster: Cluster;
  let alerts: AlertLog;

  before(async () => {
    const system = withParts(
      await systemOf('here.yaml', 'raibid-ci', () => ({ file: 'here.yaml', line: 1, column: 1 })),
      ['monitoring'],
    );
    const [node, ...own] = await ensureImages(['node', ...system.images]);
    const images = own.map(({ reference }) => reference);
    cluster = await createCluster({ run, nodeImage: node?.reference ?? '', images });
    for (const folder of system.manifests) await cluster.applyFolder(system.folder, folder);
    await cluster.waitReady(system.ready, system.readyTimeoutMs);
    if (!system.alerts) throw new Error('system.yaml names no alerts');
    alerts = prometheusAlerts(cluster.core, system.alerts);
  });
  after(async () => {
    await cluster?.delete();
    expect(await leftOf(run)).to.deep.equal([]);
  });

  const inNode = async (...argv: string[]) => {
    const [node = ''] = cluster.nodes;
    const { exitCode, stdout, stderr } = await cluster.execInNode(node, argv, { timeoutMs });
    if (exitCode !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
    return stdout;
  };
  const kubectl = (...words: string[]) =>
    inNode('kubectl', '--kubeconfig', '/etc/kubernetes/admin.conf', ...words);

  /** The one time in which the alert fired since; asked again until it has. */
  const firedSince = async (sinceMs: number) => {
    const giveUpMs = performance.now() + noticeMs + timeoutMs;
    while (performance.now() < giveUpMs) {
      const course = (await alerts.coursesSince(sinceMs, [rule])).get(rule);
      const [stretch] = course && 'stretches' in course ? course.stretches : [];
      if (stretch?.firedEpochMs !== undefined) return stretch;
      await pause(250);
    }
    throw new Error(`${rule} never fired`);
  };

  it('fires while Redis hangs, and says since when; what fires on is no news', async () => {
    const stoppedMs = Date.now();
    await inNode('pkill', '-STOP', '-x', 'redis-server');
    try {
      const { firedEpochMs } = await firedSince(stoppedMs);
      expect(firedEpochMs).to.be.within(stoppedMs, stoppedMs + noticeMs);
      expect(await firedSince(Date.now())).to.not.have.property('fromEpochMs');
    } finally {
      await inNode('pkill', '-CONT', '-x', 'redis-server');
    }
  });

  it('tells a rule that is missing from one that kept quiet', async () => {
    const quiet = await alerts.coursesSince(Date.now() - 1000, ['AgentSpawnSlow']);
    expect(quiet.get('AgentSpawnSlow')).to.have.property('stretches').that.deep.equals([]);
    const missing = (await alerts.coursesSince(Date.now(), ['NoSuch'])).get('NoSuch');
    expect(missing)
      .to.have.property('because')
      .that.includes('no rule NoSuch; its rules: PodRestarts');
  });

  it('answers `kubectl top` for nodes as soon as it is ready, for a pod once it has seen it twice', async () => {
    expect(await kubectl('top', 'nodes', '--no-headers')).to.match(/ \d+m +\d+% +\d+Mi +\d+%/);
    const giveUpMs = performance.now() + seenTwiceMs;
    let pods = '';
    while (!/^kube-system +etcd-/m.test(pods) && performance.now() < giveUpMs) {
      pods = await kubectl('top', 'pods', '-A', '--no-headers');
      await pause(250);
    }
    expect(pods).to.match(/^kube-system +etcd-/m);
  });
});
