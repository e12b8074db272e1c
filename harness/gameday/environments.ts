import { ensureEngine } from '../cluster/engine/engine.ts';
import type { OnImageProgress } from '../cluster/images/image-progress.ts';
import { ImageSupply } from '../cluster/images/image-supply.ts';
import { ensureKind } from '../cluster/images/kind-binary.ts';
import { keepCluster } from '../cluster/lifecycle/kept-cluster.ts';
import { sweepLeftovers } from '../cluster/lifecycle/leftovers.ts';
import { openLease } from '../faults/undo/lease.ts';
import { revertAll } from '../faults/undo/revert-all.ts';
import type { Stage } from '../journal/events.ts';
import type { System } from '../model/system.ts';
import type { Lease } from '../ports.ts';
import { type BuiltEnvironment, buildEnvironment } from './build-environment.ts';
import { environmentImages } from './drill-images.ts';
import type { Environment, Environments } from './environment.ts';

export interface EnvironmentsOptions {
  readonly run: string;
  /** Keep the clusters for the next run, and use those that an earlier run kept. */
  readonly keep: boolean;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
  readonly onImageProgress: OnImageProgress;
}

/** What environments are made with. */
export interface Makers {
  readonly build: typeof buildEnvironment;
  readonly supply: Pick<ImageSupply, 'ensure' | 'stop'>;
  readonly kind: () => Promise<unknown>;
}

/** Undoes what dead runs left, and opens the lease that undoes everything of this run. */
export async function openEnvironments(options: EnvironmentsOptions): Promise<LeasedEnvironments> {
  await ensureEngine({ onProgress: options.say });
  const { undone, failed } = await revertAll();
  for (const what of failed)
    options.say(`an earlier run left this, and it could not be undone: ${what}`);
  const swept = await sweepLeftovers();
  for (const what of [...undone, ...swept.map(({ describes }) => describes)]) {
    options.say(`an earlier run left this; it is now undone or removed: ${what}`);
  }
  const { signal, onImageProgress: onProgress } = options;
  return new LeasedEnvironments(options, await openLease(options.run), {
    build: buildEnvironment,
    supply: new ImageSupply({ signal, onProgress }),
    kind: () => ensureKind(onProgress, signal),
  });
}

/** The environments by lane, each created on first use and held by the lease. */
export class LeasedEnvironments implements Environments {
  readonly #options: EnvironmentsOptions;
  readonly #lease: Lease;
  readonly #makers: Makers;
  #prepared: Promise<unknown> | undefined;
  readonly #built = new Map<number, BuiltEnvironment>();
  #made = 0;

  constructor(options: EnvironmentsOptions, lease: Lease, makers: Makers) {
    this.#options = options;
    this.#lease = lease;
    this.#makers = makers;
  }

  prepare(systems: readonly System[]): void {
    const { supply, kind } = this.#makers;
    const images = systems.map((system) => supply.ensure(environmentImages(system)));
    this.#prepared = Promise.allSettled([...images, kind()]);
  }

  async environmentFor(
    system: System,
    lane: number,
    onStage: (stage: Stage) => void,
  ): Promise<Environment> {
    const current = this.#built.get(lane);
    if (current?.system.folder === system.folder) return current;
    await this.release(lane);
    this.#made += 1;
    const run = this.#made === 1 ? this.#options.run : `${this.#options.run}-${this.#made}`;
    const { build, supply } = this.#makers;
    const options = { ...this.#options, run, supply, lease: this.#lease, onStage };
    const environment = await build(system, options);
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

  /** Releases every environment; then closes the lease, which undoes what is still left. */
  async end(): Promise<void> {
    await Promise.all([...this.#built.keys()].map((lane) => this.release(lane)));
    // Images that no drill waits for any more.
    this.#makers.supply.stop();
    await this.#prepared;
    // An open lease would keep this process alive.
    const late = await this.#lease.close();
    for (const what of late) this.#options.say(`undone only at the end of the run: ${what}`);
  }

  async #end(lane: number, how: (environment: BuiltEnvironment) => Promise<void>): Promise<void> {
    const environment = this.#built.get(lane);
    this.#built.delete(lane);
    try {
      if (environment) await how(environment);
    } catch (error) {
      // The lease still holds the undo, and this error must not cost the results so far.
      this.#options.say(
        `an environment could not be removed yet; Firedrill tries again at the end: ${String(error)}`,
      );
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
