import type { CoreV1Event, V1Pod } from '@kubernetes/client-node';
import { HarnessError } from '../../errors.ts';
import type { Readiness } from '../../model/system.ts';
import type { Kubernetes } from './kubernetes.ts';
import { observedSchema, pathOf, troubles } from './readiness.ts';

const logLines = 15;
const eventsShown = 12;
const podsShown = 6;
const limit = 12_000;

/** Why objects are not ready: conditions, pods, events, logs. CLUSTER_FAILED if the API is gone. */
export async function collectTroubles(
  kubernetes: Kubernetes,
  pending: readonly Readiness[],
): Promise<string> {
  try {
    const namespaces = [...new Set(pending.map(({ namespace }) => namespace))];
    const things = await Promise.all(pending.map((thing) => conditionsOf(kubernetes, thing)));
    const around = await Promise.all(namespaces.map((name) => aroundIn(kubernetes, name)));
    const text = [...things, ...around].flat().join('\n');
    return text.length > limit ? `${text.slice(0, limit)}\n…` : text;
  } catch (error) {
    // The cluster failed, not the system.
    if (error instanceof HarnessError) throw error;
    return `(the cluster gives no further details: ${error})`;
  }
}

async function conditionsOf(kubernetes: Kubernetes, thing: Readiness): Promise<string> {
  const label = `${thing.kind} ${thing.namespace}/${thing.name}`;
  const found = await kubernetes.get(`${pathOf(thing)}/${thing.name}`).catch(() => undefined);
  const observed = observedSchema.safeParse(found);
  if (!observed.success) return `${label}: does not exist`;
  return `${label}: ${troubles(observed.data).join('; ') || 'no condition gives a reason'}`;
}

async function aroundIn({ core }: Kubernetes, namespace: string): Promise<string[]> {
  const [pods, events] = await Promise.all([
    core.listNamespacedPod({ namespace }),
    core.listNamespacedEvent({ namespace }),
  ]);
  const troubled = pods.items.filter((pod) => !isReady(pod)).slice(0, podsShown);
  const logs = await Promise.all(troubled.map((pod) => logsOf(core, pod)));
  const warnings = events.items
    .filter(({ type }) => type === 'Warning')
    .sort((one, other) => timeOf(one) - timeOf(other))
    .slice(-eventsShown)
    .map((event) => `event ${event.involvedObject.name}: ${event.reason}: ${event.message}`);
  return [...troubled.map(describePod), ...warnings, ...logs.flat()];
}

function isReady({ status }: V1Pod): boolean {
  if (status?.phase === 'Succeeded') return true;
  return (status?.conditions ?? []).some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
}

function describePod({ metadata, status }: V1Pod): string {
  const containers = (status?.containerStatuses ?? []).map(({ name, state, restartCount }) => {
    const { reason, message } = state?.waiting ?? state?.terminated ?? {};
    const status = [reason ?? (state?.running ? 'running' : ''), message]
      .filter(Boolean)
      .join(': ');
    return `${name} ${status}, ${restartCount} restarts`;
  });
  return `pod ${metadata?.name}: ${status?.phase} ${containers.join('; ')}`;
}

async function logsOf(core: Kubernetes['core'], { metadata, status }: V1Pod): Promise<string[]> {
  const { name, namespace } = metadata ?? {};
  const started = (status?.containerStatuses ?? []).filter(({ containerID }) => containerID);
  if (!name || !namespace) return [];
  return Promise.all(
    started.map(async ({ name: container }) => {
      const text = await core
        .readNamespacedPodLog({ name, namespace, container, tailLines: logLines })
        .catch((error: unknown) => `(no log: ${error instanceof Error ? error.message : error})`);
      return `log of ${name}/${container}:\n${text}`;
    }),
  );
}

function timeOf({ lastTimestamp, eventTime, metadata }: CoreV1Event): number {
  return new Date(lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? 0).getTime();
}
