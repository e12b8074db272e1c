import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster, Injector } from '../../ports.ts';
import { valueAt } from '../../scenario/json-path.ts';
import { throughApi } from '../fault-scripts.ts';
import { inject, type ServiceRequest, undoOf } from '../mechanisms/service-request.ts';
import { lookAt, requireService, serviceShape } from '../target/target-service.ts';

/** The toxics of toxiproxy 2.12. */
const types = [
  'latency',
  'bandwidth',
  'slow_close',
  'timeout',
  'slicer',
  'limit_data',
  'reset_peer',
] as const;

const schema = z
  .strictObject({
    /** toxiproxy's own API, not the service behind the proxy. */
    service: serviceShape,
    proxy: z.string().regex(/^[\w.-]+$/, { error: 'must be the name of a proxy' }),
    toxic: z
      .strictObject({
        type: z.enum(types),
        attributes: z.record(z.string(), z.number().min(0)).default({}),
        stream: z.enum(['upstream', 'downstream']).default('downstream'),
        /** The share of connections that it affects. */
        toxicity: z.number().gt(0).max(1).default(1),
      })
      .optional(),
    /** No connection gets through any more. */
    enabled: z.literal(false).optional(),
  })
  .refine(({ toxic, enabled }) => (toxic === undefined) !== (enabled === undefined), {
    error: 'needs either a toxic, or enabled: false',
  });

type Fields = z.output<typeof schema>;

interface Change {
  readonly what: string;
  readonly request: ServiceRequest;
  readonly undo: ServiceRequest;
  /** Whether a proxy, as toxiproxy describes it, has the change. */
  isIn(proxy: unknown): boolean;
}

/** Slows, cuts or drops connections at a toxiproxy in front of a service: a bad network. */
export const toxic: Injector<Fields> = {
  kind: 'toxic',
  schema,
  async aim(fields, cluster) {
    const { service, proxy } = fields;
    await requireService(service, cluster);
    const api = throughApi(cluster);
    const { what, request, undo, isIn } = changeOf(fields, api.id);
    const found = await lookAtProxy(fields, cluster);
    if (found === undefined) throw await noSuchProxy(fields, cluster);
    if (isIn(found)) throw alreadyDisabled(fields);
    const isInPlace = async () => isIn(await lookAtProxy(fields, cluster));
    return {
      targets: [`proxy/${service.namespace}/${service.name}/${proxy}: ${what}`],
      undo: [undoOf(api, service, undo)],
      inject: async () => {
        await inject(api, service, request);
        if (!(await isInPlace())) throw notInPlace(fields, what);
      },
      isGone: async () => !(await isInPlace()),
    };
  },
};

function changeOf({ proxy, toxic }: Fields, id: string): Change {
  const path = `/proxies/${proxy}`;
  if (!toxic) {
    return {
      what: 'disabled',
      request: { method: 'PATCH', path, body: { enabled: false } },
      undo: { method: 'PATCH', path, body: { enabled: true } },
      isIn: (found) => valueAt(found, 'enabled') === false,
    };
  }
  const name = `firedrill-${id}`;
  return {
    what: `${toxic.type} ${toxic.stream}`,
    request: { method: 'POST', path: `${path}/toxics`, body: { name, ...toxic } },
    undo: { method: 'DELETE', path: `${path}/toxics/${name}` },
    isIn: (found) => valueAt(found, `toxics.${name}`) !== undefined,
  };
}

const lookAtProxy = ({ service, proxy }: Fields, cluster: Cluster) =>
  lookAt(service, `/proxies/${proxy}`, cluster);

async function noSuchProxy({ service, proxy }: Fields, cluster: Cluster): Promise<HarnessError> {
  const all = await lookAt(service, '/proxies', cluster);
  const names = all !== null && typeof all === 'object' ? Object.keys(all) : [];
  return new HarnessError(
    'FAULT_FAILED',
    `${service.namespace}/${service.name} has no proxy "${proxy}". There are: ${names.join(', ') || 'none'}.`,
    { next: 'Correct the fault’s proxy, or let `service` name the port of toxiproxy’s interface.' },
  );
}

function alreadyDisabled({ service, proxy }: Fields): HarnessError {
  return new HarnessError(
    'FAULT_FAILED',
    `The proxy "${proxy}" of ${service.namespace}/${service.name} is already disabled.`,
    { next: 'Another fault or an earlier arm may have left it like this.' },
  );
}

function notInPlace({ service, proxy }: Fields, what: string): HarnessError {
  return new HarnessError(
    'FAULT_FAILED',
    `The proxy "${proxy}" of ${service.namespace}/${service.name} does not have the change: ${what}.`,
    { next: 'Check whether something else in the cluster resets it.' },
  );
}
