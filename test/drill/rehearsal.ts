import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { V1Secret } from '@kubernetes/client-node';
import { abortable, type Clock } from '../../harness/clock.ts';
import { drill } from '../../harness/drill/drill.ts';
import type { DrillTools } from '../../harness/drill/tools.ts';
import { HarnessError } from '../../harness/errors.ts';
import { journalVersion } from '../../harness/journal/events/drill-events.ts';
import type { JournalEvent } from '../../harness/journal/events.ts';
import { openRecorder } from '../../harness/journal/recorder.ts';
import { judge } from '../../harness/judge/judge.ts';
import type { RuleFence } from '../../harness/model/alert-rules.ts';
import type { LastingChange } from '../../harness/model/lasting-change.ts';
import type { KeptLate, ProbeSample } from '../../harness/model/observations.ts';
import type { Procedure } from '../../harness/model/runbook.ts';
import type {
  ArmName,
  Plan,
  PlannedCheck,
  PlannedStep,
  StepAction,
} from '../../harness/model/scenario.ts';
import type { Invariant, InvariantReading } from '../../harness/model/system.ts';
import type { Verdict } from '../../harness/model/verdict.ts';
import type { AimedFault, AlertCourse, Cluster } from '../../harness/ports.ts';
import { FakeClock } from '../fake-clock.ts';

const place = { file: 'runbook.md', line: 7, column: 1 };
const asks = {
  name: 'ask',
  kind: 'http',
  method: 'GET',
  url: 'http://shop.test/',
  headers: {},
  rate: 200,
  timeoutMs: 10,
  expect: { status: 200 },
} as const;
const bystander = { ...asks, name: 'other', rate: 20 };
const receipt = { take: 'id', url: 'http://shop.test/{receipt}', expect: { status: 200 } };
const everyMs = 5;
const answersInMs = 0.1;
const longMs = 200;
const stock = { name: 'stock', namespace: 'shop', selector: 'app=shop', command: ['ls', '/data'] };

/** A system that is one switch, and a drill on it; every part of the drill keeps a history. */
export class Rehearsal {
  readonly clock = new FakeClock();
  healthy = true;
  healsAfterMs: number | undefined;
  bites = true;
  /** Whether the fault stays until it is reverted, even if nothing notices it. */
  staysInPlace = false;
  #inPlace = false;
  injectFails: boolean | string = false;
  /** How long after its start the injector has broken something, has all in place, and stops waiting. */
  injecting = { brokenAfterMs: 0, inPlaceAfterMs: 0, settledAfterMs: 0 };
  /** Whether the injector only waits until it has settled: then an interrupted run ends it. */
  injectorWaits = false;
  /** How the injector ends, once it has waited. */
  settles: 'well' | 'FAULT_FAILED' | 'INAPPLICABLE' = 'well';
  exhaustMs = 0;
  probing = true;
  /** The state after the revert, instead of a system that is ready and healthy. */
  afterwards: 'well' | 'not ready' | 'never answered' | 'failing' = 'well';
  /** What the system's own reset does, if it has one. */
  reset: 'works' | 'does nothing' | 'fails' | undefined;
  /** What the scenario says lasts. */
  lasting: readonly LastingChange[] = [];
  /** The objects of the cluster; `renew` and `add node` change them, and the reset takes the node away. */
  objects: Record<string, string> = { 'Deployment/shop/switch': 'same', 'Secret/shop/pull': 'old' };
  /** Whether the system has something that would hide the fault. */
  hasReserve = false;
  reactionMs = 0;
  stablePasses = 5;
  controlMs = 200;
  controlEnds: 'longer' | undefined;
  rtoMs: number | null = 200;
  /** When the fault turns out to do nothing here. */
  inapplicable: 'aim' | 'inject' | undefined;
  /** The probe gets receipts, which can be audited. */
  receipts = false;
  /** Another probe that the fault does not affect, at a tenth of the rate; as traffic, it never passes. */
  bystander: false | 'counts' | 'is traffic' = false;
  /** Requests during the break are accepted, and not kept in time. */
  acceptsWhileBroken = false;
  /** What failed is kept when the system is back. */
  keepsLate = false;
  /** The stored data, as lines of `key<TAB>value`; undefined: the drill takes no inventory. */
  data: string | undefined;
  /** The data can be read only while the system is healthy. */
  dataNeedsHealth = false;
  orders: Readonly<Record<string, readonly number[]>> = {};
  lookups: Readonly<Record<string, string>> = {};
  /** The text that fails in the operator's shell. */
  failing = 'fail';
  failsWith = 1;
  /** The system's Secrets, as the API shows them. */
  secrets: readonly V1Secret[] = [];
  showsSecrets = true;
  readsOfSecrets = 0;
  /** What becomes of them when this text runs in the operator's shell. */
  renewing: Readonly<Record<string, readonly V1Secret[]>> = {};
  /** What a text prints in the operator's shell, other than the usual. */
  printed: Record<string, string> = {};
  /** The watched rules, and how long after the injection the expression of each is true; null: never. */
  alerts: Readonly<Record<string, number | null>> = {};
  /** How long a rule's expression must be true before it fires. */
  alertsFor: Readonly<Record<string, number>> = {};
  monitored: boolean | 'out of order' = true;
  /** The runbook's own rules, and whether they can be loaded. */
  rules: readonly RuleFence[] = [];
  loadsRules: boolean | 'out of order' | 'for good' = false;
  /** The watched numbers, and the value of each when it is read; a text: why it cannot be read. */
  invariants: readonly Invariant[] = [];
  numbers: (name: string, atEnd: boolean) => InvariantReading | string = () => 'nobody answers';
  injectedEpochMs = 0;
  /** The names that the prober was given to ask. */
  asked: readonly string[] = [];
  readonly history: string[] = [];
  checklist: readonly PlannedCheck[] = [];
  #folder = '';
  readonly abort = new AbortController();
  arms: readonly ArmName[] = ['runbook', 'control'];
  steps: readonly PlannedStep[] = [step(1, 'look'), step(2, 'restart')];

  /** Runs the drill and returns its journal. */
  async run(): Promise<readonly JournalEvent[]> {
    const folder = mkdtempSync(join(tmpdir(), 'firedrill-rehearsal-'));
    this.#folder = folder;
    try {
      const recorder = openRecorder(join(folder, 'x.jsonl'), this.clock);
      await this.clock.run(drill(this.plan(), this.tools(), recorder));
      return recorder.events;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Runs the drill into a file, with the start and end events that the drill's caller adds. */
  async runInto(
    file: string,
    onEvent: (event: JournalEvent) => void = () => {},
  ): Promise<readonly JournalEvent[]> {
    const recorder = openRecorder(file, this.clock, onEvent);
    recorder.record(this.started());
    await this.clock.run(drill(this.plan(), this.tools(), recorder));
    recorder.record({ type: 'drill-finished' });
    return recorder.events;
  }

  private started() {
    const started = { startedAt: '2030-01-01T00:00:00Z', machine: {}, versions: {}, run: 'r' };
    return {
      type: 'drill-started',
      version: journalVersion,
      plan: this.plan(),
      ...started,
    } as const;
  }

  /** Judges the journal, with the start and end events that the drill's caller adds. */
  judge(events: readonly JournalEvent[]): Verdict {
    return judge([
      { ...this.started(), atMs: 0 },
      ...events,
      { type: 'drill-finished', atMs: events.at(-1)?.atMs ?? 0 },
    ]);
  }

  /** What a step of this text does to the system. */
  perform(text: string): void {
    this.history.push(text);
    this.secrets = this.renewing[text] ?? this.secrets;
    if (text === 'restart') this.healthy = true;
    if (text === 'break') {
      this.healthy = false;
      // The test must not wait until the drill gives up on a steady state.
      this.clock.after(150, () => this.perform('interrupt'));
    }
    if (text === 'lose journal') rmSync(this.#folder, { recursive: true });
    if (text === 'spill') this.data = '';
    if (text === 'renew') this.objects['Secret/shop/pull'] = 'new';
    if (text === 'add node') this.objects['Node/burst'] = 'ready';
    if (text === 'interrupt') this.abort.abort(new Error('Ctrl-C'));
  }

  private plan(): Plan {
    const { arms, steps, orders } = this;
    const probe = this.receipts ? { ...asks, receipt } : asks;
    const probes = this.bystander === 'counts' ? [probe, bystander] : [probe];
    const traffic = this.bystander === 'is traffic' ? [bystander] : [];
    const inventories = this.data === undefined ? [] : [stock];
    const alerts = Object.keys(this.alerts).map((rule) => ({ rule, says: `${rule} is up` }));
    return {
      destroysData: false,
      scenario: {
        id: 'shop/switch',
        file: 's.yaml',
        text: '',
        title: 'Switch',
        system: 'shop',
        runbook: 'r',
        procedure: 'Switch it',
        fault: { kind: 'switch' },
        parts: [],
        traffic: traffic.map(({ name }) => name),
        claims: [],
        allow: [],
        lasting: this.lasting,
        automations: [],
        mayFail: [],
        alerts,
        inventories: inventories.map(({ name }) => name),
        checklist: [],
        orders,
        bindings: {},
        lookups: this.lookups,
        branches: [],
        symptoms: [],
        arms,
        stablePasses: this.stablePasses,
        reactionMs: this.reactionMs,
        stepTimeoutMs: 500,
        endlessMs: 50,
        biteMs: 150,
        ...(this.controlEnds && { controlEnds: this.controlEnds }),
        smoke: false,
      },
      system: {
        name: 'shop',
        folder: '/shop',
        images: [],
        manifests: ['.'],
        parts: {},
        workers: [],
        mirrored: [],
        inventories: [],
        invariants: [],
        namespaces: ['shop'],
        ready: [],
        readyTimeoutMs: 1_000,
        probes: [probe],
        operatorImage: { name: 'operator' },
        operatorTools: [],
        ...(this.monitored && { alerts: { namespace: 'shop', service: 'watcher', port: 9090 } }),
      },
      runbook: { file: 'runbook.md', sha256: '', text: '' },
      procedure: {
        title: 'Switch it',
        level: 2,
        path: [],
        place,
        steps: [],
        claims: [],
        dataRisks: [],
        symptoms: [],
      } satisfies Procedure,
      steps,
      rto: this.rtoMs === null ? null : { ms: this.rtoMs, place },
      deadlineMs: 300,
      controlMs: this.controlMs,
      probes,
      traffic,
      inventories,
      checklist: this.checklist,
      invariants: this.invariants,
      alerts: alerts.map((alert) => ({ ...alert, place })),
      rules: this.rules,
      promises: [],
      waysOut: [],
      notes: [],
    };
  }

  private tools(): DrillTools {
    return {
      cluster: this.cluster(),
      alerts: { coursesSince: async (sinceMs, rules) => this.coursesSince(sinceMs, rules) },
      ...(this.loadsRules && {
        ruleLoader: {
          load: async (documents) => {
            this.history.push(`load ${documents.join()}`);
            if (this.loadsRules === 'out of order')
              throw new HarnessError('ALERTS_FAILED', 'no pod');
            return {
              refused: documents.map((text) => (text === 'odd' ? 'promtool: odd' : null)),
              remove: async () => {
                this.history.push('take rules out');
                if (this.loadsRules === 'for good')
                  throw new HarnessError('ALERTS_FAILED', 'no answer');
              },
            };
          },
        },
      }),
      readInvariant: async ({ name }, { atEnd }) => {
        const found = this.numbers(name, atEnd);
        return typeof found === 'string' ? { because: found } : found;
      },
      ...(this.hasReserve && {
        exhaust: async () => {
          this.history.push('exhaust');
          await this.clock.pause(this.exhaustMs);
        },
      }),
      ...(this.reset && {
        reset: async () => {
          this.history.push('reset');
          if (this.reset === 'works') delete this.objects['Node/burst'];
          if (this.reset === 'fails') throw new HarnessError('OPERATOR_FAILED', 'no such group');
        },
      }),
      clock: this.clock,
      signal: this.abort.signal,
      prober: {
        start: async (names, clock, onSample, onKeptLate) => {
          this.asked = names;
          return this.probe(clock, onSample, onKeptLate);
        },
        audit: async (name, receipts) => {
          this.history.push(`audit of ${name}${this.healthy ? '' : ' while it is broken'}`);
          return { kept: receipts.length - 1, lost: receipts.slice(0, 1), unanswered: 0 };
        },
      },
      openSession: async () => ({
        run: async (text) => {
          this.perform(text);
          if (text === 'take long') await this.clock.pause(longMs);
          const failed = text === this.failing;
          return {
            exitCode: failed ? this.failsWith : 0,
            stdout: this.printed[text] ?? `did ${text}`,
            stderr: '',
            durationMs: 1,
            result: text === 'watch' ? 'timed-out' : failed ? 'failed' : 'ok',
            interactive: false,
            lostSession: false,
          };
        },
        close: async () => {
          this.history.push('session closed');
        },
      }),
      aim: async (_fault, _cluster, signal) => {
        if (this.inapplicable === 'aim') throw new HarnessError('INAPPLICABLE', 'no switches here');
        return this.aimed(signal);
      },
      lease: {
        lost: new AbortController().signal,
        hold: async () => {
          this.history.push('hold');
          // Makes sure that no injection falls on the exact moment of a sample.
          await this.clock.pause(1);
          return {
            revert: async () => {
              this.history.push('revert');
              this.#inPlace = false;
              this.healthy = this.afterwards !== 'failing';
            },
            release: async () => {},
          };
        },
        close: async () => [],
      },
    };
  }

  private aimed(signal: AbortSignal): AimedFault {
    return {
      targets: ['switch'],
      undo: [{ kind: 'remove-labelled', label: 'a=b', describes: 'switch it on' }],
      inject: async (inPlace) => {
        const startedMs = this.clock.nowMs();
        const until = (ms: number) => this.clock.pause(startedMs + ms - this.clock.nowMs());
        this.history.push('inject');
        if (this.injectFails)
          throw new Error(this.injectFails === true ? 'no hands' : this.injectFails);
        if (this.inapplicable) throw new HarnessError('INAPPLICABLE', 'nobody obeys it');
        const { brokenAfterMs, inPlaceAfterMs, settledAfterMs } = this.injecting;
        await until(brokenAfterMs);
        this.injectedEpochMs = this.clock.wallMs(this.clock.nowMs());
        this.healthy = !this.bites;
        this.#inPlace = this.staysInPlace;
        if (this.healsAfterMs !== undefined) {
          this.clock.after(this.healsAfterMs, () => {
            this.healthy = true;
          });
        }
        await until(inPlaceAfterMs);
        inPlace?.();
        if (this.injectorWaits) await abortable(until(settledAfterMs), signal);
        else await until(settledAfterMs);
        if (settledAfterMs > 0) this.history.push('settled');
        if (this.settles !== 'well') throw new HarnessError(this.settles, 'nobody ran into it');
      },
      isGone: async () => this.healthy && !this.#inPlace,
    };
  }

  private cluster(): Cluster {
    const metadata = { name: 'shop-1' };
    return {
      nodes: ['control-plane'],
      fingerprint: async (_: readonly string[], { machines = false } = {}) =>
        Object.fromEntries(
          Object.entries(this.objects).filter(([key]) => machines || !key.startsWith('Node/')),
        ),
      waitReady: () => this.waitReady(),
      core: {
        listNamespacedSecret: async () => {
          this.readsOfSecrets += 1;
          return this.showsSecrets ? { items: this.secrets } : new Promise(() => {});
        },
        listNamespacedPod: async () => {
          const status = this.healthy || !this.dataNeedsHealth ? 'True' : 'False';
          return { items: [{ metadata, status: { conditions: [{ type: 'Ready', status }] } }] };
        },
      },
      execInNode: async (_node: string, argv: readonly string[]) => {
        this.history.push(argv.slice(argv.indexOf('exec')).join(' '));
        return { exitCode: 0, stdout: this.data ?? '', stderr: '', durationMs: 1, timedOut: false };
      },
    } as unknown as Cluster;
  }

  private coursesSince(
    sinceMs: number,
    rules: readonly string[],
  ): ReadonlyMap<string, AlertCourse> {
    this.history.push('alerts read');
    if (this.monitored === 'out of order') throw new HarnessError('ALERTS_FAILED', 'no answer');
    return new Map(
      rules.map((rule) => {
        const afterMs = this.alerts[rule];
        const at = this.injectedEpochMs + (afterMs ?? 0);
        const forMs = this.alertsFor[rule] ?? 0;
        const nowMs = this.clock.wallMs(this.clock.nowMs());
        const stretch = {
          ...(at > sinceMs && { fromEpochMs: at }),
          toEpochMs: nowMs,
          ...(at + forMs <= nowMs && { firedEpochMs: at + forMs }),
        };
        return [rule, { forMs, stretches: typeof afterMs === 'number' ? [stretch] : [] }];
      }),
    );
  }

  private async waitReady(): Promise<void> {
    if (this.afterwards === 'not ready') {
      throw new HarnessError('SYSTEM_NOT_READY', 'not ready: Deployment shop/switch');
    }
    if (this.afterwards === 'never answered') await new Promise(() => {});
  }

  private probe(
    clock: Clock,
    onSample: (sample: ProbeSample) => void,
    onKeptLate: (kept: KeptLate) => void = () => undefined,
  ) {
    let fail: (error: Error) => void = () => {};
    const failed = new Promise<never>((_, reject) => {
      fail = reject;
    });
    let jobs = 0;
    let open: Pick<ProbeSample, 'sentMs'>[] = [];
    let round = 0;
    let cancel = () => {};
    const ask = () => {
      cancel = clock.after(everyMs, ask);
      if (!this.probing) return fail(new Error('the prober ended'));
      const ok = this.healthy;
      // Only samples that are answered by now: a later answer was not part of what was watched.
      const asked = { sentMs: clock.nowMs() - answersInMs, durationMs: answersInMs };
      const id =
        (ok || this.acceptsWhileBroken) && this.receipts ? { receipt: `job-${++jobs}` } : {};
      onSample({ probe: 'ask', ...asked, ok, ...id });
      if (!ok && this.keepsLate) open.push(asked);
      if (ok) {
        for (const { sentMs } of open) {
          onKeptLate({ probe: 'ask', sentMs, durationMs: clock.nowMs() - sentMs });
        }
        open = [];
      }
      round += 1;
      if (!this.bystander || round % 10 !== 0) return;
      onSample({ probe: bystander.name, ...asked, ok: this.bystander === 'counts' });
    };
    cancel = clock.after(everyMs, ask);
    return { failed, stop: async () => cancel() };
  }
}

/** A planned step that runs `text`, unless another action is given. */
export function step(
  number: number,
  text: string,
  action?: StepAction,
  phase: PlannedStep['phase'] = 'recover',
): PlannedStep {
  return {
    number,
    phase,
    step: { kind: 'command', place, endLine: 7, text, language: 'bash', placeholders: [] },
    action: action ?? { kind: 'run', timeoutMs: 500 },
    boundText: text,
  };
}
