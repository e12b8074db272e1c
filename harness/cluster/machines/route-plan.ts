import type { PodRoute } from '../network/node-routes.ts';
import type { RunContainers } from './run-containers.ts';

/** A node in the API that has a range for its pods. */
export interface RoutedNode extends PodRoute {
  readonly name: string;
}

/** A container that needs routes to pods on other nodes. */
export interface Place {
  /** Changes when the container has lost its routes. */
  readonly key: string;
  readonly container: string;
  /** A range of pods to the address through which they are reached. */
  readonly routes: ReadonlyMap<string, string>;
  /** True for a machine: its node may still send packets for pods by its default route. */
  readonly isMachine: boolean;
}

/**
 * Which container needs which routes. kind's own nodes and sidecars need routes to pods on machines, as
 * they get all others when they start; a machine needs routes to the pods on all other nodes.
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
    // A machine without a node of its host name has no pods that need routes.
    if (state !== 'running' || !nodes.some(({ name }) => name === hostname)) return [];
    const others = routesTo(nodes.filter(({ name }) => name !== hostname));
    return [{ key: `${container} ${startedAt}`, container, routes: others, isMachine: true }];
  });
  return [...places, ...running];
}

/** Shell script that turns the current routes into the wanted ones; undefined if they are equal. */
export function routeChanges(
  current: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): string | undefined {
  const gone = [...current.keys()].filter((range) => !wanted.has(range));
  const other = [...wanted].filter(([range, via]) => current.get(range) !== via);
  const lines = [
    // `flush` also succeeds if a CNI's daemon has removed the route before.
    ...gone.map((range) => `ip route flush exact ${range}`),
    ...other.map(([range, via]) => `ip route replace ${range} via ${via}`),
  ];
  return lines.length > 0 ? lines.join(' && ') : undefined;
}
