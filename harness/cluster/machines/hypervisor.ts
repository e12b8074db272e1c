import pLimit from 'p-limit';
import { HarnessError } from '../../errors.ts';
import { stated } from '../../model/figures.ts';
import { decide, type MachineAction, type SeenMachine } from './decide.ts';
import type { Provider } from './provider.ts';
import type { WantedMachine } from './provider-protocol.ts';
import { Backoff, ReconcileLoop } from './reconcile-loop.ts';

/** Two machines that boot at once keep two processors busy; more would only boot later. */
const parallelActions = 2;
/** After an unchanged list that came faster than this, wait before the next request. */
const quietMs = 1_000;

/** What runs the machines. */
export interface MachineHost {
  seen(): Promise<readonly SeenMachine[]>;
  perform(action: MachineAction): Promise<void>;
}

export interface HypervisorOptions {
  readonly provider: Provider;
  readonly host: MachineHost;
  readonly limit: number;
}

/**
 * Reconciles machines with what their provider asks for, and reports their state to it. Each pass
 * compares only the desired and the actual machines; either side may fail at any time.
 */
export class Hypervisor {
  readonly #options: HypervisorOptions;
  readonly #ending = new AbortController();
  readonly #lost = new AbortController();
  readonly #loop: ReconcileLoop;
  readonly #following: Promise<void>;
  readonly #limited = pLimit(parallelActions);
  readonly #working = new Map<string, Promise<void>>();
  #wanted: readonly WantedMachine[] | undefined;
  #answered: () => void = () => undefined;
  #trouble = 'it was not asked yet';
  /** Every id from a list whose removal has not been reported. */
  readonly #known = new Set<string>();
  readonly #reported = new Map<string, string>();
  readonly #failed = new Map<string, string>();
  readonly #stopped = new Set<string>();

  constructor(options: HypervisorOptions) {
    this.#options = options;
    this.#loop = new ReconcileLoop(() => this.#pass(), this.#ending.signal);
    this.#following = this.#follow(this.#ending.signal);
  }

  /** Aborted when the provider breaks the protocol; the reason is the error. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Call this when something may have happened to a machine. */
  trigger(): void {
    this.#loop.trigger();
  }

  /** Resolves with the provider's first list; SYSTEM_NOT_READY if it does not come in time. */
  async answered(timeoutMs: number): Promise<void> {
    if (this.#wanted) return;
    const silent = Symbol();
    const givenUp = Promise.withResolvers<typeof silent>();
    const timer = setTimeout(() => givenUp.resolve(silent), timeoutMs);
    this.lost.addEventListener('abort', () => givenUp.resolve(silent), { once: true });
    const first = new Promise<void>((resolve) => {
      this.#answered = resolve;
    });
    const outcome = await Promise.race([first, givenUp.promise]);
    clearTimeout(timer);
    if (outcome !== silent) return;
    if (this.lost.aborted) throw this.lost.reason;
    const what = `the machine provider gave no list of machines within ${stated(timeoutMs)}`;
    throw new HarnessError('SYSTEM_NOT_READY', `${what}: ${this.#trouble}`, {
      next: 'Check "machines" in system.yaml, which names the provider; `--keep` leaves the cluster for inspection.',
    });
  }

  /** Resolves when no action is running any more; the machines stay. */
  async end(): Promise<void> {
    this.#ending.abort();
    await Promise.all([this.#following, this.#loop.ended]);
    await Promise.all(this.#working.values());
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff();
    let revision: number | undefined;
    while (!signal.aborted) {
      const askedMs = performance.now();
      try {
        const list = await this.#options.provider.list(revision, signal);
        if (signal.aborted) return;
        const isNew = list.revision !== revision;
        revision = list.revision;
        this.#want(list.machines);
        if (isNew || performance.now() - askedMs > quietMs) backoff.reset();
        else await backoff.wait(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#trouble = error instanceof Error ? error.message : String(error);
        if (error instanceof HarnessError && error.code === 'SYSTEM_NOT_READY') {
          this.#lost.abort(error);
          return;
        }
        // A restarted provider may answer next, and it would not know the earlier reports.
        revision = undefined;
        this.#reported.clear();
        await backoff.wait(signal);
      }
    }
  }

  #want(machines: readonly WantedMachine[]): void {
    this.#wanted = machines;
    for (const { id, power } of machines) {
      this.#known.add(id);
      if (power === 'on') continue;
      this.#stopped.add(id);
      // Once it is switched on again, the hypervisor tries again.
      this.#failed.delete(id);
    }
    this.#answered();
    this.#loop.trigger();
  }

  async #pass(): Promise<void> {
    const { provider, host, limit } = this.#options;
    if (!this.#wanted) return;
    const working = new Set(this.#working.keys());
    const seen = await host.seen();
    const wanted = this.#wanted;
    // If these end from now on, it is not because they were switched off.
    for (const { id, power } of wanted) {
      if (working.has(id) || this.#working.has(id)) continue;
      const actual = seen.find((machine) => machine.id === id);
      if (power === 'on' && actual?.state === 'running') this.#stopped.delete(id);
    }
    const memory = { failed: this.#failed, stopped: this.#stopped };
    const { actions, reports } = decide(wanted, seen, memory, limit);
    for (const action of actions) this.#begin(action, working);
    for (const [id, report] of reports) {
      const text = JSON.stringify(report);
      if (working.has(id) || this.#working.has(id) || this.#reported.get(id) === text) continue;
      await provider.report(id, report);
      this.#reported.set(id, text);
    }
    const existing = new Set([...wanted, ...seen].map(({ id }) => id));
    for (const id of this.#known) {
      if (existing.has(id) || this.#working.has(id)) continue;
      await provider.gone(id);
      for (const memory of [this.#known, this.#reported, this.#failed, this.#stopped])
        memory.delete(id);
    }
  }

  #begin(action: MachineAction, working: ReadonlySet<string>): void {
    const { id } = action.kind === 'create' ? action.machine : action.seen;
    // The state seen during an action is outdated.
    if (working.has(id) || this.#working.has(id)) return;
    const work = this.#limited(() => this.#perform(id, action));
    this.#working.set(id, work);
    void work.finally(() => {
      this.#working.delete(id);
      this.#loop.trigger();
    });
  }

  async #perform(id: string, action: MachineAction): Promise<void> {
    if (this.#ending.signal.aborted) return;
    try {
      await this.#options.host.perform(action);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (action.kind === 'create' || action.kind === 'start') this.#failed.set(id, why);
      // A failed removal or stop is tried again after a pause.
      else await new Backoff().wait(this.#ending.signal);
    }
  }
}
