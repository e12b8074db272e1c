import type { PodRoute } from '../network/node-routes.ts';
import type { RunContainers } from './run-containers.ts';

/** A node of the API that has been given a range for its pods. */
export interface RoutedNode extends PodRoute {
  readonly name: string;
}

/** A container that needs routes to pods elsewhere. */
export interface Place {
  /** Another for the same container once it has lost its routes. */
  readonly key: string;
  readonly container: string;
  /** Range of pods to the address at which they are reached. */
  readonly routes: ReadonlyMap<string, string>;
  /** It is a node, and not yet kept from sending packets for pods elsewhere. */
  readonly isMachine: boolean;
}

/**
 * Who needs which routes: kind's own nodes and sidecars those to pods on machines, as the rest is laid
 * when they start; a machine those to everybody else's pods.
 */
export function routePlan(
  own: readonly string[],
  nodes: readonly RoutedNode[],
  { machines, sidecars }: RunContainers,
): readonly Place[] {
  const routesTo = (some: readonly RoutedNode[]) =>
    new Map(some.map(({ range, via }) => [range, via]));
  const toMachines = routesTo(nodes.filter(({ name }) => !own.includes(name)));
  const places = [...own, ...sidecars].map((container) => ({
    ...{ key: container, container, routes: toMachines, isMachine: false },
  }));
  const running = machines.flatMap(({ container, hostname, startedAt, state }) => {
    // A machine that is no node yet, or has a name of its own there, has no pods.
    if (state !== 'running' || !nodes.some(({ name }) => name === hostname)) return [];
    const others = routesTo(nodes.filter(({ name }) => name !== hostname));
    return [{ key: `${container} ${startedAt}`, container, routes: others, isMachine: true }];
  });
  return [...places, ...running];
}

/** Shell that makes one set of routes another; undefined where they are the same. */
export function routeChanges(
  laid: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): string | undefined {
  const gone = [...laid.keys()].filter((range) => !wanted.has(range));
  const other = [...wanted].filter(([range, via]) => laid.get(range) !== via);
  const lines = [
    // Where a CNI's daemon was quicker there is none left, which is as well.
    ...gone.map((range) => `ip route flush exact ${range}`),
    ...other.map(([range, via]) => `ip route replace ${range} via ${via}`),
  ];
  return lines.length > 0 ? lines.join(' && ') : undefined;
}
