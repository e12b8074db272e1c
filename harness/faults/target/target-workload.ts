import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster } from '../../ports.ts';
import { throughApi } from '../fault-scripts.ts';
import { labelOf, requireObject, resourceOf } from './target-object.ts';

/** What rolls out its pods. */
export const workloadShape = z.strictObject({
  kind: z.enum(['Deployment', 'StatefulSet', 'DaemonSet']).default('Deployment'),
  namespace: z.string().min(1),
  name: z.string().min(1),
});

interface WorkloadContainer {
  readonly name: string;
  readonly image: string;
  readonly isInit: boolean;
}

export interface Workload extends z.output<typeof workloadShape> {
  /** `Deployment/shop/web` */
  readonly label: string;
  /** In kubectl's form: `Deployment.v1.apps`. */
  readonly resource: string;
  /** Of its pods: `app=web`. */
  readonly selector: string;
  /** Those that start before the others first. */
  readonly containers: readonly WorkloadContainer[];
}

const seenSchema = z.object({
  paused: z.boolean(),
  labels: z.record(z.string(), z.string()),
  containers: z.array(z.object({ name: z.string(), image: z.string(), isInit: z.boolean() })),
});

// Names alone: an environment may hold a password.
const looking = `kubectl get "$1" "$2" -n "$3" -o json | jq -c '{
  paused: (.spec.paused // false), labels: (.spec.selector.matchLabels // {}),
  containers: [.spec.template.spec | (.initContainers // [] | map(. + {isInit: true}))[],
    (.containers | map(. + {isInit: false}))[] | {name, image, isInit}] }'`;

/** FAULT_FAILED, with the names of those that exist, if there is none, or if it would roll nothing out. */
export async function findWorkload(
  target: z.output<typeof workloadShape>,
  cluster: Cluster,
): Promise<Workload> {
  const { namespace, name } = target;
  const object = { ...target, apiVersion: 'apps/v1' };
  const label = labelOf(object);
  await requireObject(object, cluster);
  const resource = resourceOf(object);
  const args = [resource, name, namespace];
  const printed = await throughApi(cluster).run(looking, args, `${label} cannot be read`);
  const { paused, labels, ...rest } = seenSchema.parse(JSON.parse(printed));
  const selector = Object.entries(labels).map((pair) => pair.join('='));
  if (paused) throw cannotRollOut(`${label} is paused: it rolls nothing out.`);
  if (selector.length === 0) throw cannotRollOut(`${label} does not select its pods by labels.`);
  return { ...target, ...rest, label, resource, selector: selector.join(',') };
}

const cannotRollOut = (message: string) =>
  new HarnessError('FAULT_FAILED', message, {
    next: 'Correct the fault’s target in the scenario, or its manifest.',
  });
