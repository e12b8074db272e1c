import pLimit from 'p-limit';
import { HarnessError } from '../../errors.ts';
import { stated } from '../../model/figures.ts';
import { decide, type MachineAction, type SeenMachine } from './decide.ts';
import type { Provider } from './provider.ts';
import type { WantedMachine } from './provider-protocol.ts';
import { Patience, ReconcileLoop } from './reconcile-loop.ts';

/** Booting two at once keeps two processors busy; more only boot later. */
const atOnce = 2;
/** A list that comes at once and says nothing new is not asked for again at once. */
const quietMs = 1_000;

/** What machines are made of. */
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
 * Makes machines be as their provider wants them, and tells it how they are: from what is wanted and
 * what is there, whatever happened in between. Either side may fail at any time.
 */
export class Hypervisor {
  readonly #options: HypervisorOptions;
  readonly #ending = new AbortController();
  readonly #lost = new AbortController();
  readonly #loop: ReconcileLoop;
  readonly #following: Promise<void>;
  readonly #inTurn = pLimit(atOnce);
  readonly #working = new Map<string, Promise<void>>();
  #wanted: readonly WantedMachine[] | undefined;
  #answered: () => void = () => undefined;
  #trouble = 'it was not asked yet';
  /** Every id of a list whose end has not been told. */
  readonly #known = new Set<string>();
  readonly #told = new Map<string, string>();
  readonly #failed = new Map<string, string>();
  readonly #stopped = new Set<string>();

  constructor(options: HypervisorOptions) {
    this.#options = options;
    this.#loop = new ReconcileLoop(() => this.#pass(), this.#ending.signal);
    this.#following = this.#follow(this.#ending.signal);
  }

  /** Aborted where the provider does not keep to the protocol; the reason is the error. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Something may have happened to a machine. */
  ring(): void {
    this.#loop.ring();
  }

  /** Resolves with the first list; SYSTEM_NOT_READY where there is none by then. */
  async answered(timeoutMs: number): Promise<void> {
    if (this.#wanted) return;
    const silent = Symbol();
    const overtime = Promise.withResolvers<typeof silent>();
    const timer = setTimeout(() => overtime.resolve(silent), timeoutMs);
    this.lost.addEventListener('abort', () => overtime.resolve(silent), { once: true });
    const first = new Promise<void>((resolve) => {
      this.#answered = resolve;
    });
    const outcome = await Promise.race([first, overtime.promise]);
    clearTimeout(timer);
    if (outcome !== silent) return;
    if (this.lost.aborted) throw this.lost.reason;
    const what = `nobody says within ${stated(timeoutMs)} which machines there should be`;
    throw new HarnessError('SYSTEM_NOT_READY', `${what}: ${this.#trouble}`, {
      next: 'system.yaml names who does under "machines"; `--keep` leaves the cluster to look at.',
    });
  }

  /** Resolves when nothing is made or removed any more; what is there stays. */
  async end(): Promise<void> {
    this.#ending.abort();
    await Promise.all([this.#following, this.#loop.ended]);
    await Promise.all(this.#working.values());
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const patience = new Patience();
    let revision: number | undefined;
    while (!signal.aborted) {
      const askedMs = performance.now();
      try {
        const list = await this.#options.provider.list(revision, signal);
        if (signal.aborted) return;
        const isNew = list.revision !== revision;
        revision = list.revision;
        this.#want(list.machines);
        if (isNew || performance.now() - askedMs > quietMs) patience.renew();
        else await patience.wait(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#trouble = error instanceof Error ? error.message : String(error);
        if (error instanceof HarnessError && error.code === 'SYSTEM_NOT_READY') {
          this.#lost.abort(error);
          return;
        }
        // Whoever answers next may be another, which knows nothing of what was told.
        revision = undefined;
        this.#told.clear();
        await patience.wait(signal);
      }
    }
  }

  #want(machines: readonly WantedMachine[]): void {
    this.#wanted = machines;
    for (const { id, power } of machines) {
      this.#known.add(id);
      if (power === 'on') continue;
      this.#stopped.add(id);
      // Switched on again, it is tried anew.
      this.#failed.delete(id);
    }
    this.#answered();
    this.#loop.ring();
  }

  async #pass(): Promise<void> {
    const { provider, host, limit } = this.#options;
    if (!this.#wanted) return;
    const working = new Set(this.#working.keys());
    const seen = await host.seen();
    const wanted = this.#wanted;
    // Whatever ends these from now on, it is not that they were switched off.
    for (const { id, power } of wanted) {
      if (working.has(id) || this.#working.has(id)) continue;
      const there = seen.find((machine) => machine.id === id);
      if (power === 'on' && there?.state === 'running') this.#stopped.delete(id);
    }
    const memory = { failed: this.#failed, stopped: this.#stopped };
    const { actions, reports } = decide(wanted, seen, memory, limit);
    for (const action of actions) this.#begin(action, working);
    for (const [id, report] of reports) {
      const text = JSON.stringify(report);
      if (working.has(id) || this.#working.has(id) || this.#told.get(id) === text) continue;
      await provider.report(id, report);
      this.#told.set(id, text);
    }
    const there = new Set([...wanted, ...seen].map(({ id }) => id));
    for (const id of this.#known) {
      if (there.has(id) || this.#working.has(id)) continue;
      await provider.gone(id);
      for (const memory of [this.#known, this.#told, this.#failed, this.#stopped])
        memory.delete(id);
    }
  }

  #begin(action: MachineAction, working: ReadonlySet<string>): void {
    const { id } = action.kind === 'create' ? action.machine : action.seen;
    // What was seen of one that was being worked on is not what it is now.
    if (working.has(id) || this.#working.has(id)) return;
    const work = this.#inTurn(() => this.#perform(id, action));
    this.#working.set(id, work);
    void work.finally(() => {
      this.#working.delete(id);
      this.#loop.ring();
    });
  }

  async #perform(id: string, action: MachineAction): Promise<void> {
    if (this.#ending.signal.aborted) return;
    try {
      await this.#options.host.perform(action);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (action.kind === 'create' || action.kind === 'start') this.#failed.set(id, why);
      // What cannot be removed or stopped now is tried again, and not at once.
      else await new Patience().wait(this.#ending.signal);
    }
  }
}
