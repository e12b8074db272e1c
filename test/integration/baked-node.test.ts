import { expect } from 'chai';
import { execa } from 'execa';
import { bakeNode } from '../../harness/cluster/images/bake-node.ts';
import { findImage } from '../../harness/cluster/images/image-store.ts';
import { ensureImages } from '../../harness/cluster/images/images.ts';
import { HarnessError } from '../../harness/errors.ts';
import { docker } from '../../harness/io/docker.ts';

const timeoutMs = 60_000;
const as = `firedrill/node-with:test-${process.pid}`;

const bakings = async () => {
  const name = `name=^firedrill-baking-${process.pid}$`;
  return (await docker(['ps', '--all', '--quiet', '--filter', name], { timeoutMs })).stdout;
};

describe('baking images into a node image', function () {
  this.timeout(300_000);
  let node = '';
  let busybox = '';

  before(async () => {
    const made = await ensureImages(['node', 'busybox']);
    [node = '', busybox = ''] = made.map(({ reference }) => reference);
  });
  afterEach(async () => {
    await docker(['image', 'rm', as], { timeoutMs });
    expect(await bakings()).to.equal('');
  });

  it('makes a node with them, which starts as it did and carries the labels', async () => {
    const labels = { 'io.firedrill.baked': JSON.stringify({ [busybox]: 'sha256:1' }) };
    await bakeNode({ node, images: [busybox], as, labels });
    const [below, baked] = await Promise.all([findImage(node), findImage(as)]);
    expect(baked?.labels).to.deep.equal({ ...below?.labels, ...labels });
    expect(baked?.entrypoint).to.deep.equal(below?.entrypoint).and.not.be.empty;
    const list = `containerd >/dev/null 2>&1 & until ctr version >/dev/null 2>&1; do sleep 0.1; done
      ctr --namespace k8s.io images list -q`;
    const run = ['run', '--rm', '--network', 'none', '--entrypoint', 'sh', as, '-c', list];
    const { stdout } = await execa('docker', run, { timeout: timeoutMs });
    expect(stdout.split('\n')).to.include(`docker.io/${busybox}`);
    expect(stdout).to.match(/pause/);
  });

  it('leaves nothing where an image is not there', async () => {
    const error = await bakeNode({ node, images: ['none/such:1'], as, labels: {} }).catch(
      (cause: unknown) => cause,
    );
    expect(error).to.be.instanceOf(HarnessError).and.include({ code: 'IMAGE_FAILED' });
    expect(String(error)).to.match(/reference does not exist|no such image/i);
    expect(await findImage(as)).to.equal(undefined);
  });

  it('leaves nothing when it is interrupted', async () => {
    const interrupt = new AbortController();
    const reason = new Error('Ctrl-C');
    const baking = bakeNode({
      ...{ node, images: [busybox], as, labels: {} },
      signal: interrupt.signal,
    }).catch((cause: unknown) => cause);
    let seen = '';
    while (!seen) seen = await bakings();
    interrupt.abort(reason);
    expect(await baking).to.equal(reason);
    expect(await findImage(as)).to.equal(undefined);
  });
});
