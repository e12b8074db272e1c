import { expect } from 'chai';
import { aim } from '../../../harness/faults/aim.ts';
import type { UndoAction } from '../../../harness/model/facts.ts';
import { failureOf } from '../failure-of.ts';
import { FakeCluster } from '../fake-cluster.ts';

const node = 'node-of-redis-a';
const on = (...values: string[]) => ({
  nodeAffinity: {
    required: {
      nodeSelectorTerms: [
        { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values }] },
      ],
    },
  },
});
const claims = {
  data: { hostPath: { path: '/volumes/data' }, ...on(node) },
  local: { local: { path: '/volumes/local' }, ...on(node) },
  remote: { csi: { driver: 'x' } },
  anywhere: { hostPath: { path: '/volumes/any' } },
  pending: null,
};
const nodes = { 'control-plane': {}, [node]: { disk: 'small' } };
const redis = {
  name: 'redis-a',
  labels: { app: 'redis' },
  containers: { redis: ['redis-server'] },
};
const clusterOf = (script?: (words: readonly string[]) => object) =>
  new FakeCluster([redis], { nodes, claims, ...(script && { script }) });
const nodeOf = (action: UndoAction | undefined) => action?.kind === 'node-exec' && action.node;
const argsOf = (action: UndoAction | undefined) =>
  action?.kind === 'node-exec' ? action.argv.slice(6) : [];
const claim = { namespace: 'ci', name: 'data' };

describe('a claim', () => {
  const fill = (name: string) => ({ kind: 'disk-fill', claim: { namespace: 'ci', name } });

  it('is the directory of its volume, on the node that has it', async () => {
    for (const [name, path] of [
      ['data', '/volumes/data'],
      ['local', '/volumes/local'],
    ] as const) {
      const cluster = clusterOf();
      const { undo, targets } = await aim(fill(name), cluster.asCluster());
      expect(undo.map(nodeOf)).to.deep.equal(['control-plane', node]);
      expect(argsOf(undo.at(-1))).to.deep.equal([path, 'firedrill-fill']);
      expect(targets).to.deep.equal([`volume/ci/${name}/firedrill-fill`]);
    }
  });

  const misses: [string, string[]][] = [
    ['dat', ['"dat"', 'data, local, remote']],
    ['pending', ['Pending', 'no volume']],
    ['remote', ['no directory of a node', '"csi"']],
    ['anywhere', ['not on one certain node', 'control-plane', node]],
  ];
  for (const [name, words] of misses) {
    it(`that is no directory of one node is refused: ${name}`, async () => {
      const failure = await failureOf(aim(fill(name), clusterOf().asCluster()));
      expect(failure).to.include({ code: 'FAULT_FAILED' });
      for (const word of words) expect(String(failure)).to.include(word);
    });
  }

  for (const name of ['/etc/passwd', '../up', 'a/../../up']) {
    it(`has no "${name}" in it`, async () => {
      const failure = await failureOf(aim({ ...fill('data'), name }, clusterOf().asCluster()));
      expect(failure).to.include({ code: 'BAD_SCENARIO' });
      expect(String(failure)).to.include('inside the volume');
    });
  }
});

describe('disk-fill', () => {
  const seen = (available: number) => () => ({ stdout: `1024 1000 ${available}\n` });
  const fault = { kind: 'disk-fill', claim, leave: '7%' };

  it('is in place where no more than asked for is left, within one per cent', async () => {
    const aimed = await aim(fault, clusterOf(seen(80)).asCluster());
    await aimed.inject();
    const tooMuch = await aim(fault, clusterOf(seen(81)).asCluster());
    const failure = await failureOf(tooMuch.inject());
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('7%');
  });

  it('fills a directory of the one node with the labels', async () => {
    const at = (selector: string) => ({ kind: 'disk-fill', node: { selector, path: '/srv' } });
    const { undo, targets } = await aim(at('disk=small'), clusterOf().asCluster());
    expect(nodeOf(undo.at(-1))).to.equal(node);
    expect(targets).to.deep.equal([`node/${node}/srv/firedrill-fill`]);
    const failure = await failureOf(aim(at('disk=large'), clusterOf().asCluster()));
    expect(String(failure)).to.include('"disk=large"').and.include(`${node} (disk=small)`);
  });

  it('deletes what the node evicted, when there is room again', async () => {
    const { undo } = await aim(fault, clusterOf().asCluster());
    const described = undo.map(({ describes }) => describes);
    expect(described.reverse()).to.deep.equal([
      'remove firedrill-fill from volume/ci/data',
      `delete the pods that ${node} has evicted`,
    ]);
  });

  const looks: [string, string, string, boolean][] = [
    ['its file is removed, and the node takes pods again', 'true', '', true],
    ['its file is there', 'false', '', false],
    ['a pod that the node evicted is left', 'true', 'ci web-1\n', false],
    ['the node takes no pods', 'true', 'tainted still\n', false],
  ];
  for (const [state, removed, left, gone] of looks) {
    it(`is ${gone ? '' : 'not '}gone where ${state}`, async () => {
      const cluster = clusterOf(([first]) => ({ stdout: first === node ? left : removed }));
      const aimed = await aim(fault, cluster.asCluster());
      expect(await aimed.isGone()).to.equal(gone);
    });
  }

  it('tells why the node refused', async () => {
    const refusing = clusterOf(() => ({ exitCode: 1, stderr: 'refused: it is on /dev/vda' }));
    const failure = await failureOf(aim(fault, refusing.asCluster()));
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('refused: it is on /dev/vda');
  });

  const wrong: [string, object][] = [
    ['a claim or a node', { claim: undefined }],
    ['a claim or a node', { node: { selector: 'a=b', path: '/x' } }],
    ['0% to 99%', { leave: '100%' }],
  ];
  for (const [words, fields] of wrong) {
    it(`is refused: ${words}, ${JSON.stringify(fields)}`, async () => {
      const failure = await failureOf(aim({ ...fault, ...fields }, clusterOf().asCluster()));
      expect(failure).to.include({ code: 'BAD_SCENARIO' });
      expect(String(failure)).to.include(words);
    });
  }
});

describe('file-corrupt', () => {
  const fault = {
    kind: 'file-corrupt',
    claim,
    file: 'log/*.aof',
    target: { namespace: 'ci', selector: 'app=redis' },
    process: 'redis-server',
  };

  it('stops the process, damages the file, kills the process; in that order', async () => {
    const cluster = clusterOf();
    const aimed = await aim(fault, cluster.asCluster());
    const before = cluster.execs.length;
    await aimed.inject();
    const done = cluster.execs.slice(before).map(({ argv }) => argv[4]);
    expect(done).to.deep.equal(['STOP', 'inject', 'KILL']);
  });

  it('is undone from the last: the file first, then the process, then the pods', async () => {
    const { undo } = await aim(fault, clusterOf().asCluster());
    const described = undo.map(({ describes }) => describes.split(' ')[0]);
    expect(described.reverse()).to.deep.equal(['cut', 'continue', 'restart']);
    expect(undo.map(nodeOf)).to.deep.equal(['control-plane', node, node]);
  });

  it('marks the damage, so that the undo cuts off nothing else', async () => {
    const cluster = clusterOf();
    const aimed = await aim(fault, cluster.asCluster());
    await aimed.inject();
    const injected = cluster.execs.find(({ argv }) => argv[4] === 'inject')?.argv ?? [];
    const [mark] = argsOf(aimed.undo.at(-1));
    expect(mark).to.match(/^!firedrill-[0-9a-f]{10}: /);
    expect(injected.at(-1)).to.equal(mark);
  });

  it('leaves the file alone where the process does not stop', async () => {
    const cluster = clusterOf();
    cluster.deaf = true;
    const aimed = await aim(fault, cluster.asCluster());
    expect(await failureOf(aimed.inject())).to.include({ code: 'FAULT_FAILED' });
    expect(cluster.execs.some(({ argv }) => argv[4] === 'inject')).to.equal(false);
  });

  it('names what runs there where the process does not', async () => {
    const failure = await failureOf(aim({ ...fault, process: 'x' }, clusterOf().asCluster()));
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('"x"').and.include('redis-server (S)');
  });
});

describe('data-loss', () => {
  const lost = { kind: 'data-loss', claims: [{ ...claim, path: 'repositories' }] };
  const listed = (words: readonly string[]) =>
    words[0] === 'ConfigMap' ? { stdout: 'settings\nother\n' } : {};

  it('loses directories, objects by name, and all that are found', async () => {
    const objects = [
      { kind: 'ConfigMap', namespace: 'ci' },
      { kind: 'ConfigMap', namespace: 'ci', names: ['other'] },
    ];
    const { targets } = await aim({ ...lost, objects }, clusterOf(listed).asCluster());
    expect(targets).to.deep.equal([
      'volume/ci/data/repositories',
      ...['ConfigMap/ci/settings', 'ConfigMap/ci/other', 'ConfigMap/ci/other'],
    ]);
  });

  it('brings all back before it restarts pods, and knows none of the contents', async () => {
    const objects = [{ kind: 'ConfigMap', namespace: 'ci' }];
    const restart = { namespace: 'ci', selector: 'app=redis' };
    const fault = { ...lost, objects, restart };
    const { undo } = await aim(fault, clusterOf(listed).asCluster());
    expect(undo.map(({ describes }) => describes).reverse()).to.deep.equal([
      'bring back ConfigMaps in namespace "ci"',
      'bring back volume/ci/data/repositories',
      'restart the pods of app=redis that are not ready',
    ]);
    expect(argsOf(undo[2])).to.deep.equal(['ci', 'ConfigMap']);
  });

  it('names what is there where an object is not', async () => {
    const objects = [{ kind: 'ConfigMap', namespace: 'ci', names: ['other', 'x'] }];
    const failure = await failureOf(aim({ ...lost, objects }, clusterOf(listed).asCluster()));
    expect(failure).to.include({ code: 'FAULT_FAILED' });
    expect(String(failure)).to.include('ConfigMap "x"').and.include('settings, other');
  });

  it('is not gone while anything of it is not', async () => {
    const answers = (volume: string, object: string) => (words: readonly string[]) =>
      words[0] === 'ConfigMap'
        ? { stdout: 'settings\n' }
        : { stdout: words[0] === 'ci' ? object : volume };
    const fault = { ...lost, objects: [{ kind: 'ConfigMap', namespace: 'ci' }] };
    for (const [volume, object, gone] of [
      ['true', 'true', true],
      ['false', 'true', false],
      ['true', 'false', false],
    ] as const) {
      const aimed = await aim(fault, clusterOf(answers(volume, object)).asCluster());
      expect(await aimed.isGone()).to.equal(gone);
    }
  });

  it('is refused where it loses nothing, or names its objects twice', async () => {
    const twice = { kind: 'Secret', namespace: 'ci', names: ['a'], selector: 'b=c' };
    for (const fields of [{ claims: [] }, { objects: [twice] }]) {
      const failure = await failureOf(aim({ ...lost, ...fields }, clusterOf().asCluster()));
      expect(failure).to.include({ code: 'BAD_SCENARIO' });
    }
  });
});
