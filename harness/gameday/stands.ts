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

/** Stands by their system's folder, each made on first use. */
export class LeasedStands implements Stands {
  readonly #options: StandsOptions;
  readonly #lease: Lease;
  readonly #build: typeof buildStand;
  readonly #standing = new Map<string, Standing>();
  #made = 0;

  constructor(options: StandsOptions, lease: Lease, build = buildStand) {
    this.#options = options;
    this.#lease = lease;
    this.#build = build;
  }

  async standFor(system: System, onStage: (stage: Stage) => void): Promise<Stand> {
    const there = this.#standing.get(system.folder);
    if (there) return there;
    this.#made += 1;
    const run = this.#made === 1 ? this.#options.run : `${this.#options.run}-${this.#made}`;
    const options = { ...this.#options, run, lease: this.#lease, onStage };
    const stand = await this.#build(system, options);
    this.#standing.set(system.folder, stand);
    return stand;
  }

  async discard(system: System): Promise<void> {
    const stand = this.#standing.get(system.folder);
    this.#standing.delete(system.folder);
    try {
      await stand?.remove();
    } catch (error) {
      // The lease still holds it: nothing found out so far is to be lost to this.
      this.#options.say(`could not be removed yet, is tried again at the end: ${String(error)}`);
    }
  }

  /** Removes every stand, or leaves its cluster to the next run; then ends the lease. */
  async end(): Promise<void> {
    const troubles: unknown[] = [];
    for (const stand of this.#standing.values()) {
      const keep = this.#options.keep && !this.#options.signal.aborted;
      await (keep ? this.#keep(stand) : stand.remove()).catch((error) => troubles.push(error));
    }
    this.#standing.clear();
    // What could not be removed is still held; and an open lease would keep this process alive.
    const late = await this.#lease.close();
    for (const what of late) this.#options.say(`undone only at the end: ${what}`);
    if (troubles.length > 0) throw troubles[0];
  }

  async #keep({ system, tools: { cluster }, neighbours, key, held }: Standing): Promise<void> {
    await Promise.all(neighbours.map((neighbour) => neighbour.remove()));
    await keepCluster(cluster, { systemKey: key, namespaces: system.namespaces });
    await held.release();
    await cluster.close();
    this.#options.say(`kept ${cluster.name}; \`firedrill down\` removes it`);
  }
}
