import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { askThroughProxy, refusedWith } from '../../io/service-proxy.ts';
import type { Cluster } from '../../ports.ts';

/** A Service whose port the fault talks to. */
export const serviceShape = z.strictObject({
  namespace: z.string().min(1),
  name: z.string().min(1),
  port: z.int().min(1).max(65_535),
});

export type TargetService = z.output<typeof serviceShape>;

/** A path at a Service; a fault that is data has nothing to hide in a query. */
export const servicePath = z
  .string()
  .regex(/^\/[^\s?#]*$/, { error: 'must be a path from the slash on, without a query' });

/** FAULT_FAILED, telling what is there, where there is no such Service or it has no such port. */
export async function requireService(
  { namespace, name, port }: TargetService,
  cluster: Cluster,
): Promise<void> {
  const { items } = await cluster.core.listNamespacedService({ namespace });
  const found = items.find(({ metadata }) => metadata?.name === name);
  if (found?.spec?.ports?.some((one) => one.port === port)) return;
  const there = items.map(({ metadata, spec }) => {
    const ports = spec?.ports?.map((one) => one.port).join(', ');
    return `${metadata?.name} (${ports || 'no port'})`;
  });
  throw new HarnessError(
    'FAULT_FAILED',
    `There is no Service "${name}" with port ${port} in namespace "${namespace}". There are: ${there.join('; ') || 'none'}.`,
    { next: 'Correct the fault’s service in the scenario, or its part in the system’s manifests.' },
  );
}

/** What a GET answers, parsed where it is JSON; undefined where nothing is there, FAULT_FAILED else. */
export async function lookAt(
  { namespace, name, port }: TargetService,
  path: string,
  cluster: Cluster,
): Promise<unknown> {
  const at = { namespace, service: name, port };
  try {
    return await askThroughProxy(cluster.core, at, { path: path.slice(1) });
  } catch (error) {
    if (isNotThere(refusedWith(error))) return undefined;
    const why = error instanceof Error ? error.message : String(error);
    throw new HarnessError('FAULT_FAILED', why, {
      next: 'A fault is looked at with GET: its path must answer that, or the scenario says where to look.',
      cause: error,
    });
  }
}

const isNotThere = (status: number | undefined) => status === 404 || status === 410;
