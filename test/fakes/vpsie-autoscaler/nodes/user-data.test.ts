import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { userData } from '../../../../fixtures/fakes/vpsie-autoscaler/nodes/user-data.ts';
import { group, vpsieNode } from '../objects.ts';

const cluster = { endpoint: 'control-plane:6443', caCertHash: 'sha256:abc' };

describe('userData', () => {
  const read = (kubernetesVersion?: string) => {
    const node = vpsieNode('burst-x7k2p');
    const spec = { ...node.spec, ...(kubernetesVersion && { kubernetesVersion }) };
    const text = userData({ ...node, spec }, group(), cluster, 'abcdef.0123456789abcdef');
    expect(text.split('\n')[0]).to.equal('#cloud-config');
    return parse(text);
  };

  it('joins under the name of the VPSieNode, with the labels and taints of its group', () => {
    const [file] = read().write_files;
    const { discovery, nodeRegistration } = JSON.parse(file.content);
    expect(discovery.bootstrapToken).to.deep.equal({
      apiServerEndpoint: 'control-plane:6443',
      token: 'abcdef.0123456789abcdef',
      caCertHashes: ['sha256:abc'],
    });
    expect(nodeRegistration.name).to.equal('burst-x7k2p');
    expect(nodeRegistration.taints).to.deep.equal(group().spec.taints);
    expect(nodeRegistration.kubeletExtraArgs).to.deep.equal([
      { name: 'node-labels', value: 'pool=burst,autoscaler.vpsie.com/nodegroup=burst' },
    ]);
  });

  describe('on a machine', () => {
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'firedrill-user-data-'));
      const kubeadm = '#!/bin/sh\n[ "$1" = version ] && echo v1.34.4 || echo "kubeadm $*"\n';
      writeFileSync(join(folder, 'kubeadm'), kubeadm, { mode: 0o755 });
    });

    afterEach(() => rmSync(folder, { recursive: true }));

    const run = (version?: string) => {
      const [[shell, ...args]] = read(version).runcmd;
      const env = { PATH: `${folder}:${process.env.PATH}` };
      return execFileSync(shell, args, {
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    };

    it('joins where the version is the image’s, or none was asked for', () => {
      for (const version of ['v1.34', '1.34', 'v1.34.4', undefined]) {
        expect(run(version)).to.equal('kubeadm join --config /etc/kubernetes/join.json\n');
      }
    });

    it('does not join with another version, and says so', () => {
      for (const version of ['v1.33.1', 'v1.3', '1.34.5']) {
        expect(() => run(version)).to.throw(
          `version mismatch: ${version} was requested, this image has v1.34.4`,
        );
      }
    });
  });
});
