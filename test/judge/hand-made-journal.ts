import type { JournalEvent } from '../../harness/journal/events.ts';
import type { Fingerprint } from '../../harness/model/observations.ts';
import type { ArmName, Plan } from '../../harness/model/scenario.ts';
import type { RanStep } from '../../harness/model/step-result.ts';
import { redisPlan } from './redis-plan.ts';
import { type Breakage, sampleService, seededRandom } from './service-model.ts';

/** How one arm goes; what is left out goes as it should. */
export interface ArmStory {
  readonly breakage?: Breakage;
  /** How long it is broken, from injection on; 0: the fault does not bite. */
  readonly brokenForMs: number;
  /** By step number: how it ends instead of `ok`. */
  readonly results?: Readonly<Record<number, RanStep['result']>>;
  /** By step number: how long it takes instead of 100 ms. */
  readonly durationsMs?: Readonly<Record<number, number>>;
  readonly outputs?: Readonly<Record<number, string>>;
  /** By step number: how the program of a failed step ended, instead of with 1 and no message. */
  readonly failures?: Readonly<
    Record<number, { readonly exitCode: number; readonly stderr: string }>
  >;
  /** Where it does not bite: what was found when it was looked for; left out, nobody looked. */
  readonly inPlace?: boolean;
  readonly steady?: boolean;
  readonly gone?: boolean;
  readonly before?: Fingerprint;
  readonly after?: Fingerprint;
  /** What was there after the revert, if the system's reset ran although the arm had recovered. */
  readonly beforeReset?: Fingerprint;
  /** Where a probe has receipts: which requests are lost, by when they were sent after injection. */
  readonly loses?: (afterMs: number) => boolean;
  /** Failed requests were acknowledged as well: a journey's, accepted and not kept in time. */
  readonly acceptsWhileBroken?: boolean;
  /** Receipts are asked after when the fault has been reverted, not before. */
  readonly auditsLate?: boolean;
  /** How many receipts are asked after in vain; `null`: nobody asks. */
  readonly unanswered?: number | null;
  /** Entries by inventory, before and after. */
  readonly inventories?: Readonly<Record<string, readonly [Entries, Entries?]>>;
  /** By rule: how long after injection it fired; `false`: it did not; `null`: nobody looked. */
  readonly alerts?: Readonly<Record<string, number | false | null>>;
  /** When requests of probes that do not decide the verdict fail, after the injection. */
  readonly trafficFails?: readonly { readonly fromMs: number; readonly untilMs: number }[];
  /** Why the fault has no meaning here. */
  readonly inapplicable?: string;
}

type Entries = Readonly<Record<string, string>>;

export interface Story {
  readonly arms: Readonly<Partial<Record<ArmName, ArmStory>>>;
  readonly plan?: Plan;
  readonly startedAt?: string;
}

const before: Fingerprint = { 'Deployment/raibid-ci/redis': 'a1', 'Service/raibid-ci/redis': 'b2' };
const reportedAfterMs = 5;

/** A whole journal, as a drill that goes like the story would write it. */
export function handMadeJournal(story: Story): JournalEvent[] {
  const plan = story.plan ?? redisPlan;
  const events: JournalEvent[] = [
    {
      atMs: 0,
      type: 'drill-started',
      version: 1,
      run: '20261121-041615-1f3a',
      startedAt: story.startedAt ?? '2026-11-21T04:16:15.000Z',
      plan,
      machine: { system: 'Linux 6.18', processor: 'hand-made', cores: '2', memory: '24 GiB' },
      versions: { firedrill: '0.1.0', node: 'v24.21.0', kubernetes: 'v1.34.4', k6: 'v1.8.1' },
    },
    { atMs: 24_180, type: 'cluster-ready', cluster: 'firedrill-1f3a', reused: false },
    {
      atMs: 35_420,
      type: 'system-ready',
      images: { 'firedrill/redis': 'sha256:5f0c', 'firedrill/raibid-server': 'sha256:91ab' },
    },
  ];
  let atMs = 36_000;
  for (const [name, arm] of Object.entries(story.arms) as [ArmName, ArmStory][]) {
    const told = tellArm(name, arm, plan, atMs);
    events.push(...told);
    atMs = (told.at(-1)?.atMs ?? atMs) + 100;
  }
  events.push({ atMs: atMs + 50, type: 'drill-finished' });
  return events;
}

function tellArm(arm: ArmName, story: ArmStory, plan: Plan, startMs: number): JournalEvent[] {
  const { steady = true, brokenForMs, breakage = 'refuses' } = story;
  const prepared = tellSteps(arm, story, plan, startMs + 1960, 'prepare');
  const injectMs = Math.max(startMs + 2000, (prepared.at(-1)?.atMs ?? 0) + 30);
  const facts: JournalEvent[] = [
    { atMs: startMs, arm, type: 'arm-started' },
    {
      atMs: startMs + 1900,
      arm,
      type: 'fingerprint',
      when: 'before',
      objects: story.before ?? before,
    },
    { atMs: startMs + 1950, arm, type: 'steady-state', held: steady, passes: steady ? 38 : 3 },
  ];
  const end: JournalEvent = { atMs: 0, arm, type: 'arm-finished' };
  if (!steady) return facts;
  facts.push(...prepared);
  if (story.inapplicable !== undefined) {
    const because = story.inapplicable;
    return [...facts, { atMs: injectMs, arm, type: 'inapplicable', because }];
  }
  facts.push(...tellInventories(arm, story, 'before', injectMs - 25));
  facts.push(
    {
      atMs: injectMs - 20,
      arm,
      type: 'undo-written',
      undo: [{ kind: 'remove-labelled', label: 'a=b', describes: 'continue redis-server' }],
    },
    {
      atMs: injectMs + 35,
      arm,
      type: 'fault-injected',
      startedMs: injectMs,
      targets: ['pod/raibid-ci/redis-5d9c8b7f6-x2x9q'],
    },
  );
  const breaksMs = injectMs + 20;
  const backMs = breaksMs + brokenForMs;
  const seenMs = injectMs + 560;
  let nowMs = seenMs;
  const bites = brokenForMs > 0;
  if (bites) facts.push({ atMs: seenMs, arm, type: 'seen-broken' });
  else {
    nowMs = injectMs + 10_000;
    const { inPlace } = story;
    const found = inPlace === undefined ? {} : { inPlace };
    facts.push({ atMs: nowMs, arm, type: 'did-not-bite', waitedMs: 10_000, ...found });
  }
  if (bites && arm !== 'control') {
    const steps = tellSteps(arm, story, plan, nowMs, 'recover');
    facts.push(...steps);
    nowMs = steps.at(-1)?.atMs ?? nowMs;
  }
  if (bites) {
    const giveUpMs = injectMs + (arm === 'control' ? plan.controlMs : plan.deadlineMs);
    const stableMs = Math.max(nowMs, backMs + 1100);
    nowMs = Math.min(stableMs, Math.max(giveUpMs, nowMs));
    if (stableMs <= giveUpMs) facts.push({ atMs: nowMs, arm, type: 'seen-stable', passes: 22 });
    else facts.push({ atMs: nowMs, arm, type: 'gave-up', waitedMs: nowMs - injectMs });
    facts.push(...tellSymptoms(arm, plan, nowMs));
    facts.push(...tellInventories(arm, story, 'after', nowMs + 20));
    facts.push(...tellAlerts(arm, story, plan, injectMs, nowMs + 30));
  }
  const { gone = true, after = before } = story;
  const revertedMs = nowMs + 90;
  facts.push(
    { atMs: revertedMs, arm, type: 'reverted', gone },
    ...tellReset(arm, story, revertedMs + 100),
    { atMs: revertedMs + 1200, arm, type: 'fingerprint', when: 'after', objects: after },
    { ...end, atMs: revertedMs + 1210 },
  );
  const untilMs = Math.min(backMs, revertedMs);
  const samples = tellSamples(arm, plan, story, {
    breakage,
    startMs,
    breaksMs,
    untilMs,
    endMs: revertedMs + 1200,
  });
  const traffic = tellTraffic(arm, plan, story, { startMs, injectMs, endMs: revertedMs + 1200 });
  const auditMs = story.auditsLate ? revertedMs + 1195 : nowMs + 15;
  if (bites) facts.push(...tellAudits(arm, story, samples, injectMs, auditMs));
  return [...facts, ...samples, ...traffic].sort((one, other) => one.atMs - other.atMs);
}

function tellSteps(
  arm: ArmName,
  story: ArmStory,
  plan: Plan,
  startMs: number,
  phase: 'prepare' | 'recover',
): JournalEvent[] {
  const events: JournalEvent[] = [];
  let nowMs = startMs + 15;
  for (const { number, step, action } of plan.steps.filter((one) => one.phase === phase)) {
    const { place } = step;
    events.push({ atMs: nowMs, arm, type: 'step-started', number });
    const base = { arm, type: 'step-finished', number, place } as const;
    if (arm === `without-${number}`) {
      events.push({ ...base, atMs: nowMs, result: 'removed', because: 'left out', durationMs: 0 });
    } else if (action.kind === 'not-taken' || action.kind === 'manual') {
      const { kind: result, because } = action;
      events.push({ ...base, atMs: nowMs, result, because, durationMs: 0 });
    } else {
      const result = story.results?.[number] ?? 'ok';
      const durationMs = story.durationsMs?.[number] ?? 100;
      const stdout = story.outputs?.[number] ?? '';
      const exitCode = result === 'ok' ? 0 : 1;
      const failure = story.failures?.[number] ?? { exitCode, stderr: '' };
      nowMs += durationMs;
      const by =
        action.kind === 'automated' ? { automation: action.name, because: action.because } : {};
      events.push({
        ...base,
        ...by,
        atMs: nowMs,
        result,
        ...failure,
        stdout,
        interactive: false,
        lostSession: false,
        durationMs,
      });
    }
    nowMs += 3;
  }
  return events;
}

function tellReset(arm: ArmName, { beforeReset: objects }: ArmStory, atMs: number): JournalEvent[] {
  if (!objects) return [];
  return [
    { atMs, arm, type: 'fingerprint', when: 'before-reset', objects },
    { atMs: atMs + 500, arm, type: 'reset' },
  ];
}

function tellSymptoms(arm: ArmName, plan: Plan, atMs: number): JournalEvent[] {
  const evidences = [
    'submit-job: status 500',
    undefined,
    'raibid-server-7c: Redis: no reply in 500 ms',
  ];
  return plan.procedure.symptoms.map(({ text, place }, index) => {
    const evidence = evidences[index];
    const found = evidence ? { seen: true, evidence } : { seen: null };
    return { atMs: atMs + 10, arm, type: 'symptom', text, place, ...found };
  });
}

function tellInventories(
  arm: ArmName,
  { inventories = {} }: ArmStory,
  when: 'before' | 'after',
  atMs: number,
): JournalEvent[] {
  return Object.entries(inventories).flatMap(([name, [before, after]]) => {
    const entries = when === 'before' ? before : after;
    return entries ? [{ atMs, arm, type: 'inventory' as const, when, name, entries }] : [];
  });
}

function tellAlerts(
  arm: ArmName,
  { alerts = {} }: ArmStory,
  plan: Plan,
  injectMs: number,
  atMs: number,
): JournalEvent[] {
  return plan.alerts.map(({ rule, says: text, place }) => {
    const after = alerts[rule] ?? null;
    const fired = typeof after === 'number' ? true : after;
    const firedMs = typeof after === 'number' ? { firedMs: injectMs + after } : {};
    return { atMs, arm, type: 'alert', rule, text, place, fired, ...firedMs };
  });
}

type Sample = Extract<JournalEvent, { type: 'probe' }>;

function tellAudits(
  arm: ArmName,
  { loses = () => false, unanswered = 0 }: ArmStory,
  samples: readonly Sample[],
  injectMs: number,
  atMs: number,
): JournalEvent[] {
  const asked = samples.filter((one) => one.receipt !== undefined && one.atMs <= atMs);
  return [...new Set(asked.map(({ probe }) => probe))].flatMap((probe) => {
    if (unanswered === null) return [];
    const own = asked.filter((one) => one.probe === probe);
    const lost = own
      .filter(({ sentMs }) => loses(sentMs - injectMs))
      .map((one) => one.receipt ?? '');
    const kept = own.length - lost.length - unanswered;
    return [{ atMs, arm, type: 'audit' as const, probe, kept, lost, unanswered }];
  });
}

function tellSamples(
  arm: ArmName,
  plan: Plan,
  { acceptsWhileBroken }: ArmStory,
  times: { breakage: Breakage; startMs: number; breaksMs: number; untilMs: number; endMs: number },
): Sample[] {
  const random = seededRandom(times.startMs);
  const broken = [{ fromMs: times.breaksMs, untilMs: times.untilMs }];
  return plan.probes.flatMap(({ name: probe, rate, timeoutMs, receipt }) =>
    sampleService(
      { breakage: times.breakage, broken, timeoutMs, probe, latencyMs: 3 },
      { phaseMs: times.startMs + 11, untilMs: times.endMs, intervalMs: 1000 / rate },
    ).map((sample) => {
      // Answers differ a little, and now and then one is slow.
      const extraMs = sample.durationMs < 5 ? random() ** 6 * 30 : 0;
      const durationMs = Math.round((sample.durationMs + extraMs) * 1000) / 1000;
      const atMs = sample.sentMs + durationMs + reportedAfterMs;
      const id =
        receipt && (sample.ok || acceptsWhileBroken)
          ? { receipt: `${arm}-${Math.round(sample.sentMs)}` }
          : {};
      return { atMs, arm, type: 'probe' as const, ...sample, ...id, durationMs };
    }),
  );
}

function tellTraffic(
  arm: ArmName,
  plan: Plan,
  { trafficFails = [] }: ArmStory,
  { startMs, injectMs, endMs }: { startMs: number; injectMs: number; endMs: number },
): JournalEvent[] {
  const broken = trafficFails.map(({ fromMs, untilMs }) => ({
    fromMs: injectMs + fromMs,
    untilMs: injectMs + untilMs,
  }));
  return plan.traffic.flatMap(({ name: probe, rate, timeoutMs }) =>
    sampleService(
      { breakage: 'answers 503', broken, timeoutMs, probe },
      { phaseMs: startMs + 7, untilMs: endMs, intervalMs: 1000 / rate },
    ).map((sample) => ({
      atMs: sample.sentMs + sample.durationMs + reportedAfterMs,
      arm,
      type: 'traffic' as const,
      ...sample,
    })),
  );
}
