import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';

/** How often each reason was reported since an injection, about one object. */
export type Reports = ReadonlyMap<string, number>;

const onTheWay = new Set(['ContainerCreating', 'PodInitializing']);
const usualThreshold = 3;
/** What kubelet reports while a pod waits for something that is not there, without any other sign. */
const blockedBy = ['FailedMount', 'FailedAttachVolume', 'FailedCreatePodSandBox'];

/**
 * Why a new pod will not become ready, in Kubernetes' own word: `ErrImagePull`, `CrashLoopBackOff`,
 * `Unschedulable`, `Unhealthy`, `Error`; undefined while it may still be on its way.
 */
export function troubleOf({ spec, status = {} }: V1Pod, reports: Reports): string | undefined {
  const conditions = status.conditions ?? [];
  if (conditions.some(({ type, status }) => type === 'Ready' && status === 'True'))
    return undefined;
  const unscheduled = conditions.find(
    ({ type, status }) => type === 'PodScheduled' && status === 'False',
  );
  if (unscheduled) return unscheduled.reason;
  const containers = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  for (const one of containers) {
    const trouble = troubleOfContainer(one);
    if (trouble) return trouble;
  }
  const blocked = blockedBy.find((reason) => (reports.get(reason) ?? 0) >= usualThreshold);
  if (blocked) return blocked;
  // A pod that starts fails its probe a few times too: not ready is one that failed as often as it may.
  const allowed = (spec?.containers ?? []).map(
    ({ readinessProbe }) => readinessProbe?.failureThreshold ?? usualThreshold,
  );
  return (reports.get('Unhealthy') ?? 0) >= Math.max(1, ...allowed) ? 'Unhealthy' : undefined;
}

function troubleOfContainer({ state, lastState }: V1ContainerStatus): string | undefined {
  const waiting = state?.waiting?.reason;
  if (waiting && !onTheWay.has(waiting)) return waiting;
  const ended = [state?.terminated, lastState?.terminated].find((one) => one && one.exitCode !== 0);
  return ended && (ended.reason ?? `exit ${ended.exitCode}`);
}
