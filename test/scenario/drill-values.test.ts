import { expect } from 'chai';
import { z } from 'zod';
import { parseRunbook } from '../../harness/runbook/parse.ts';
import { plan } from '../../harness/scenario/plan.ts';
import { parseSystem } from '../../harness/scenario/system-file.ts';
import { scenario } from './documents.ts';
import { thrown } from './thrown.ts';

const page = [
  ...['# Operations', '## Restart', '```bash', 'kubectl delete pod "$POD" -n "$SPACE"', '```'],
  ...['**Verify:**', '- [ ] All pods run', '- [ ] The front page is there'],
].join('\n');
const faults = [{ kind: 'process-hang', schema: z.strictObject({ process: z.string() }) }];
const systemWith = (drills: string) =>
  parseSystem(
    '/x',
    'system.yaml',
    `{ name: shop, namespaces: [shop], ready: [{ kind: Deployment, namespace: shop, name: web }],
       probes: [{ name: front-page, request: { url: 'http://web/' }, expect: { status: 200 }, rate: 5 }],
       parts: { till: { probes: [{ name: elsewhere, request: { url: 'http://till/' }, expect: { status: 200 } }] } },
       drills: { ${drills} } }`,
  );
const shared = `bindings: { SPACE: shop, ANSWERED: y, UNUSED: x }, lookups: { POD: 'kubectl get pod -o name | head -1' },
  checklist: [{ says: 'pods run', command: 'kubectl wait $ANSWERED' }, { says: nothing, command: 'true' }]`;
const planned = (yaml: string, drills = shared) =>
  plan(scenario(yaml), parseRunbook('ops.md', page), systemWith(drills), faults);

describe('values that all drills of a system share', () => {
  it('bind, look up and answer what the scenario leaves open; what fits nothing is no mistake', () => {
    const made = planned('');
    expect(made.scenario.bindings).to.deep.equal({ SPACE: 'shop', ANSWERED: 'y' });
    expect(made.steps[0]?.lookups).to.deep.equal(['POD']);
    expect(made.checklist.map(({ answer }) => answer?.kind)).to.deep.equal(['command', undefined]);
    expect(made.notes.filter(({ text }) => text.includes('UNUSED'))).to.deep.equal([]);
  });

  it('give way to the scenario’s own, of either kind', () => {
    const made = planned(
      "bindings: { POD: web-0, SPACE: lab }\nchecklist: [{ says: 'pods run', probe: front-page }]",
    );
    expect(made.scenario.bindings).to.include({ POD: 'web-0', SPACE: 'lab' });
    expect(made.scenario.lookups).to.deep.equal({});
    expect(made.checklist[0]?.answer).to.deep.equal({ kind: 'probe', probe: 'front-page' });
  });

  it('are there for what does a person’s work, and for look-ups', () => {
    const made = planned(
      "lookups: { POD: 'find $FOUND' }\nautomations: [{ name: a, item: 0, command: 1, run: 'do $DONE', because: b }]",
      'bindings: { SPACE: shop, DONE: x, FOUND: y, UNUSED: z }',
    );
    expect(made.scenario.bindings).to.deep.equal({ SPACE: 'shop', DONE: 'x', FOUND: 'y' });
  });

  it('answer by a probe only where it runs', () => {
    const made = planned(
      'bindings: { POD: web-0, SPACE: lab }',
      "checklist: [{ says: 'pods run', probe: elsewhere }]",
    );
    expect(made.checklist[0]?.answer).to.equal(undefined);
  });

  for (const [drills, message] of [
    ["lookups: { POD: 'kubectl get (' }", /bash cannot read it/],
    ["bindings: { A: b }, lookups: { A: 'true' }", /is under bindings as well/],
    ["checklist: [{ says: a, command: 'get <pod>' }]", /<pod> is a placeholder/],
    ['bindings: { SPACE: 1 }', /must be text/],
    ['promises: [{ says: a, probe: front-pge }]', /has no probe "front-pge".*"front-page"/],
    ['checklist: [{ says: a, probe: nowhere }]', /has no probe "nowhere"/],
  ] as const) {
    it(`are refused in system.yaml: ${drills}`, () => {
      const error = thrown(() => systemWith(drills));
      expect(error.code).to.equal('BAD_SYSTEM');
      expect(error.message).to.match(message);
    });
  }
});
