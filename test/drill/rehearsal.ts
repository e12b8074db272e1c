import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../harness/clock.ts';
import { drill } from '../../harness/drill/drill.ts';
import { openRecorder } from '../../harness/drill/recorder.ts';
import type { DrillTools } from '../../harness/drill/tools.ts';
import { HarnessError } from '../../harness/errors.ts';
import type { JournalEvent, ProbeSample } from '../../harness/model/journal.ts';
import type { Procedure } from '../../harness/model/runbook.ts';
import type { ArmName, Plan, PlannedStep, StepAction } from '../../harness/model/scenario.ts';
import type { Cluster } from '../../harness/ports.ts';

const place = { file: 'runbook.md', line: 7, column: 1 };
const probe = {
  name: 'ask',
  kind: 'http',
  method: 'GET',
  url: 'http://shop.test/',
  headers: {},
  rate: 200,
  timeoutMs: 10,
  expect: { status: 200 },
} as const;

/** A system that is one switch, and a drill on it whose every part keeps a history. */
export class Rehearsal {
  healthy = true;
  heals = false;
  bites = true;
  injectFails = false;
  probing = true;
  /** What comes after the fault is reverted, instead of a system that is ready and well. */
  afterwards: 'well' | 'not ready' | 'never told' | 'failing' = 'well';
  reactionMs = 0;
  readonly history: string[] = [];
  readonly abort = new AbortController();
  arms: readonly ArmName[] = ['runbook', 'control'];
  steps: readonly PlannedStep[] = [step(1, 'look'), step(2, 'restart')];

  /** Runs the drill and returns its journal. */
  async run(): Promise<readonly JournalEvent[]> {
    const folder = mkdtempSync(join(tmpdir(), 'firedrill-rehearsal-'));
    try {
      const recorder = openRecorder(join(folder, 'x.jsonl'), systemClock);
      await drill(this.plan(), this.tools(), recorder);
      return recorder.events;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** What a step of this text does to the system. */
  perform(text: string): void {
    this.history.push(text);
    if (text === 'restart') this.healthy = true;
    if (text === 'interrupt') this.abort.abort(new Error('Ctrl-C'));
  }

  private plan(): Plan {
    const { arms, steps } = this;
    return {
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
        automations: [],
        alerts: [],
        inventories: [],
        orders: {},
        bindings: {},
        branches: [],
        symptoms: [],
        arms,
        stablePasses: 5,
        reactionMs: this.reactionMs,
        stepTimeoutMs: 500,
        endlessMs: 50,
        biteMs: 150,
        telling: false,
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
        namespaces: ['shop'],
        ready: [],
        readyTimeoutMs: 1_000,
        probes: [probe],
        operatorTools: [],
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
      rto: { ms: 200, place },
      deadlineMs: 300,
      controlMs: 200,
      probes: [probe],
      inventories: [],
      alerts: [],
      notes: [],
    };
  }

  private tools(): DrillTools {
    const fingerprint = async () => ({ 'Deployment/shop/switch': 'same' });
    return {
      cluster: { fingerprint, waitReady: () => this.waitReady() } as unknown as Cluster,
      clock: systemClock,
      signal: this.abort.signal,
      prober: {
        start: async (_names, clock, onSample) => this.probe(clock.nowMs, onSample),
        audit: async () => ({ kept: 0, lost: [], unanswered: 0 }),
      },
      openSession: async () => ({
        run: async (text) => {
          this.perform(text);
          const failed = text === 'fail';
          return {
            exitCode: failed ? 1 : 0,
            stdout: `did ${text}`,
            stderr: '',
            durationMs: 1,
            timedOut: text === 'watch',
            result: text === 'watch' ? 'timed-out' : failed ? 'failed' : 'ok',
            interactive: false,
            lostSession: false,
          };
        },
        close: async () => {
          this.history.push('session closed');
        },
      }),
      aim: async () => ({
        targets: ['switch'],
        undo: [{ kind: 'remove-labelled', label: 'a=b', describes: 'switch it on' }],
        inject: async () => {
          this.history.push('inject');
          if (this.injectFails) throw new Error('no hands');
          this.healthy = !this.bites;
          if (this.heals) setTimeout(() => (this.healthy = true), 40);
        },
        isGone: async () => this.healthy,
      }),
      lease: {
        lost: new AbortController().signal,
        hold: async () => {
          this.history.push('hold');
          return {
            revert: async () => {
              this.history.push('revert');
              this.healthy = this.afterwards !== 'failing';
            },
            release: async () => {},
          };
        },
        close: async () => [],
      },
    };
  }

  private async waitReady(): Promise<void> {
    if (this.afterwards === 'not ready') {
      throw new HarnessError('SYSTEM_NOT_READY', 'not ready: Deployment shop/switch');
    }
    if (this.afterwards === 'never told') await new Promise(() => {});
  }

  private probe(nowMs: () => number, onSample: (sample: ProbeSample) => void) {
    let fail: (error: Error) => void = () => {};
    const failed = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const timer = setInterval(() => {
      if (!this.probing) return fail(new Error('the prober ended'));
      onSample({ probe: 'ask', sentMs: nowMs(), durationMs: 0.1, ok: this.healthy });
    }, 5);
    return { failed, stop: async () => clearInterval(timer) };
  }
}

/** A planned step that runs `text`, unless another action is given. */
export function step(number: number, text: string, action?: StepAction): PlannedStep {
  return {
    number,
    phase: 'recover',
    step: { kind: 'command', place, endLine: 7, text, language: 'bash', placeholders: [] },
    action: action ?? { kind: 'run', timeoutMs: 500 },
    boundText: text,
  };
}
