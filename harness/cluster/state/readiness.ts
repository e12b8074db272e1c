import { z } from 'zod';
import type { Readiness } from '../../model/system.ts';

const count = z.number().optional();
const condition = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: z.string().optional(),
});

/** The fields of a workload or a claim that show whether it is ready. */
export const observedSchema = z.object({
  metadata: z.object({ name: z.string(), generation: count }),
  spec: z.object({ replicas: count, completions: count }).optional(),
  status: z
    .object({
      observedGeneration: count,
      replicas: count,
      readyReplicas: count,
      updatedReplicas: count,
      availableReplicas: count,
      desiredNumberScheduled: count,
      updatedNumberScheduled: count,
      numberReady: count,
      succeeded: count,
      phase: z.string().optional(),
      conditions: z.array(condition).nullish(),
    })
    .optional(),
});

export type Observed = z.infer<typeof observedSchema>;
export type State = 'ready' | 'waiting' | 'failed';

const paths: Readonly<Record<Readiness['kind'], readonly [group: string, plural: string]>> = {
  Deployment: ['apis/apps/v1', 'deployments'],
  StatefulSet: ['apis/apps/v1', 'statefulsets'],
  DaemonSet: ['apis/apps/v1', 'daemonsets'],
  Job: ['apis/batch/v1', 'jobs'],
  PersistentVolumeClaim: ['api/v1', 'persistentvolumeclaims'],
};

/** The API path of the list that an object is in. */
export function pathOf({ kind, namespace }: Readiness): string {
  const [group, plural] = paths[kind];
  return `/${group}/namespaces/${namespace}/${plural}`;
}

/** The state that an object's status shows, and only if it belongs to the latest specification. */
export function stateOf(kind: Readiness['kind'], { metadata, spec, status = {} }: Observed): State {
  const seen = (status.observedGeneration ?? 0) >= (metadata.generation ?? 0);
  const wanted = spec?.replicas ?? 1;
  switch (kind) {
    case 'Deployment': {
      const {
        replicas = 0,
        updatedReplicas = 0,
        readyReplicas = 0,
        availableReplicas = 0,
      } = status;
      // `replicas` also counts pods of the previous version until they are gone.
      const all = [replicas, updatedReplicas, readyReplicas, availableReplicas];
      return readyIf(seen && all.every((some) => some === wanted));
    }
    case 'StatefulSet': {
      const { readyReplicas = 0, updatedReplicas = readyReplicas } = status;
      return readyIf(seen && readyReplicas === wanted && updatedReplicas === wanted);
    }
    case 'DaemonSet': {
      const {
        desiredNumberScheduled: desired,
        updatedNumberScheduled = 0,
        numberReady = 0,
      } = status;
      return readyIf(seen && updatedNumberScheduled === desired && numberReady === desired);
    }
    case 'Job':
      if (hasCondition(status, 'Failed')) return 'failed';
      return readyIf(hasCondition(status, 'Complete'));
    case 'PersistentVolumeClaim':
      return status.phase === 'Lost' ? 'failed' : readyIf(status.phase === 'Bound');
  }
}

/** `Available=False (MinimumReplicasUnavailable: …)`, one for each condition that shows a problem. */
export function troubles({ status = {} }: Observed): string[] {
  const words = (status.conditions ?? [])
    .filter(({ type, status: holds }) => (holds === 'True') === /Fail|Pressure/.test(type))
    .map(({ type, status: holds, reason, message }) => `${type}=${holds} (${reason}: ${message})`);
  return status.phase ? [`phase ${status.phase}`, ...words] : words;
}

function hasCondition(status: NonNullable<Observed['status']>, type: string): boolean {
  return (status.conditions ?? []).some((one) => one.type === type && one.status === 'True');
}

function readyIf(ready: boolean): State {
  return ready ? 'ready' : 'waiting';
}
