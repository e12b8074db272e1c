import { expect } from 'chai';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { startSidecar } from '../../harness/cluster/network/sidecar.ts';
import { docker } from '../../harness/io/docker.ts';
import { removeLabelled } from '../../harness/io/remove-labelled.ts';
import type { Sidecar } from '../../harness/ports.ts';

const run = `sidecar-test-${process.pid}`;
const network = `firedrill-${run}`;
const label = `io.firedrill.run=${run}`;
const quick = { timeoutMs: 10_000 };

describe('sidecar of a cluster', function () {
  this.timeout(300_000);
  let sidecar: Sidecar;
  let hostAddress = '';

  before(async () => {
    const [image] = await ensureImages(['operator']);
    await docker(['network', 'create', '--label', label, network], quick);
    const format = '{{(index .IPAM.Config 0).Gateway}}';
    const { stdout } = await docker(['network', 'inspect', '--format', format, network], quick);
    hostAddress = stdout.trim();
    // Any address of the network can be the control plane's: this test sends nothing to it.
    const address = hostAddress.replace(/\.\d+$/, '.200');
    sidecar = await startSidecar(
      { role: 'operator', image: image?.reference ?? '', memoryMb: 128, pids: 64 },
      { run, network, gateway: { name: `${network}-control-plane`, address }, peers: [] },
    );
  });
  after(async () => {
    expect(await removeLabelled([label])).to.equal(undefined);
  });

  const sh = (script: string) => sidecar.exec(['bash', '-c', script], quick);

  it('reaches pods and Services through the control plane, and nothing else', async () => {
    const { stdout } = await sh('ip route get 10.96.0.10; ip route get 10.244.0.5');
    expect(stdout.match(/via \S+\.200 /g)).to.have.length(2);
  });

  it('has no route to the host or to the internet', async () => {
    for (const address of [hostAddress, '198.51.100.7']) {
      const { exitCode, stderr } = await sh(`exec 3<>/dev/tcp/${address}/9`);
      expect(exitCode, address).to.equal(1);
      expect(stderr, address).to.match(/No route to host|Network is unreachable/);
    }
  });

  it('cannot change its routes, because what it runs is untrusted', async () => {
    const { exitCode, stderr } = await sh('ip route del unreachable 10.96.0.0/16 metric 4096');
    expect(stderr).to.include('Operation not permitted');
    expect(exitCode).to.equal(2);
  });
});
