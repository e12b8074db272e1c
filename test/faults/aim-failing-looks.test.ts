import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { aim } from '../../harness/faults/aim.ts';
import { failureOf } from './failure-of.ts';
import { FakeCluster, type FakeMore } from './fake-cluster.ts';

const pod = (name: string) => ({
  name,
  address: '10.0.0.1',
  labels: { app: name },
  containers: { main: ['redis-server'] },
});
const to = { namespace: 'ci', selector: 'app=web' };
const node = 'node-of-web';
const claims = { data: { hostPath: { path: '/no/such/volume' } } };
const nodesAlone = `case "$1 $2" in 'wait '*|'get node') exit 0 ;; esac`;

/** Programs of a node that fail; only nodes can be read. */
class BrokenNode {
  readonly #folder = mkdtempSync(join(tmpdir(), 'firedrill-broken-node-'));

  constructor() {
    for (const name of ['kubectl', 'nft', 'systemctl']) {
      const file = join(this.#folder, name);
      writeFileSync(file, `#!/bin/sh\n${nodesAlone}\necho '${name}: no answer' >&2\nexit 1\n`);
      chmodSync(file, 0o755);
    }
  }

  run(argv: readonly string[]) {
    const [program = '', ...rest] = argv;
    const PATH = `${this.#folder}:${process.env.PATH}`;
    const { status, stdout, stderr } = spawnSync(program, rest, {
      encoding: 'utf8',
      env: { ...process.env, PATH },
    });
    return { exitCode: status ?? -1, stdout, stderr };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

describe('a check that fails', () => {
  let broken: BrokenNode;
  beforeEach(() => {
    broken = new BrokenNode();
  });
  afterEach(() => broken.remove());

  const faults = [
    { kind: 'packet-drop', to },
    { kind: 'cpu-load', node: { selector: 'kind=only' }, cores: 1 },
    { kind: 'network-policy', target: to, port: 80, from: to },
    { kind: 'disk-fill', claim: { namespace: 'ci', name: 'data' } },
  ];
  const nodes = { [node]: { kind: 'only' } };
  for (const fault of faults) {
    it(`does not report that the fault is gone: ${fault.kind}`, async () => {
      let aimed = false;
      const script: FakeMore['script'] = (_, _node, argv) =>
        aimed ? broken.run(argv) : { stdout: 'open\n' };
      const cluster = new FakeCluster([pod('web')], { nodes, claims, script });
      const { isGone } = await aim(fault, cluster.asCluster());
      aimed = true;
      const failure = await failureOf(isGone());
      expect(failure).to.include({ code: 'FAULT_FAILED' });
      expect(String(failure)).to.include('no answer');
    });
  }

  it('does not report that there is nothing to undo: pods that a full node has evicted', async () => {
    const cluster = new FakeCluster([], { nodes, claims });
    const { undo } = await aim(
      { kind: 'disk-fill', claim: { namespace: 'ci', name: 'data' } },
      cluster.asCluster(),
    );
    const evictions = undo.find(({ describes }) => describes.includes('evicted'));
    const argv = evictions?.kind === 'node-exec' ? evictions.argv : [];
    expect(broken.run(argv).exitCode).not.to.equal(0);
  });
});
