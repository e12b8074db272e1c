import type { CoreV1Api } from '@kubernetes/client-node';
import { HarnessError } from '../../errors.ts';
import { docker } from '../../io/docker.ts';
import { keepPacketsInside } from '../network/node-routes.ts';
import { type Place, type RoutedNode, routeChanges, routePlan } from './route-plan.ts';
import { containersOf } from './run-containers.ts';

const timeoutMs = 15_000;

export interface PodRoutesOptions {
  readonly run: string;
  readonly core: CoreV1Api;
  /** Containers of kind's own nodes. */
  readonly nodes: readonly string[];
}

/** Routes between machines and everybody else, as far as they have been laid. */
export class PodRoutes {
  readonly #options: PodRoutesOptions;
  readonly #laid = new Map<string, ReadonlyMap<string, string>>();

  constructor(options: PodRoutesOptions) {
    this.#options = options;
  }

  /** Lays and takes away what is missing or too much. CLUSTER_FAILED where a container refuses. */
  async settle(): Promise<void> {
    const { run, core, nodes } = this.#options;
    // In this order: what runs on a node that is looked at later is not known to need a route.
    const containers = await containersOf(run);
    const { items } = await core.listNode();
    const routed = items.flatMap(({ metadata, spec, status }): RoutedNode[] => {
      const via = status?.addresses?.find(({ type }) => type === 'InternalIP')?.address;
      const name = metadata?.name;
      return name && spec?.podCIDR && via ? [{ name, range: spec.podCIDR, via }] : [];
    });
    const places = routePlan(nodes, routed, containers);
    const keys = new Set(places.map(({ key }) => key));
    for (const key of this.#laid.keys()) if (!keys.has(key)) this.#laid.delete(key);
    await Promise.all(places.map((place) => this.#lay(place)));
  }

  async #lay({ key, container, routes, isMachine }: Place): Promise<void> {
    const laid = this.#laid.get(key);
    if (isMachine && !laid) {
      await keepPacketsInside(
        container,
        [...routes].map(([range, via]) => ({ range, via })),
      );
    } else {
      const changes = routeChanges(laid ?? new Map(), routes);
      if (changes !== undefined) await change(container, changes);
    }
    this.#laid.set(key, routes);
  }
}

// Privileged is this one command, as a sidecar has no right to set routes itself.
async function change(container: string, script: string): Promise<void> {
  const { exitCode, stderr } = await docker(
    ['exec', '--privileged', '--user', '0', container, 'sh', '-c', script],
    { timeoutMs },
  );
  if (exitCode === 0) return;
  throw new HarnessError('CLUSTER_FAILED', `cannot set routes in ${container}: ${stderr.trim()}`);
}
