import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster, Injector } from '../../ports.ts';
import { valueAt } from '../../scenario/json-path.ts';
import { throughApi } from '../fault-scripts.ts';
import { seenShape, seenToBite } from '../mechanisms/seen-to-bite.ts';
import { inject, type ServiceRequest, undoOf } from '../mechanisms/service-request.ts';
import { lookAt, requireService, servicePath, serviceShape } from '../target/target-service.ts';

const schema = z.strictObject({
  service: serviceShape,
  path: servicePath,
  /** Sent as JSON. */
  put: z.json(),
  /** The request that undoes it. Default: DELETE of the same path. */
  revert: z
    .strictObject({
      method: z.enum(['PUT', 'POST', 'PATCH', 'DELETE']),
      path: servicePath,
      body: z.json().optional(),
    })
    .optional(),
  /** Where a GET shows whether it is in place. Default: the path itself. */
  look: z.strictObject({ path: servicePath, take: z.string().min(1).optional() }).optional(),
  seen: seenShape.optional(),
});

type Fields = z.output<typeof schema>;

/** Sets a rule in a fake, through the API server: how the fake answers from now on. */
export const httpRule: Injector<Fields> = {
  kind: 'http-rule',
  schema,
  async aim(fields, cluster, signal) {
    const { service, path, put, revert, seen } = fields;
    await requireService(service, cluster);
    const before = await state(fields, cluster);
    if (before !== undefined && !revert) throw alreadyThere(fields);
    const api = throughApi(cluster);
    const undo: ServiceRequest = revert
      ? { method: revert.method, path: revert.path, body: revert.body }
      : { method: 'DELETE', path };
    const bite = seen && (await seenToBite(seen, service, cluster, signal));
    return {
      targets: [`${service.namespace}/${service.name}${path}`],
      undo: [undoOf(api, service, undo)],
      inject: async () => {
        await inject(api, service, { method: 'PUT', path, body: put });
        if (isDeepStrictEqual(await state(fields, cluster), before)) throw unchanged(fields);
      },
      ...(bite && { bite }),
      isGone: async () => isDeepStrictEqual(await state(fields, cluster), before),
    };
  },
};

/** What GET shows, undefined if nothing is there. For a rule that DELETE undoes: only whether it exists. */
async function state({ service, path, revert, look }: Fields, cluster: Cluster): Promise<unknown> {
  const answer = await lookAt(service, look?.path ?? path, cluster);
  const found = look?.take === undefined ? answer : valueAt(answer, look.take);
  return revert || found === undefined ? found : 'there';
}

function alreadyThere({ service, path, look }: Fields): HarnessError {
  const where = look ? `${look.path}${look.take === undefined ? '' : ` (${look.take})`}` : path;
  return new HarnessError(
    'FAULT_FAILED',
    `${service.namespace}/${service.name} already has something at ${where}: a DELETE would not restore it.`,
    {
      next: 'Give the rule a path of its own, or state under "revert" the request that undoes it.',
    },
  );
}

function unchanged({ service, path, look }: Fields): HarnessError {
  return new HarnessError(
    'FAULT_FAILED',
    `PUT ${path} to ${service.namespace}/${service.name} changed nothing that GET ${look?.path ?? path} shows.`,
    { next: 'Name under "look" a path that shows the rule, or correct "put".' },
  );
}
