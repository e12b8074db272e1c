import type { CoreV1Api } from '@kubernetes/client-node';
import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { isPodRoute, keepPacketsInside } from '../network/node-routes.ts';
import { type Place, type RoutedNode, routeChanges, routePlan } from './route-plan.ts';
import { containersOf } from './run-containers.ts';

const timeoutMs = 15_000;

export interface PodRoutesOptions {
  readonly run: string;
  readonly core: CoreV1Api;
  /** Containers of kind's own nodes. */
  readonly nodes: readonly string[];
}

/** Keeps the routes between machines and all other nodes and sidecars up to date. */
export class PodRoutes {
  readonly #options: PodRoutesOptions;
  readonly #current = new Map<string, ReadonlyMap<string, string>>();

  constructor(options: PodRoutesOptions) {
    this.#options = options;
  }

  /** Adds missing routes and removes obsolete ones. CLUSTER_FAILED if a container refuses. */
  async settle(): Promise<void> {
    const { run, core, nodes } = this.#options;
    // In this order, so that every container listed here finds its node in the later list of nodes.
    const containers = await containersOf(run);
    const { items } = await core.listNode();
    const routed = items.flatMap(({ metadata, spec, status }): RoutedNode[] => {
      const via = status?.addresses?.find(({ type }) => type === 'InternalIP')?.address;
      const name = metadata?.name;
      const route = { range: spec?.podCIDR ?? '', via: via ?? '' };
      return name && isPodRoute(route) ? [{ name, ...route }] : [];
    });
    const places = routePlan(nodes, routed, containers);
    const keys = new Set(places.map(({ key }) => key));
    for (const key of this.#current.keys()) if (!keys.has(key)) this.#current.delete(key);
    await Promise.all(places.map((place) => this.#apply(place)));
  }

  async #apply({ key, container, routes, isMachine }: Place): Promise<void> {
    const current = this.#current.get(key);
    if (isMachine && !current) {
      await keepPacketsInside(
        container,
        [...routes].map(([range, via]) => ({ range, via })),
      );
    } else {
      const changes = routeChanges(current ?? new Map(), routes);
      if (changes !== undefined) await change(container, changes);
    }
    this.#current.set(key, routes);
  }
}

// Only this command is privileged: a sidecar itself has no right to set routes.
async function change(container: string, script: string): Promise<void> {
  const { exitCode, stderr } = await docker(
    ['exec', '--privileged', '--user', '0', container, 'sh', '-c', script],
    { timeoutMs },
  );
  if (exitCode === 0) return;
  throw new HarnessError('CLUSTER_FAILED', `cannot set routes in ${container}: ${stderr.trim()}`);
}
