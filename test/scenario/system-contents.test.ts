import { expect } from 'chai';
import { parseSystem } from '../../harness/scenario/system-file.ts';
import { systemText } from './documents.ts';
import { thrown } from './thrown.ts';

const read = (more: string) => parseSystem('/s', 'system.yaml', `${systemText}${more}\n`);
/** `{ namespace: n, service: s, port: 1, limit: 4 }`, with more or with others. */
const machines = (more: object) =>
  JSON.stringify({ namespace: 'n', service: 's', port: 1, limit: 4, ...more });
const refused = (more: string) => thrown(() => read(more));

describe('contents of a system', () => {
  it("takes one folder of manifests or several, all inside the system's folder", () => {
    expect(read('manifests: base').manifests).to.deep.equal(['base']);
    expect(read('manifests: [base, more]').manifests).to.deep.equal(['base', 'more']);
    expect(refused('manifests: [base, ../x]').at).to.equal('system.yaml:12:19');
    expect(refused('parts: { ci: { manifests: ../x } }').message).to.match(/inside the folder/);
  });

  it('reads workers with labels, taints and bounded disks', () => {
    const disks = 'disks: [{ path: /var/lib/kubelet, sizeMb: 300 }]';
    const [worker] = read(`workers: [{ name: build, ${disks} }]`).workers;
    expect(worker).to.deep.equal({
      name: 'build',
      labels: {},
      taints: [],
      disks: [{ path: '/var/lib/kubelet', sizeMb: 300 }],
    });
  });

  const bad: [string, string, string, RegExp][] = [
    ['an unknown effect', "workers: [{ name: b, taints: ['a=b:NoWay'] }]", '12:31', /NoSchedule/],
    [
      'a size without bounds',
      'workers: [{ name: b, disks: [{ path: /d, sizeMb: 1 }] }]',
      '12:42',
      /16/,
    ],
    [
      'a relative path',
      'workers: [{ name: b, disks: [{ path: d, sizeMb: 99 }] }]',
      '12:32',
      /absolute/,
    ],
    ['a way up', 'workers: [{ name: b, disks: [{ path: /a/.., sizeMb: 99 }] }]', '12:32', /\.\./],
    ['an odd label', "workers: [{ name: b, labels: { 'a b': x } }]", '12:32', /not the key/],
    [
      'a reserved label',
      'workers: [{ name: b, labels: { kubernetes.io/a: x } }]',
      '12:32',
      /itself/,
    ],
    [
      'a short image name',
      'mirrored: [{ image: x, as: busybox }]',
      '12:24',
      /must have its registry/,
    ],
    // It is written into a script that the node runs.
    [
      'an image name with commands in it',
      "mirrored: [{ image: x, as: 'docker.io/a/$(reboot):1' }]",
      '12:24',
      /must have its registry/,
    ],
    [
      'an image name that leads elsewhere',
      'mirrored: [{ image: x, as: ../b:1 }]',
      '12:24',
      /must have its registry/,
    ],
    [
      'an inventory of nothing',
      'inventories: [{ name: a, namespace: n, selector: s, command: [] }]',
      '12:53',
      /words/,
    ],
    [
      'an inventory of a pod and of objects',
      'inventories: [{ name: a, namespace: n, selector: s, objects: [Secret] }]',
      '12:15',
      /a command, or objects/,
    ],
    ['an alert source without a port', 'alerts: { namespace: n, service: s }', '12:1', /port/],
    ['an unknown key in a part', 'parts: { ci: { prbes: [] } }', '12:16', /Did you mean "probes"/],
    [
      'a worker twice',
      'workers: [{ name: b }]\nparts: { ci: { workers: [{ name: b }] } }',
      '13:28',
      /this one is taken/,
    ],
    [
      'alerts in two places',
      'alerts: { namespace: n, service: s, port: 1 }\nparts: { ci: { alerts: { namespace: n, service: s, port: 2 } } }',
      '13:16',
      /one place/,
    ],
    [
      'machines without a bound',
      'machines: { namespace: n, service: s, port: 1 }',
      '12:1',
      /machines\.limit|limit/,
    ],
    ['hundreds of machines', `machines: ${machines({ limit: 300 })}`, '12:51', /at most 16/],
    ['a machine too small', `machines: ${machines({ memoryMb: 64 })}`, '12:61', /at least 256/],
    [
      'machines in two places',
      `machines: ${machines({})}\nparts: { ci: { machines: ${machines({ limit: 5 })} } }`,
      '13:16',
      /one place/,
    ],
  ];
  for (const [name, text, place, message] of bad) {
    it(`refuses ${name}`, () => {
      const found = refused(text);
      expect(found).to.deep.include({ code: 'BAD_SYSTEM', exitCode: 2 });
      expect(found.message).to.match(message);
      expect(found.at).to.equal(`system.yaml:${place}`);
    });
  }

  it('reads a mirrored image, and where alerts are evaluated', () => {
    const as = 'docker.io/library/busybox:latest';
    const { mirrored } = read(`mirrored: [{ image: { name: a:1, build: a }, as: '${as}' }]`);
    expect(mirrored).to.deep.equal([{ image: { name: 'a:1', build: '/s/a' }, as }]);
    for (const name of ['localhost/a:1', 'reg-1.example:5000/a_b/c--d.e:v1.2-x_3']) {
      expect(read(`mirrored: [{ image: a:1, as: '${name}' }]`).mirrored[0]?.as).to.equal(name);
    }
    const alerts = { namespace: 'n', service: 's', port: 9090 };
    expect(read('alerts: { namespace: n, service: s, port: 9090 }').alerts).to.deep.equal(alerts);
    const loads = 'alerts: { namespace: n, service: s, port: 9090, rules: their-rules }';
    expect(read(loads).alerts).to.deep.equal({ ...alerts, rules: 'their-rules' });
  });

  it('reads the Service that requests machines, and the machines', () => {
    const at = { namespace: 'n', service: 's', port: 1, limit: 4 };
    const usual = { ...at, image: { name: 'firedrill/machine:1' }, images: [] };
    expect(read(`machines: ${machines({})}`).machines).to.deep.equal(usual);
    const image = { name: 'm:1', build: 'm' };
    const more = { image, images: ['a:1'], memoryMb: 900 };
    expect(read(`machines: ${machines(more)}`).machines).to.deep.equal({
      ...at,
      image: { name: 'm:1', build: '/s/m' },
      images: [{ name: 'a:1' }],
      memoryMb: 900,
    });
  });
});

const journey = (more: string) =>
  `parts: { ci: { probes: [{ name: push, request: { url: 'http://git/' }, expect: { status: 201 }, ${more} }] } }`;
const pushed = (more: string) => read(journey(more)).parts.ci?.probes[0];

describe('journeys and receipts', () => {
  const then =
    "then: { take: { sha: commit.sha }, url: 'http://ci/{sha}', expect: { status: 200 } }";

  it('are read, a journey at a rate below one a second', () => {
    const slow = pushed(`${then}, rate: 0.05, timeout: 3m`);
    expect(slow).to.include({ rate: 0.05, timeoutMs: 180_000 });
    expect(slow?.then).to.deep.equal({
      take: { sha: 'commit.sha' },
      url: 'http://ci/{sha}',
      everyMs: 500,
      expect: { status: 200 },
    });
    expect(pushed(then)?.rate).to.equal(0.5);
    const receipt = { take: 'id', url: 'http://ci/{receipt}', expect: { status: 200 } };
    expect(pushed(`receipt: ${JSON.stringify(receipt)}`)?.receipt).to.deep.equal(receipt);
    const slowly = JSON.stringify({ ...receipt, within: '1m' });
    expect(pushed(`receipt: ${slowly}`)?.receipt).to.deep.equal({ ...receipt, withinMs: 60_000 });
  });

  const bad: [string, string, RegExp][] = [
    ['a journey twenty times a second', `${then}, rate: 20`, /at most 1 a second/],
    ['a rate slower than watching', 'rate: 0.01', /at least 0.05, once in 20 seconds/],
    ['what was not taken', then.replace('{sha}', '{hash}'), /\{hash\} has no value/],
    [
      'a receipt that is not shown',
      "receipt: { take: id, url: 'http://ci/', expect: { status: 200 } }",
      /\{receipt\}/,
    ],
    [
      'a receipt that takes longer than an audit',
      "receipt: { take: id, url: 'http://ci/{receipt}', expect: { status: 200 }, within: 3m }",
      /at most 2m/,
    ],
    [
      'an answer for many receipts that does not tell them apart',
      "receipt: { take: id, url: 'http://ci/?ids={receipts}', expect: { status: 200 } }",
      /bodyIncludes must contain/,
    ],
    ['no address', then.replace('http://ci/{sha}', 'ci/{sha}'), /http:\/\//],
  ];
  for (const [name, more, message] of bad) {
    it(`refuses ${name}`, () => expect(refused(journey(more)).message).to.match(message));
  }
});
