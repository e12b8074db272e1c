import { expect } from 'chai';
import { parse } from 'yaml';
import { kindConfig } from '../../../harness/cluster/lifecycle/kind-config.ts';
import { workerNode } from '../../../harness/cluster/lifecycle/kind-worker.ts';
import type { WorkerSpec } from '../../../harness/model/system.ts';

const plain: WorkerSpec = { name: 'plain', labels: {}, taints: [], disks: [] };
const build: WorkerSpec = {
  name: 'build',
  labels: { 'raibid.ci/build': 'true' },
  taints: ['raibid.ci/build=true:NoSchedule', 'slow:NoExecute'],
  disks: [{ path: '/var/lib/kubelet', sizeMb: 300 }],
};
const patchesOf = (node: { kubeadmConfigPatches: string[] }) =>
  node.kubeadmConfigPatches.map((patch) => parse(patch));

describe('kind configuration', () => {
  it('switches off the default CNI only if the node image has one', () => {
    expect(parse(kindConfig({ workers: [], cni: 'ptp' })).networking.disableDefaultCNI).to.equal(
      true,
    );
    expect(parse(kindConfig({ workers: [] })).networking.disableDefaultCNI).to.equal(false);
  });

  it('uses nftables, with the API on loopback', () => {
    expect(parse(kindConfig({ workers: [], apiPort: 6444 })).networking).to.include({
      kubeProxyMode: 'nftables',
      apiServerAddress: '127.0.0.1',
      apiServerPort: 6444,
    });
  });

  it('has the workers after the control plane, with their labels and taints', () => {
    const { nodes } = parse(kindConfig({ workers: [plain, build] }));
    const roles = nodes.map(({ role }: { role: string }) => role);
    expect(roles).to.deep.equal(['control-plane', 'worker', 'worker']);
    expect(nodes[2].labels).to.deep.equal({
      'raibid.ci/build': 'true',
      'io.firedrill.worker': 'build',
    });
    expect(patchesOf(nodes[1])).to.deep.equal([
      { kind: 'JoinConfiguration', nodeRegistration: { taints: [] } },
    ]);
    expect(patchesOf(nodes[2])).to.deep.equal([
      {
        kind: 'JoinConfiguration',
        nodeRegistration: {
          taints: [
            { key: 'raibid.ci/build', value: 'true', effect: 'NoSchedule' },
            { key: 'slow', value: '', effect: 'NoExecute' },
          ],
        },
        patches: { directory: '/kind/firedrill-patches' },
      },
    ]);
  });

  it('removes the taint of the control plane if there are workers; otherwise kind does', () => {
    const kinds = (workers: readonly WorkerSpec[]) =>
      patchesOf(parse(kindConfig({ workers })).nodes[0]).map(({ kind }) => kind);
    expect(kinds([])).to.deep.equal(['ClusterConfiguration']);
    expect(kinds([plain])).to.deep.equal(['ClusterConfiguration', 'InitConfiguration']);
  });

  it('names the workers’ containers as kind does', () => {
    expect([0, 1, 2].map((index) => workerNode('firedrill-a', index))).to.deep.equal([
      'firedrill-a-worker',
      'firedrill-a-worker2',
      'firedrill-a-worker3',
    ]);
  });

  it('lets kind choose the port by default', () => {
    expect(parse(kindConfig({ workers: [] })).networking).not.to.have.property('apiServerPort');
  });
});
