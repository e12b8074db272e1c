import { z } from 'zod';
import { abortable } from '../../clock.ts';
import { HarnessError } from '../../errors.ts';
import type { Injector } from '../../ports.ts';
import { throughApi } from '../fault-scripts.ts';
import { lookUntil } from '../mechanisms/look-until.ts';
import { newEvents } from '../mechanisms/new-events.ts';
import { retryCreating } from '../mechanisms/retry-creating.ts';

const schema = z
  .strictObject({
    namespace: z.string().min(1),
    name: z.string().min(1).default('limits'),
    /** Of a ResourceQuota: `{ pods: 0 }`. */
    hard: z
      .record(z.string(), z.union([z.string(), z.number()]).transform(String))
      .refine((hard) => Object.keys(hard).length > 0, { error: 'must limit something' })
      .optional(),
    /** Of a LimitRange: `[{ type: Pod, max: { memory: 64Mi } }]`. */
    limits: z.array(z.record(z.string(), z.json())).min(1).optional(),
    withinSeconds: z.number().positive().max(600).default(60),
  })
  .refine(({ hard, limits }) => (hard === undefined) !== (limits === undefined), {
    error: 'needs either hard (a ResourceQuota) or limits (a LimitRange)',
  });

type Fields = z.output<typeof schema>;

const label = 'firedrill.io/fault';
const pauseMs = 300;

const creating = 'printf %s "$1" | kubectl create -f -';
// A quota is in force once the controller has counted what the namespace uses.
const counting = `kubectl wait "resourcequota/$1" -n "$2" --for=jsonpath='{.status.hard}' --timeout=25s`;
const removal = `${retryCreating}kubectl delete resourcequotas,limitranges -n "$1" -l "${label}=$id"
retry_creating "$1"`;
const looking = `there=$(kubectl get resourcequotas,limitranges -n "$1" -l "${label}=$2" -o name)
[ -z "$there" ] && echo true || echo false`;

/** What admission says of a pod that a quota or a limit of containers or pods refuses. */
function isRefusal(kind: 'ResourceQuota' | 'LimitRange', name: string, said: string): boolean {
  if (kind === 'LimitRange') return /per (Container|Pod)/.test(said);
  return said.includes(`exceeded quota: ${name},`) || said.includes(`failed quota: ${name}:`);
}

/** Puts a ResourceQuota or a LimitRange in place, so that new pods of a namespace are refused. */
export const quota: Injector<Fields> = {
  kind: 'quota',
  schema,
  async aim({ namespace, name, hard, limits, withinSeconds }, cluster, signal) {
    await cluster.core.readNamespace({ name: namespace }).catch((cause: unknown) => {
      throw new HarnessError('FAULT_FAILED', `There is no namespace "${namespace}".`, {
        next: 'Correct the fault’s namespace in the scenario.',
        cause,
      });
    });
    const api = throughApi(cluster);
    const kind = hard ? 'ResourceQuota' : 'LimitRange';
    const metadata = { name, namespace, labels: { [label]: api.id } };
    const object = { apiVersion: 'v1', kind, metadata, spec: hard ? { hard } : { limits } };
    const what = `${kind}/${namespace}/${name}`;
    let events: Awaited<ReturnType<typeof newEvents>> | undefined;
    const hasRefused = async () => {
      const messages = (await events?.())?.messages('FailedCreate') ?? [];
      return messages.some((said) => isRefusal(kind, name, said));
    };
    return {
      targets: [what],
      undo: [api.undo(removal, [namespace], `delete ${what}`)],
      inject: async () => {
        events = await newEvents(namespace, cluster);
        await api.inject(creating, [JSON.stringify(object)], `${what} cannot be created`);
        const counted = () => api.run(counting, [name, namespace], `${what} is not in force`);
        if (hard) await abortable(counted(), signal);
      },
      bite: async () => {
        const patience = { withinMs: withinSeconds * 1000, everyMs: pauseMs, signal };
        if (!(await lookUntil(hasRefused, patience))) throw nothingRefused(what, withinSeconds);
      },
      isGone: () => api.isTrue(looking, [namespace, api.id], `${what} cannot be read`),
    };
  },
};

function nothingRefused(what: string, seconds: number): HarnessError {
  return new HarnessError(
    'FAULT_FAILED',
    `${what} refused no pod within ${seconds} s: nothing needed a new one, or the new one fits.`,
    { next: 'Combine it (`together`) with a pod-kill or a deploy, or limit more.' },
  );
}
