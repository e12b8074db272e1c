import { expect } from 'chai';
import { parseScenario } from '../../harness/scenario/scenario-file.ts';
import { scenario, scenarioText } from './documents.ts';
import { thrown } from './thrown.ts';

const fault = (text: string) => thrown(() => parseScenario('x.yaml', text));

describe('scenario file', () => {
  it('fills in defaults', () => {
    const { text: _, ...read } = scenario();
    expect(read).to.deep.equal({
      id: 'shop/hang',
      file: 'hang.yaml',
      title: 'The service hangs',
      system: 'shop',
      runbook: 'ops.md',
      procedure: 'Restart',
      parts: [],
      traffic: [],
      claims: [],
      fault: { kind: 'process-hang', process: 'server' },
      automations: [],
      mayFail: [],
      allow: [],
      lasting: [],
      alerts: [],
      inventories: [],
      checklist: [],
      lookups: {},
      orders: {},
      bindings: {},
      branches: [],
      symptoms: [],
      arms: ['runbook', 'control'],
      stablePasses: 20,
      reactionMs: 15_000,
      stepTimeoutMs: 120_000,
      endlessMs: 10_000,
      biteMs: 10_000,
      smoke: false,
    });
  });

  it('reads every key', () => {
    const read = scenario(`bindings: { POD: redis-0 }
branches: [{ item: 3, take: false, because: it runs }]
symptoms:
  - { symptom: 1, probeDetail: status 500 }
  - { symptom: 2, logs: { namespace: shop, selector: app=web, includes: refused } }
  - { symptom: 3, event: { namespace: shop, reason: Evicted } }
arms: [runbook, without-4]
stablePasses: 5
reaction: 30s
stepTimeout: 1m
endlessAfter: 2s
bite: 500ms
rto: 1m30s
deadline: 2m
control: { horizon: 20s }
parts: [ci]
probes: [push]
prepare: Backup
automations: [{ name: editor, item: 0, command: 2, run: make it, because: nobody edits here }]
alerts: [{ says: 'used > 85%', rule: DiskFull }]
inventories: [refs]
orders: { back-to-front: [2, 1] }
operator: { allow: [{ what: hostPath, because: the clean-up needs it }] }
lasting: [{ object: Secret/shop/pull, because: its token is renewed }]
smoke: true`);
    expect(read).to.deep.include({
      bindings: { POD: 'redis-0' },
      branches: [{ item: 3, take: false, because: 'it runs' }],
      symptoms: [
        { symptom: 1, probeDetail: 'status 500' },
        { symptom: 2, logs: { namespace: 'shop', selector: 'app=web', includes: 'refused' } },
        { symptom: 3, event: { namespace: 'shop', reason: 'Evicted' } },
      ],
      arms: ['runbook', 'without-4'],
      stablePasses: 5,
      reactionMs: 30_000,
      stepTimeoutMs: 60_000,
      endlessMs: 2_000,
      biteMs: 500,
      rtoMs: 90_000,
      deadlineMs: 120_000,
      controlMs: 20_000,
      parts: ['ci'],
      probes: ['push'],
      prepare: 'Backup',
      automations: [
        {
          name: 'editor',
          step: { item: 0, command: 2 },
          run: 'make it',
          because: 'nobody edits here',
        },
      ],
      alerts: [{ says: 'used > 85%', rule: 'DiskFull' }],
      inventories: ['refs'],
      allow: [{ what: 'hostPath', because: 'the clean-up needs it' }],
      lasting: [{ object: 'Secret/shop/pull', because: 'its token is renewed' }],
      orders: { 'back-to-front': [2, 1] },
      smoke: true,
    });
  });

  it('opens only what it names, each with a reason', () => {
    const unknown = fault(scenarioText('operator: { allow: [{ what: everything, because: x }] }'));
    expect(unknown.message).to.include('hostPath');
    const silent = fault(scenarioText('operator: { allow: [{ what: hostPath }] }'));
    expect(silent.message).to.include('because');
  });

  it('suggests the key that was meant, at its line and column', () => {
    expect(fault(scenarioText('branchs: []'))).to.deep.include({
      code: 'BAD_SCENARIO',
      exitCode: 2,
      at: 'x.yaml:6:1',
      message: 'unknown key "branchs". Did you mean "branches"?',
    });
    const inner = fault(scenarioText('symptoms:\n  - { symptom: 1, probeDetails: x }'));
    expect(inner.at).to.equal('x.yaml:7:19');
    expect(inner.message).to.include('Did you mean "probeDetail"?');
  });

  it('lists the known keys if none is close', () => {
    expect(fault(scenarioText('control: { qqqq: 5s, horizon: 5s }')).message).to.equal(
      'unknown key "qqqq". Known here: horizon, ends.',
    );
  });

  it('names every fault at once, each with its place', () => {
    const { at, message } = fault(scenarioText('arms: [runbook, controll]\nbite: 5'));
    expect(at).to.equal('x.yaml:6:17');
    const lines = message.split('\n');
    expect(lines).to.have.length(2);
    expect(lines[1]).to.equal(
      'x.yaml:7:1: "bite": "5" is not a duration; write 60s, 1m30s or 500ms',
    );
  });

  it('reports a missing key', () => {
    const { at, message } = fault('title: x\nsystem: y\nrunbook: z\nfault: { kind: k }\n');
    expect(at).to.equal('x.yaml:1:1');
    expect(message).to.equal('"procedure" is missing: expected text');
  });

  it('reports a misspelt key once, not as missing too', () => {
    const rest = 'title: x\nsystem: y\nrunbook: z\nfault: { kind: k }\n';
    const { at, message, next } = fault(`${rest}procedur: p\n`);
    expect(at).to.equal('x.yaml:5:1');
    expect(message).to.equal('unknown key "procedur". Did you mean "procedure"?');
    expect(next).to.equal('docs/scenarios.md and docs/systems.md list every key.');
    expect(fault(`${rest}qqqq: p\n`).message).to.include('"procedure" is missing');
  });

  it('points to the list of keys only where a key is the problem', () => {
    expect(fault(scenarioText('bite: 5')).next).to.equal(undefined);
    expect(fault(scenarioText('bite: 5\nqqqq: 1')).next).to.include('list every key');
    expect(fault('title: x\n').next).to.include('list every key');
  });

  const places: [string, string, string, RegExp][] = [
    ['a number for a text', 'bindings: { PORT: 8080 }', '6:13', /put it in quotes: "8080"/],
    ['a text for a number', 'stablePasses: many', '6:1', /must be a number/],
    ['no passes at all', 'stablePasses: 0', '6:1', /whole number, 1 or more/],
    ['rules of others', 'alertRules: prometheus', '6:1', /expected one of runbook|runbook/],
    ['half a pass', 'stablePasses: 2.5', '6:1', /whole number/],
    ['a text for yes or no', 'smoke: yes please', '6:1', /true or false/],
    ['a list for a map', 'bindings: [a]', '6:1', /must be a map/],
    ['a map for a list', 'branches: { item: 3 }', '6:1', /must be a list/],
    ['no time for a step', 'stepTimeout: 0s', '6:1', /longer than 0s/],
    ['a symptom with two looks', symptomWithTwo(), '7:5', /either probeDetail or logs/],
    ['a symptom with none', 'symptoms: [{ symptom: 1 }]', '6:12', /either probeDetail or logs/],
    ['a branch without a reason', 'branches: [{ item: 1, take: true }]', '6:12', /because/],
    ['a choice of no probe', 'probes: []', '6:1', /at least one probe/],
    ['an automation without a reason', automationWithout(), '6:15', /because/],
    ['a step of an order that is none', 'orders: { back: [0] }', '6:18', /whole number, 1 or more/],
    ['an odd name of an order', "orders: { 'a b': [1] }", '6:11', /letters, digits and "-"/],
    ['an arm of an odd order', 'arms: [runbook, order-]', '6:17', /order-<name/],
    ['a step without a number', 'arms: [runbook, without-0]', '6:17', /without-<number/],
  ];
  for (const [name, text, place, message] of places) {
    it(`refuses ${name}`, () => {
      const found = fault(scenarioText(text));
      expect(found.at).to.equal(`x.yaml:${place}`);
      expect(found.message).to.match(message);
      expect(found.exitCode).to.equal(2);
    });
  }

  const notYaml: [string, string, string][] = [
    ['an open bracket', 'title: [x\nsystem: y\n', '2:1'],
    ['a tab as indentation', 'title: x\nfault:\n\tkind: y\n', '3:1'],
    ['the same key twice', 'title: x\ntitle: y\n', '2:1'],
    ['two documents', 'title: x\n---\ntitle: y\n', '2:1'],
  ];
  for (const [name, text, place] of notYaml) {
    it(`refuses ${name}`, () => {
      const found = fault(text);
      expect(found.at).to.equal(`x.yaml:${place}`);
      expect(found.message).to.match(/^This is not valid YAML: /);
    });
  }

  it('says what is wrong with aliases and with a deep nesting, and where', () => {
    const bomb = fault(aliasBomb());
    expect(bomb.message).to.equal(
      'This YAML cannot be read: its aliases stand for too many values.',
    );
    expect(bomb.next).to.equal('Write what the aliases stand for in their places.');
    const gone = fault('title: x\nsystem: *here\n');
    expect([gone.at, gone.message]).to.deep.equal([
      ...['x.yaml:2:9', 'This YAML cannot be read: the alias *here stands for nothing above it.'],
    ]);
    expect(fault('['.repeat(10_000)).message).to.equal(
      'This YAML cannot be read: it is nested too deeply.',
    );
  });

  for (const [name, text] of [
    ['an empty file', ''],
    ['a file of comments', '# nothing\n'],
    ['a list', '- a\n- b\n'],
    ['a mere text', 'hello'],
    ['a bomb of aliases', aliasBomb()],
    ['a very deep nesting', '['.repeat(10_000)],
  ] as const) {
    it(`refuses ${name} without falling over`, () => {
      expect(fault(text)).to.deep.include({ code: 'BAD_SCENARIO', exitCode: 2 });
    });
  }

  it('counts lines and columns right after a byte order mark and in CRLF files', () => {
    const text = `\uFEFF${scenarioText('smoke: 3').replaceAll('\n', '\r\n')}`;
    expect(fault(text).at).to.equal('x.yaml:6:1');
    expect(fault('\uFEFFtitel: x').at).to.equal('x.yaml:1:1');
  });

  it('still reads `telling`, the old name of `smoke`', () => {
    expect(scenario('telling: true').smoke).to.equal(true);
    expect(scenario('telling: false').smoke).to.equal(false);
    expect(fault(scenarioText('telling: 3')).message).to.match(/"telling" must be true or false/);
  });

  it('takes no key from the prototype of objects', () => {
    expect(fault(scenarioText('constructor: x')).message).to.match(/unknown key "constructor"/);
  });
});

function symptomWithTwo(): string {
  const logs = '{ namespace: a, selector: b, includes: c }';
  return `symptoms:\n  - { symptom: 1, probeDetail: x, logs: ${logs} }`;
}

function automationWithout(): string {
  return 'automations: [{ name: a, item: 1, command: 1, run: make }]';
}

function aliasBomb(): string {
  const levels = Array.from({ length: 30 }, (_, n) => {
    const inner = n === 0 ? 'x' : `*l${n - 1}`;
    return `l${n}: &l${n} [${inner}, ${inner}]`;
  });
  return levels.join('\n');
}
