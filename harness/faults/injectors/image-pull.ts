import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import { withTag } from '../../model/image-name.ts';
import type { AimedFault, Cluster, Injector } from '../../ports.ts';
import { newFaultId } from '../fault-scripts.ts';
import { aimImages } from '../mechanisms/absent-image.ts';
import { aimRegistry, registryAddress } from '../mechanisms/cut-registry.ts';
import { aimPullSecret } from '../mechanisms/revoked-secret.ts';
import { aimRollOut } from '../mechanisms/roll-out.ts';
import { watchRollOut } from '../mechanisms/roll-out-watch.ts';
import { findWorkload, type Workload, workloadShape } from '../target/target-workload.ts';

const schema = z
  .strictObject({
    target: workloadShape,
    /** Only the image of this container. Default: those of all. */
    container: z.string().min(1).optional(),
    /** A tag that does not exist. */
    tag: z
      .string()
      .regex(/^\w[\w.-]{0,127}$/, { error: 'must be a tag' })
      .optional(),
    /** The pull secret whose credentials are revoked. */
    secret: z.string().min(1).optional(),
    /** The registry that the nodes cannot reach: `registry.shop.test:5000`. */
    registry: registryAddress.optional(),
    withinSeconds: z.number().positive().max(600).default(120),
  })
  .refine(
    ({ tag, secret, registry }) =>
      [tag, secret, registry].filter((one) => one !== undefined).length === 1,
    { error: 'needs one of tag, secret and registry' },
  );

type Fields = z.output<typeof schema>;
type Part = Pick<AimedFault, 'undo' | 'isGone'> & { inject(): Promise<unknown> };

const reasons = ['ErrImagePull', 'ImagePullBackOff'];
const cause = 'the next release';

/** Rolls a workload out whose image cannot be pulled, for a reason outside of its version. */
export const imagePull: Injector<Fields> = {
  kind: 'image-pull',
  schema,
  async aim(fields, cluster, signal) {
    const { withinSeconds, target } = fields;
    const workload = await findWorkload(target, cluster);
    const containers = containersOf(workload, fields.container);
    const parts: Part[] = [...(await reasonsFor(fields, containers, cluster, signal))];
    const template = templateOf(containers, fields.tag);
    parts.push(await aimRollOut(workload, { template, cause }, cluster));
    return {
      targets: [workload.label],
      // Undo runs from the end: pods of the version before can be pulled again by then.
      undo: parts.toReversed().flatMap(({ undo }) => undo),
      inject: async () => {
        const outcome = { rollout: 'stuck', withinSeconds, reasons } as const;
        const isStuck = await watchRollOut(workload, outcome, cluster, signal);
        for (const part of parts) {
          signal.throwIfAborted();
          await part.inject();
        }
        await isStuck();
      },
      isGone: async () => {
        for (const part of parts) if (!(await part.isGone())) return false;
        return true;
      },
    };
  },
};

/** A tag that does not exist is reason enough; otherwise the nodes must not have the image either. */
async function reasonsFor(
  { target, secret, registry }: Fields,
  containers: Workload['containers'],
  cluster: Cluster,
  signal: AbortSignal,
): Promise<readonly Part[]> {
  const images = containers.map(({ image }) => image);
  if (secret !== undefined) {
    const { namespace } = target;
    return [
      await aimPullSecret({ namespace, name: secret }, cluster, signal),
      aimImages(images, cluster),
    ];
  }
  if (registry === undefined) return [];
  return [await aimRegistry(registry, cluster), aimImages(images, cluster)];
}

function containersOf({ label, containers }: Workload, only?: string): Workload['containers'] {
  const found = containers.filter(({ name }) => only === undefined || name === only);
  if (found.length > 0) return found;
  const there = containers.map(({ name }) => name).join(', ');
  throw new HarnessError('FAULT_FAILED', `${label} has no container "${only}". It has: ${there}.`, {
    next: 'Correct the fault’s container in the scenario.',
  });
}

/** The same version again, or the same with a tag that does not exist. */
function templateOf(containers: Workload['containers'], tag: string | undefined): object {
  if (tag === undefined) {
    return { metadata: { annotations: { 'firedrill.io/roll-out': newFaultId() } } };
  }
  const withImage = (isInit: boolean) =>
    containers
      .filter((one) => one.isInit === isInit)
      .map(({ name, image }) => ({ name, image: withTag(image, tag) }));
  const [initContainers, others] = [withImage(true), withImage(false)];
  return {
    spec: {
      ...(initContainers.length > 0 && { initContainers }),
      ...(others.length > 0 && { containers: others }),
    },
  };
}
