import { HarnessError } from '../../errors.ts';
import { ownIdentity, type ProcessIdentity } from '../../io/process-identity.ts';
import type { UndoAction } from '../../model/undo-action.ts';
import type { Held, Lease } from '../../ports.ts';
import { defaultRunsFolder, leaseFileOf, removeLease, writeLease } from './lease-file.ts';
import { describeFailures, undoAll } from './undo-all.ts';
import { type WatchdogEnd, WatchdogLink } from './watchdog-link.ts';

export interface LeaseOptions {
  /** Where runs keep the files that must outlive them. */
  readonly runsFolder?: string;
  /** How long an undo waits for an engine that does not answer. */
  readonly patienceMs?: number;
}

const maxWatchdogs = 4;
const defaultPatienceMs = 20_000;

/** Starts the run's watchdog; LEASE_LOST if it cannot be started. */
export async function openLease(run: string, options: LeaseOptions = {}): Promise<Lease> {
  const lease = new WatchedLease(run, ownIdentity(), options);
  await lease.open();
  return lease;
}

/**
 * Keeps each undo in three places, in this order: here, on disk, with the watchdog. A release goes the
 * other way round, so that a death in between leaves too much to undo, never too little.
 */
class WatchedLease implements Lease {
  readonly #run: string;
  readonly #harness: ProcessIdentity;
  readonly #file: string;
  readonly #patienceMs: number;
  readonly #held = new Map<number, readonly UndoAction[]>();
  readonly #lost = new AbortController();
  #link: Promise<WatchdogLink> | undefined;
  #watchdog: ProcessIdentity | undefined;
  #watchdogs = 0;
  #ids = 0;

  constructor(run: string, harness: ProcessIdentity, options: LeaseOptions) {
    this.#run = run;
    this.#harness = harness;
    this.#file = leaseFileOf(options.runsFolder ?? defaultRunsFolder, run);
    this.#patienceMs = options.patienceMs ?? defaultPatienceMs;
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async open(): Promise<void> {
    this.#link = this.#startWatchdog();
    await this.#link;
  }

  async hold(undo: readonly UndoAction[]): Promise<Held> {
    this.lost.throwIfAborted();
    this.#ids += 1;
    const id = this.#ids;
    this.#held.set(id, undo);
    this.#write();
    try {
      await this.#confirm((link) => link.hold(id, undo));
    } catch (error) {
      this.#held.delete(id);
      throw error;
    }
    return { revert: () => this.#revert(id), release: () => this.#release(id) };
  }

  async close(): Promise<readonly string[]> {
    const remaining = [...this.#held.values()].flat();
    const failures = await undoAll(remaining, { patienceMs: this.#patienceMs });
    if (failures.length === 0) this.#held.clear();
    const link = this.lost.aborted ? undefined : await this.#link;
    if (failures.length > 0) {
      link?.handOver();
      throw undoFailed(failures, this.#run);
    }
    await link?.close();
    removeLease(this.#file, !this.lost.aborted);
    return remaining.map(({ describes }) => describes);
  }

  async #revert(id: number): Promise<void> {
    const undo = this.#held.get(id);
    if (!undo) return;
    const failures = await undoAll(undo, { patienceMs: this.#patienceMs });
    if (failures.length > 0) throw undoFailed(failures, this.#run);
    await this.#release(id);
  }

  async #release(id: number): Promise<void> {
    if (!this.#held.has(id)) return;
    try {
      // A watchdog that took over may have undone something that was meant to stay: the caller must know.
      await this.#confirm((link) => link.release(id));
    } finally {
      this.#held.delete(id);
      this.#write();
    }
  }

  /** Asks the watchdog; if it ends before it confirms, asks its successor, which gets every undo. */
  async #confirm(ask: (link: WatchdogLink) => Promise<boolean>): Promise<void> {
    for (;;) {
      this.lost.throwIfAborted();
      const link = await this.#link;
      if (link && (await ask(link))) return;
    }
  }

  async #startWatchdog(): Promise<WatchdogLink> {
    this.#watchdogs += 1;
    const link = await WatchdogLink.start(this.#file, (end) => this.#watchdogEnded(end));
    this.#watchdog = link.identity;
    try {
      this.#write();
    } catch (error) {
      link.handOver();
      throw new HarnessError('LEASE_LOST', `The lease cannot be written to ${this.#file}.`, {
        next: 'Check whether that folder is writable, and whether the disk is full.',
        cause: error,
      });
    }
    for (const [id, undo] of this.#held) await link.hold(id, undo);
    return link;
  }

  #watchdogEnded(end: WatchdogEnd): void {
    if (end.tookOver) {
      this.#lose(`The watchdog undid everything: ${end.why}`);
    } else if (this.#watchdogs >= maxWatchdogs) {
      this.#lose(`The watchdog ended unexpectedly ${this.#watchdogs} times`);
    } else {
      this.#link = this.#startWatchdog();
      this.#link.catch((error: unknown) => this.#lose('No watchdog can be started', error));
    }
  }

  #lose(why: string, cause?: unknown): void {
    const error = new HarnessError('LEASE_LOST', `${why}; nothing more may be injected.`, {
      next: 'Run the drill again; its journal so far proves nothing.',
      cause,
    });
    this.#lost.abort(error);
  }

  #write(): void {
    if (!this.#watchdog || this.lost.aborted) return;
    const held = [...this.#held].map(([id, undo]) => ({ id, undo }));
    writeLease(this.#file, {
      version: 1,
      run: this.#run,
      harness: this.#harness,
      watchdog: this.#watchdog,
      held,
    });
  }
}

function undoFailed(failures: Parameters<typeof describeFailures>[0], run: string): HarnessError {
  return new HarnessError('UNDO_FAILED', `Could not be undone: ${describeFailures(failures)}`, {
    next: `When the container engine answers again, undo run ${run} with: firedrill revert`,
  });
}
