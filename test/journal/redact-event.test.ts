import { expect } from 'chai';
import { distinctRedaction } from '../../harness/journal/distinct-redaction.ts';
import { journalVersion } from '../../harness/journal/events/drill-events.ts';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { redactEvent } from '../../harness/journal/redact-event.ts';
import type { Plan } from '../../harness/model/scenario.ts';
import { mergeCommand } from '../../harness/scenario/merge/merge-command.ts';
import { redisPlan } from '../judge/redis-plan.ts';

const secret = 'DB_PASSWORD=hunter2';
const arm = { atMs: 1, arm: 'runbook' } as const;
const place = { file: 'x.md', line: 1, column: 1 };
const sample = { probe: 'ask', sentMs: 1, durationMs: 1, ok: false, detail: secret };

const printed: readonly JournalEvent[] = [
  { ...arm, ...sample, type: 'probe' },
  { ...arm, ...sample, type: 'traffic' },
  { ...arm, type: 'symptom', text: 'it fails', place, seen: true, evidence: secret },
  { ...arm, type: 'alert', rule: 'Down', text: '', place, fired: null, because: secret },
  { ...arm, type: 'inventory-unread', name: 'jobs', because: secret },
  { ...arm, type: 'invariant-unread', name: 'jobs', when: 'end', because: secret },
  { ...arm, type: 'inapplicable', because: secret },
  { ...arm, type: 'reverted', gone: false, detail: secret },
  { atMs: 1, type: 'left-behind', what: secret },
  {
    ...{ atMs: 1, type: 'harness-error', stage: 'system', code: 'SYSTEM_NOT_READY' },
    ...{ message: secret, collected: secret },
  },
];

const asking = (authorization: string) => ({
  name: 'ask',
  kind: 'http',
  url: 'http://shop:hunter2@shop.test/',
  headers: { Authorization: authorization, Cookie: 'sid=hunter2', Accept: 'text/plain' },
  body: '{"user":"shop","password":"hunter2"}',
  ...{ rate: 1, timeoutMs: 1_000 },
});

const [first] = redisPlan.steps;
if (!first) throw new Error('a plan without steps');
const planOf = (changes: Partial<typeof first>): Plan => ({
  ...redisPlan,
  steps: [{ ...first, ...changes }],
});

function outputsOf(plan: Plan | undefined): unknown[] {
  const event = redactEvent(
    {
      ...{ ...arm, type: 'step-finished', number: first?.number ?? 1, place, result: 'ok' },
      ...{ exitCode: 0, stdout: 'hunter2', stderr: `${secret} refused`, durationMs: 1 },
      ...{ interactive: false, lostSession: false },
    },
    plan,
  );
  return 'stdout' in event ? [event.stdout, event.stderr] : [];
}

describe('redactEvent', () => {
  it('takes what probes send to log in out of the plan, and nothing else', () => {
    const probe = asking('Basic hunter2hunter2');
    const { system } = redisPlan;
    const parts = { more: { ...system.parts.more, probes: [probe] } };
    const plan = {
      ...redisPlan,
      ...{ probes: [probe], traffic: [probe], system: { ...system, probes: [probe], parts } },
    } as unknown as Plan;
    const started = { startedAt: '2030-01-01T00:00:00Z', machine: {}, versions: {}, run: 'r' };
    const event = { atMs: 0, type: 'drill-started', version: journalVersion, plan, ...started };
    const clean = redactEvent(event as JournalEvent, undefined);
    expect(JSON.stringify(clean)).not.to.include('hunter2');
    const [shown] = clean.type === 'drill-started' ? clean.plan.probes : [];
    expect(shown).to.deep.include({
      headers: {
        Authorization: '[redacted: 20 bytes]',
        Cookie: '[redacted: 11 bytes]',
        Accept: 'text/plain',
      },
      url: 'http://shop:[redacted: 7 bytes]@shop.test/',
    });
    const untouched = { ...event, plan: redisPlan };
    expect(redactEvent(untouched as JournalEvent, undefined)).to.deep.equal(untouched);
  });

  for (const event of printed) {
    it(`takes a secret out of: ${event.type}`, () => {
      const text = JSON.stringify(redactEvent(event, redisPlan));
      expect(text).to.include('DB_PASSWORD=[redacted: 7 bytes]').and.not.include('hunter2');
    });
  }

  const jwt = 'eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM.c2ln';

  it('keeps receipts apart and comparable where they look like secrets', () => {
    const distinct = distinctRedaction();
    const events: readonly JournalEvent[] = [
      { ...arm, ...sample, type: 'probe', receipt: jwt },
      { ...arm, ...sample, type: 'probe', receipt: `${jwt.slice(0, -1)}A` },
      { ...arm, ...sample, type: 'probe', receipt: 'job-7' },
      { ...arm, type: 'audit', probe: 'ask', kept: 1, lost: [jwt, 'job-8'], unanswered: 0 },
    ];
    const [one, other, plain, audit] = events.map((event) =>
      redactEvent(event, redisPlan, distinct),
    );
    expect(one).to.deep.include({ receipt: '[redacted: 37 bytes, secret 1]' });
    expect(other).to.deep.include({ receipt: '[redacted: 37 bytes, secret 2]' });
    expect(plain).to.deep.include({ receipt: 'job-7' });
    expect(audit).to.deep.include({ lost: ['[redacted: 37 bytes, secret 1]', 'job-8'] });
  });

  it('keeps the entries of an inventory apart and comparable where they look like secrets', () => {
    const entries = { 'job-1': 'queued', DB_PASSWORD: 'hunter2', 'job-2': 'token=abc', [jwt]: 'x' };
    const event = { ...arm, type: 'inventory', when: 'before', name: 'jobs', entries } as const;
    expect(redactEvent(event, redisPlan)).to.deep.equal({
      ...event,
      entries: {
        'job-1': 'queued',
        DB_PASSWORD: '[redacted: 7 bytes, secret 1]',
        'job-2': '[redacted: 9 bytes, secret 2]',
        '[redacted: 37 bytes, secret 3]': 'x',
      },
    });
  });

  it('takes secrets out of an undo', () => {
    const argv = ['redis-cli', '--auth-token', 'hunter2', 'sh', '-c', `${secret} redis-cli ping`];
    const undo = [{ kind: 'node-exec', node: 'n', argv, describes: `run with ${secret}` } as const];
    expect(redactEvent({ ...arm, type: 'undo-written', undo }, redisPlan)).to.deep.include({
      undo: [
        {
          ...{
            kind: 'node-exec',
            node: 'n',
            describes: 'run with DB_PASSWORD=[redacted: 7 bytes]',
          },
          argv: [
            ...['redis-cli', '--auth-token', '[redacted: 7 bytes]', 'sh', '-c'],
            'DB_PASSWORD=[redacted: 7 bytes] redis-cli ping',
          ],
        },
      ],
    });
  });

  it('redacts step output that its command makes secret', () => {
    expect(outputsOf(planOf({ boundText: 'kubectl get pods' }))).to.deep.equal([
      'hunter2',
      'DB_PASSWORD=[redacted: 7 bytes] refused',
    ]);
    expect(outputsOf(planOf({ boundText: 'base64 -d' }))).to.deep.equal([
      '[redacted: 7 bytes]',
      '[redacted: 27 bytes]',
    ]);
  });

  it('goes by the command of the automation, not by the text of the step', () => {
    const read = { kind: 'automated', name: 'read', run: 'base64 -d', timeoutMs: 1 } as const;
    const action = { ...read, because: 'nobody is here' };
    const plan = planOf({ boundText: 'kubectl edit', action });
    expect(outputsOf(plan)[0]).to.equal('[redacted: 7 bytes]');
  });

  it('shows what the cluster says of a merge, but for a Secret', () => {
    const merged = (kind: string) => {
      const merge = { kind, name: 'web', at: 'spec' };
      const run = mergeCommand(merge, 'replicas: 3');
      const done = {
        kind: 'automated',
        name: 'x',
        because: 'x',
        timeoutMs: 1,
        run,
        merge,
      } as const;
      return outputsOf(planOf({ boundText: 'replicas: 3', action: done }));
    };
    expect(merged('Deployment')[0]).to.equal('hunter2');
    expect(merged('Secret')).to.deep.equal(['[redacted: 7 bytes]', '[redacted: 27 bytes]']);
  });

  it('takes out all of a step that no plan knows', () => {
    const all = ['[redacted: 7 bytes]', '[redacted: 27 bytes]'];
    expect(outputsOf(undefined)).to.deep.equal(all);
    expect(outputsOf({ ...redisPlan, steps: [] })).to.deep.equal(all);
  });

  it('leaves the runbook and the plan as they are', () => {
    const runbook = { ...redisPlan.runbook, text: secret };
    const event: JournalEvent = {
      ...{ atMs: 0, type: 'drill-started', version: 1, run: 'x', startedAt: '' },
      ...{ plan: { ...redisPlan, runbook }, machine: {}, versions: {} },
    };
    expect(redactEvent(event, undefined)).to.deep.equal(event);
  });
});
