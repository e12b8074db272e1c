import { expect } from 'chai';
import { z } from 'zod';
import type { Runbook } from '../../harness/model/runbook.ts';
import { plan } from '../../harness/scenario/plan.ts';
import {
  claim,
  command,
  instruction,
  material,
  procedure,
  runbook,
  scenario,
  system,
} from './documents.ts';
import { thrown } from './thrown.ts';

const faults = [
  { kind: 'process-hang', schema: z.strictObject({ process: z.string() }) },
  { kind: 'pod-kill', schema: z.strictObject({}) },
];
const simple = runbook(procedure('Restart', [command(10, 'kubectl get pods')]));
const planOf = (book: Runbook, rest = '', title?: string) =>
  plan(scenario(rest, title), book, system, faults);
const refused = (book: Runbook, rest = '', title?: string) =>
  thrown(() => planOf(book, rest, title));

describe('plan', () => {
  it('records whether its fault destroys data, as the kind says of its own fields', () => {
    const own = (destroysData?: (fields: unknown) => boolean) =>
      faults.map((fault) => ({ ...fault, ...(destroysData && { destroysData }) }));
    const recorded = (shapes: ReturnType<typeof own>) =>
      plan(scenario(), simple, system, shapes).destroysData;
    expect(recorded(own())).to.equal(false);
    expect(recorded(own((fields) => Object(fields).process === 'server'))).to.equal(true);
    expect(recorded(own((fields) => Object(fields).process === 'other'))).to.equal(false);
  });

  it('puts runbook, scenario and system together', () => {
    const made = planOf(simple);
    expect(made).to.deep.include({
      procedure: simple.procedures[0],
      deadlineMs: 90_000,
      controlMs: 60_000,
      probes: system.probes,
      notes: [],
      runbook: { file: 'ops.md', sha256: 'not looked at', text: '# Operations\n' },
    });
    expect(made.rto).to.deep.include({
      ms: 60_000,
      place: { file: 'ops.md', line: 40, column: 1 },
    });
    expect(made.steps).to.deep.equal([
      {
        number: 1,
        phase: 'recover',
        step: simple.procedures[0]?.steps[0],
        action: { kind: 'run', timeoutMs: 120_000 },
        boundText: 'kubectl get pods',
      },
    ]);
  });

  it('decides the action for each step, with the reason', () => {
    const book = runbook(
      procedure('Restart', [
        command(10, 'kubectl get pods'),
        material(12, 'yaml'),
        instruction(14, 'Call the owner'),
        command(17, 'kubectl get pvc', { item: 3, conditional: true }),
        command(18, 'kubectl describe pvc', { item: 3, conditional: true }),
        command(20, 'watch kubectl get pods'),
      ]),
    );
    const { steps, notes } = planOf(
      book,
      'branches: [{ item: 3, take: false, because: it runs }]\nendlessAfter: 2s\nstepTimeout: 5s',
    );
    expect(steps.map(({ number, action }) => [number, action])).to.deep.equal([
      [1, { kind: 'run', timeoutMs: 5_000 }],
      [2, { kind: 'manual', because: 'an instruction to a person: nobody can do it here' }],
      [3, { kind: 'not-taken', because: 'it runs' }],
      [4, { kind: 'not-taken', because: 'it runs' }],
      [
        5,
        {
          kind: 'endless',
          stopAfterMs: 2_000,
          because: 'watch repeats its command for ever: it is stopped by policy',
        },
      ],
    ]);
    expect(notes.map(({ text, place }) => `${place.line} ${text}`)).to.deep.equal([
      '12 a fence of yaml is not run',
    ]);
  });

  it('takes deadline and horizon from the scenario', () => {
    const made = planOf(simple, 'deadline: 2m\ncontrol: { horizon: 20s }');
    expect([made.deadlineMs, made.controlMs]).to.deep.equal([120_000, 20_000]);
  });

  it('notes a look for a symptom that is not stated', () => {
    const { notes } = planOf(simple, 'symptoms:\n  - { symptom: 2, probeDetail: x }');
    expect(notes).to.deep.equal([
      {
        text: 'the scenario looks for symptom 2, but the procedure states 1',
        place: { file: 'hang.yaml', line: 7, column: 7 },
      },
    ]);
  });

  it('notes a deadline that is over before the RTO', () => {
    expect(planOf(simple, 'deadline: 60s').notes).to.deep.equal([
      {
        text: 'watching ends after 1m; a system that is still broken then may still recover within 1m',
        place: { file: 'hang.yaml', line: 6, column: 1 },
      },
    ]);
  });
});

describe('plan: the fault', () => {
  it('refuses a fault without an injector', () => {
    const other = { ...scenario(), fault: { kind: 'proces-hang' } };
    expect(thrown(() => plan(other, simple, system, faults))).to.deep.include({
      code: 'UNKNOWN_FAULT',
      exitCode: 2,
      at: 'hang.yaml:5:10',
      message: 'There is no fault of kind "proces-hang". Did you mean "process-hang"?',
      next: 'The kinds are process-hang, pod-kill.',
    });
  });

  it('refuses fields that the injector does not have', () => {
    const text = scenario().text.replace('process: server', 'proces: server');
    const other = { ...scenario(), text, fault: { kind: 'process-hang', proces: 'server' } };
    const { code, at, message } = thrown(() => plan(other, simple, system, faults));
    expect(code).to.equal('BAD_SCENARIO');
    expect(at).to.equal('hang.yaml:5:30');
    expect(message).to.equal('unknown key "proces". Did you mean "process"?');
  });
});

describe('plan: the arms', () => {
  const book = runbook(procedure('Restart', [command(10, 'a'), instruction(11, 'Wait')]));

  it('takes steps out that are there', () => {
    expect(planOf(book, 'arms: [runbook, without-1]').scenario.arms).to.include('without-1');
  });

  for (const [arms, at, message] of [
    ['[runbook, without-3]', '6:17', /the procedure has no step 3; it has 2 steps\.$/],
    ['[runbook, without-2]', '6:17', /step 2 is a person’s work anyway/],
    ['[runbook, control, runbook]', '6:26', /listed twice/],
    ['[control]', '6:1', /without the arm "runbook"/],
    ['[runbook, order-x]', '6:17', /needs an order "x" under "orders"/],
  ] as const) {
    it(`refuses ${arms}`, () => {
      const found = refused(book, `arms: ${arms}`);
      expect(found).to.deep.include({ code: 'BAD_SCENARIO', at: `hang.yaml:${at}` });
      expect(found.message).to.match(message);
    });
  }
});

describe('plan: the RTO', () => {
  const withClaims = (...claims: Parameters<typeof claim>[1][]) =>
    runbook(
      procedure('Restart', [command(10, 'a')], {
        claims: claims.map((one, index) => claim(30 + index, one)),
      }),
    );
  const under = (maxMs: number) => ({
    kind: 'under' as const,
    maxMs,
    recovery: true,
    text: `< ${maxMs / 1000} seconds`,
  });

  it('holds a range to its upper end', () => {
    const range = { kind: 'range' as const, minMs: 600_000, maxMs: 1_800_000, recovery: true };
    const { rto } = planOf(withClaims({ ...range, text: '10-30 minutes' }));
    expect(rto?.ms).to.equal(1_800_000);
    expect(rto?.claim?.text).to.equal('10-30 minutes');
  });

  it('does not take a time for one of recovery that is not', () => {
    const claims = [{ ...under(5_000), recovery: false }, under(60_000)];
    expect(planOf(withClaims(...claims)).rto?.ms).to.equal(60_000);
  });

  it('takes the same time stated twice', () => {
    const { rto } = planOf(withClaims(under(60_000), under(60_000)));
    expect(rto?.place.line).to.equal(30);
  });

  it('measures until a deadline if none is stated, and notes it', () => {
    const made = planOf(withClaims());
    expect(made).to.deep.include({ rto: null, deadlineMs: 300_000, controlMs: 300_000 });
    expect(made.notes).to.deep.equal([
      {
        text: 'the procedure states no recovery time; the drill measures for up to 5m and compares with no RTO',
        place: { file: 'ops.md', line: 5, column: 1 },
      },
    ]);
    const chosen = planOf(withClaims(), 'deadline: 20m\ncontrol: { horizon: 2m }');
    expect([chosen.deadlineMs, chosen.controlMs]).to.deep.equal([1_200_000, 120_000]);
  });

  it('lets the scenario end the control arm as soon as it was broken for longer', () => {
    const { scenario, controlMs } = planOf(withClaims(under(60_000)), 'control: { ends: longer }');
    expect([scenario.controlEnds, controlMs]).to.deep.equal(['longer', 60_000]);
  });

  it('takes one from the scenario if the runbook states none', () => {
    expect(planOf(withClaims(), 'rto: 30s').rto).to.deep.equal({
      ms: 30_000,
      place: { file: 'hang.yaml', line: 6, column: 1 },
    });
  });

  it('takes a time that the scenario knows to be of recovery by its words', () => {
    const timeout = { kind: 'exactly' as const, maxMs: 30_000, recovery: false };
    const book = withClaims({ ...timeout, text: 'default: 30s' });
    expect(planOf(book).rto).to.equal(null);
    const { rto, notes } = planOf(book, "claims: [within 9 s, 'default: 30s']");
    expect([rto?.ms, rto?.claim?.text, rto?.place.line]).to.deep.equal([
      30_000,
      'default: 30s',
      30,
    ]);
    expect(notes).to.deep.equal([]);
  });

  it('refuses such a time together with another recovery time', () => {
    const timeout = { kind: 'exactly' as const, maxMs: 30_000, recovery: false };
    const book = withClaims({ ...timeout, text: 'default: 30s' }, under(20_000));
    expect(refused(book, "claims: ['default: 30s']").message).to.match(/several recovery times/);
  });

  it('refuses its own text without the time, so that an edit cannot remove a promise', () => {
    const found = refused(withClaims(under(40_000)), "claims: ['default: 30s']");
    expect(found).to.include({ code: 'BAD_SCENARIO', at: 'hang.yaml:6:1' });
  });

  it('uses the own time of another text, and notes it if that has none', () => {
    const other = (book: ReturnType<typeof withClaims>) =>
      plan(scenario("claims: ['default: 30s', within 9 s]"), book, system, faults, {
        otherText: true,
      });
    expect(other(withClaims(under(40_000))).notes).to.deep.equal([]);
    const { rto, notes } = other(withClaims());
    expect(rto).to.equal(null);
    expect(notes[0]).to.deep.equal({
      text: 'the procedure states no time in the words "default: 30s" or "within 9 s"',
      place: { file: 'hang.yaml', line: 6, column: 1 },
    });
  });

  it('refuses several, and lets the scenario choose one of them', () => {
    const book = withClaims(under(30_000), under(60_000));
    expect(refused(book).message).to.match(/several.*"< 30 seconds" \(line 30\), "< 60 seconds"/);
    expect(planOf(book, 'rto: 1m').rto?.place.line).to.equal(31);
    expect(planOf(book, "claims: ['< 60 seconds']").rto?.place.line).to.equal(31);
    expect(refused(book, 'rto: 45s')).to.deep.include({
      at: 'hang.yaml:6:1',
      message:
        '"rto" is 45s, but the runbook states "< 30 seconds" (line 30), "< 60 seconds" (line 31).',
    });
  });

  it('does not let the scenario overrule the runbook', () => {
    expect(refused(withClaims(under(30_000)), 'rto: 1h').message).to.match(/runbook states "< 30/);
  });

  it('holds nothing to a lower bound', () => {
    const over = { kind: 'over' as const, minMs: 60_000, recovery: true, text: '> 1 minute' };
    const { rto, notes } = planOf(withClaims(over));
    expect(rto).to.equal(null);
    expect(notes[0]?.text).to.match(/^the procedure states only a minimum: "> 1 minute"/);
    expect(planOf(withClaims(over), 'rto: 30s').rto?.ms).to.equal(30_000);
  });
});
