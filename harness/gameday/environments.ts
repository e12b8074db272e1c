import { requireEngine } from '../cluster/engine/engine.ts';
import type { OnImageProgress } from '../cluster/images/image-progress.ts';
import { keepCluster } from '../cluster/lifecycle/kept-cluster.ts';
import { sweepLeftovers } from '../cluster/lifecycle/leftovers.ts';
import { openLease } from '../faults/undo/lease.ts';
import { revertAll } from '../faults/undo/revert-all.ts';
import type { Stage } from '../journal/events.ts';
import type { System } from '../model/system.ts';
import type { Lease } from '../ports.ts';
import { type BuiltEnvironment, buildEnvironment } from './build-environment.ts';
import type { Environment, Environments } from './environment.ts';

export interface EnvironmentsOptions {
  readonly run: string;
  /** Leave the clusters to the next run, and use what an earlier one left. */
  readonly keep: boolean;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
  readonly onImageProgress: OnImageProgress;
}

/** Undoes what dead runs left, and opens the lease through which all of this run is undone. */
export async function openEnvironments(options: EnvironmentsOptions): Promise<LeasedEnvironments> {
  await requireEngine();
  const { undone, failed } = await revertAll();
  for (const what of failed) options.say(`left by an earlier run, could not be undone: ${what}`);
  const swept = await sweepLeftovers();
  for (const what of [...undone, ...swept.map(({ describes }) => describes)]) {
    options.say(`left by an earlier run, removed: ${what}`);
  }
  return new LeasedEnvironments(options, await openLease(options.run));
}

/** Stands by their lane, each made on first use. */
export class LeasedEnvironments implements Environments {
  readonly #options: EnvironmentsOptions;
  readonly #lease: Lease;
  readonly #build: typeof buildEnvironment;
  readonly #built = new Map<number, BuiltEnvironment>();
  #made = 0;

  constructor(options: EnvironmentsOptions, lease: Lease, build = buildEnvironment) {
    this.#options = options;
    this.#lease = lease;
    this.#build = build;
  }

  async environmentFor(
    system: System,
    lane: number,
    onStage: (stage: Stage) => void,
  ): Promise<Environment> {
    const there = this.#built.get(lane);
    if (there?.system.folder === system.folder) return there;
    await this.release(lane);
    this.#made += 1;
    const run = this.#made === 1 ? this.#options.run : `${this.#options.run}-${this.#made}`;
    const options = { ...this.#options, run, lease: this.#lease, onStage };
    const environment = await this.#build(system, options);
    this.#built.set(lane, environment);
    return environment;
  }

  async discard(lane: number): Promise<void> {
    await this.#end(lane, (environment) => environment.remove());
  }

  async release(lane: number): Promise<void> {
    const keep = this.#options.keep && !this.#options.signal.aborted;
    await this.#end(lane, (environment) => (keep ? this.#keep(environment) : environment.remove()));
  }

  /** Lets go of every environment; then ends the lease, and with it what could not be removed before. */
  async end(): Promise<void> {
    await Promise.all([...this.#built.keys()].map((lane) => this.release(lane)));
    // An open lease would keep this process alive.
    const late = await this.#lease.close();
    for (const what of late) this.#options.say(`undone only at the end: ${what}`);
  }

  async #end(lane: number, how: (environment: BuiltEnvironment) => Promise<void>): Promise<void> {
    const environment = this.#built.get(lane);
    this.#built.delete(lane);
    try {
      if (environment) await how(environment);
    } catch (error) {
      // The lease still holds it: nothing found out so far is to be lost to this.
      this.#options.say(`could not be removed yet, is tried again at the end: ${String(error)}`);
    }
  }

  async #keep({
    system,
    tools: { cluster },
    sidecars,
    key,
    held,
  }: BuiltEnvironment): Promise<void> {
    await Promise.all(sidecars.map((sidecar) => sidecar.remove()));
    await keepCluster(cluster, { systemKey: key, namespaces: system.namespaces });
    await held.release();
    await cluster.close();
    this.#options.say(`kept ${cluster.name}; \`firedrill down\` removes it`);
  }
}
