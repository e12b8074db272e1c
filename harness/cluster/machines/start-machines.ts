import { HarnessError } from '../../errors.ts';
import type { Machines, MachinesOptions } from '../../ports.ts';
import { removeContainers } from '../lifecycle/removal.ts';
import type { Kubernetes } from '../state/kubernetes.ts';
import { watchObjects } from '../state/object-watch.ts';
import { watchContainers } from './container-events.ts';
import { Hypervisor } from './hypervisor.ts';
import { createMachine, startMachine, stopMachine } from './machine-container.ts';
import { nodeSettings } from './node-settings.ts';
import { PodRoutes } from './pod-routes.ts';
import { providerAt } from './provider.ts';
import { ReconcileLoop } from './reconcile-loop.ts';
import { containersOf } from './run-containers.ts';

export interface MachinesCluster {
  readonly run: string;
  readonly name: string;
  /** Containers of kind's own nodes, control plane first. */
  readonly nodes: readonly string[];
  readonly kubernetes: Kubernetes;
}

/** Starts to supply a provider in the cluster with the machines that it asks for. */
export async function startMachines(
  cluster: MachinesCluster,
  { image, spec, signal }: MachinesOptions,
): Promise<Machines> {
  const { run, name, nodes, kubernetes } = cluster;
  const { core, config } = kubernetes;
  const settings = await nodeSettings(nodes[0] ?? '');
  const maker = { run, cluster: name, image, settings };
  const { memoryMb } = spec;
  const provider = providerAt(core, spec);
  const hypervisor = new Hypervisor({
    provider,
    limit: spec.limit,
    host: {
      seen: async () => (await containersOf(run)).machines,
      perform: async (action) => {
        if (action.kind === 'create') {
          await createMachine(action.machine, { ...maker, ...(memoryMb && { memoryMb }) });
          return;
        }
        const { id, container } = action.seen;
        if (action.kind === 'start') await startMachine(id, container);
        else if (action.kind === 'stop') await stopMachine(id, container);
        else await removeContainers([container]);
      },
    },
  });
  const ending = new AbortController();
  const failed = new AbortController();
  const routes = new PodRoutes({ run, core, nodes });
  const routing = new ReconcileLoop(() => routes.settle(), ending.signal);
  // The kind of change does not matter: each pass reads everything again.
  watchObjects(config, '/api/v1/nodes', '', ending.signal, () => routing.trigger());
  const watching = watchContainers(run, ending.signal, () => {
    hypervisor.trigger();
    routing.trigger();
  }).catch((error: unknown) => failed.abort(error));
  const end = async () => {
    ending.abort();
    await Promise.all([hypervisor.end(), routing.ended, watching]);
  };
  signal?.addEventListener('abort', () => void end(), { once: true });
  if (signal?.aborted) await end();
  return {
    answered: (timeoutMs) => hypervisor.answered(timeoutMs),
    lost: AbortSignal.any([hypervisor.lost, failed.signal]),
    end,
    remove: async () => {
      await end();
      const { machines } = await containersOf(run);
      if (machines.length > 0) await removeContainers(machines.map(({ container }) => container));
      await removeNodes(cluster);
      await routes.settle();
      for (const { id } of machines) await provider.gone(id);
    },
  };
}

/** Removes the nodes in the API that are not kind's own. */
async function removeNodes({ name, nodes, kubernetes: { core } }: MachinesCluster): Promise<void> {
  const { items } = await core.listNode();
  const names = items.flatMap(({ metadata }) => metadata?.name ?? []);
  for (const node of names.filter((one) => !nodes.includes(one))) {
    await core.deleteNode({ name: node }).catch((cause: unknown) => {
      throw new HarnessError('CLUSTER_FAILED', `cannot delete node ${node} of ${name}`, { cause });
    });
  }
}
