import { requireEngine } from '../cluster/engine/engine.ts';
import type { OnImageProgress } from '../cluster/images/image-progress.ts';
import { keepCluster } from '../cluster/kept-cluster.ts';
import { sweepLeftovers } from '../cluster/leftovers.ts';
import { openLease } from '../faults/lease.ts';
import { revertAll } from '../faults/revert-all.ts';
import type { Stage } from '../model/journal.ts';
import type { System } from '../model/system.ts';
import type { Lease } from '../ports.ts';
import { buildStand, type Standing } from './build-stand.ts';
import type { Stand, Stands } from './stand.ts';

export interface StandsOptions {
  readonly run: string;
  /** Leave the clusters to the next run, and use what an earlier one left. */
  readonly keep: boolean;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
  readonly onImageProgress: OnImageProgress;
}

/** Undoes what dead runs left, and opens the lease through which all of this run is undone. */
export async function openStands(options: StandsOptions): Promise<LeasedStands> {
  await requireEngine();
  const { undone, failed } = await revertAll();
  for (const what of failed) options.say(`left by an earlier run, could not be undone: ${what}`);
  const swept = await sweepLeftovers();
  for (const what of [...undone, ...swept.map(({ describes }) => describes)]) {
    options.say(`left by an earlier run, removed: ${what}`);
  }
  return new LeasedStands(options, await openLease(options.run));
}

/** Stands by their lane, each made on first use. */
export class LeasedStands implements Stands {
  readonly #options: StandsOptions;
  readonly #lease: Lease;
  readonly #build: typeof buildStand;
  readonly #standing = new Map<number, Standing>();
  #made = 0;

  constructor(options: StandsOptions, lease: Lease, build = buildStand) {
    this.#options = options;
    this.#lease = lease;
    this.#build = build;
  }

  async standFor(system: System, lane: number, onStage: (stage: Stage) => void): Promise<Stand> {
    const there = this.#standing.get(lane);
    if (there?.system.folder === system.folder) return there;
    await this.letGo(lane);
    this.#made += 1;
    const run = this.#made === 1 ? this.#options.run : `${this.#options.run}-${this.#made}`;
    const options = { ...this.#options, run, lease: this.#lease, onStage };
    const stand = await this.#build(system, options);
    this.#standing.set(lane, stand);
    return stand;
  }

  async discard(lane: number): Promise<void> {
    await this.#end(lane, (stand) => stand.remove());
  }

  async letGo(lane: number): Promise<void> {
    const keep = this.#options.keep && !this.#options.signal.aborted;
    await this.#end(lane, (stand) => (keep ? this.#keep(stand) : stand.remove()));
  }

  /** Lets go of every stand; then ends the lease, and with it what could not be removed before. */
  async end(): Promise<void> {
    await Promise.all([...this.#standing.keys()].map((lane) => this.letGo(lane)));
    // An open lease would keep this process alive.
    const late = await this.#lease.close();
    for (const what of late) this.#options.say(`undone only at the end: ${what}`);
  }

  async #end(lane: number, how: (stand: Standing) => Promise<void>): Promise<void> {
    const stand = this.#standing.get(lane);
    this.#standing.delete(lane);
    try {
      if (stand) await how(stand);
    } catch (error) {
      // The lease still holds it: nothing found out so far is to be lost to this.
      this.#options.say(`could not be removed yet, is tried again at the end: ${String(error)}`);
    }
  }

  async #keep({ system, tools: { cluster }, neighbours, key, held }: Standing): Promise<void> {
    await Promise.all(neighbours.map((neighbour) => neighbour.remove()));
    await keepCluster(cluster, { systemKey: key, namespaces: system.namespaces });
    await held.release();
    await cluster.close();
    this.#options.say(`kept ${cluster.name}; \`firedrill down\` removes it`);
  }
}
