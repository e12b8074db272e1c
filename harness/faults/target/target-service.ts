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

/** A path of a Service, without a query. */
export const servicePath = z
  .string()
  .regex(/^\/[^\s?#]*$/, { error: 'must be a path that starts with a slash, without a query' });

/** FAULT_FAILED, with a list of the Services there, if this one or its port does not exist. */
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

/** The answer to a GET, parsed if it is JSON; undefined for 404 and 410, FAULT_FAILED for other errors. */
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
      next: 'Firedrill checks a fault with GET: its path must answer GET, or the scenario names one that does.',
      cause: error,
    });
  }
}

const isNotThere = (status: number | undefined) => status === 404 || status === 410;
