import type { CoreV1Api } from '@kubernetes/client-node';
import { isApiRefusal } from '../model/api-refusal.ts';

/** The first line with this text that a pod has logged in the last `ageMs`. */
export async function findInLogs(
  { namespace, selector, includes }: { namespace: string; selector: string; includes: string },
  core: CoreV1Api,
  ageMs: number,
): Promise<string | undefined> {
  const sinceSeconds = Math.ceil(ageMs / 1000);
  const pods = await core.listNamespacedPod({ namespace, labelSelector: selector });
  for (const { metadata, spec } of pods.items) {
    const name = metadata?.name ?? '';
    for (const { name: container } of [
      ...(spec?.initContainers ?? []),
      ...(spec?.containers ?? []),
    ]) {
      const text = await core
        .readNamespacedPodLog({ name, namespace, container, sinceSeconds })
        .catch(emptyWithoutLog);
      const line = text.split('\n').find((candidate) => candidate.includes(includes));
      if (line) return `${name}: ${line.slice(0, 300)}`;
    }
  }
  return undefined;
}

// 400: the container has not started; 404: it has gone since it was listed.
function emptyWithoutLog(error: unknown): string {
  if (isApiRefusal(error) && [400, 404].includes(error.code)) return '';
  throw error;
}

/** The first event with this reason since then; the API's times are exact to one second. */
export async function findEvent(
  { namespace, reason }: { namespace: string; reason: string },
  core: CoreV1Api,
  sinceEpochMs: number,
): Promise<string | undefined> {
  const fieldSelector = `reason=${reason}`;
  const { items } = await core.listNamespacedEvent({ namespace, fieldSelector });
  const sinceSecondMs = Math.floor(sinceEpochMs / 1000) * 1000;
  const event = items.find(({ lastTimestamp, eventTime, firstTimestamp }) => {
    const at = lastTimestamp ?? eventTime ?? firstTimestamp;
    return at !== undefined && at.getTime() >= sinceSecondMs;
  });
  if (!event) return undefined;
  const { kind, name } = event.involvedObject;
  return `${kind}/${name}: ${event.message}`.slice(0, 300);
}
