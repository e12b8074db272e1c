import { z } from 'zod';
import type { AimedFault, Injector } from '../../ports.ts';
import { aimAtObjects } from '../mechanisms/object-loss.ts';
import { restart, restartShape, restartUnready } from '../mechanisms/restart.ts';
import { aimAtVolume } from '../mechanisms/volume-loss.ts';
import { findPods } from '../target/target-pods.ts';
import { claimShape, innerPath } from '../target/target-volume.ts';

const objects = z
  .strictObject({
    kind: z.enum(['ConfigMap', 'Secret']),
    namespace: z.string().min(1),
    names: z.array(z.string().min(1)).min(1).optional(),
    selector: z.string().min(1).optional(),
  })
  .refine(({ names, selector }) => names === undefined || selector === undefined, {
    error:
      'takes names or a selector, not both; with neither, all objects of the namespace are lost',
  });

const schema = z
  .strictObject({
    claims: z
      .array(claimShape.extend({ path: innerPath.optional(), crash: z.boolean().default(false) }))
      .default([]),
    objects: z.array(objects).default([]),
    restart: restartShape,
  })
  .refine((lost) => lost.claims.length + lost.objects.length > 0, {
    error: 'needs claims or objects',
  });

/** Destroys the contents of volumes, ConfigMaps and Secrets; a copy for the undo stays in the node. */
export const dataLoss: Injector<z.output<typeof schema>> = {
  kind: 'data-loss',
  schema,
  destroysData: () => true,
  async aim({ claims, objects, restart: pods }, cluster, signal) {
    if (pods) await findPods(pods, cluster);
    const losses: AimedFault[] = [];
    for (const claim of claims) losses.push(await aimAtVolume(claim, cluster));
    for (const lost of objects) losses.push(await aimAtObjects(lost, cluster));
    return {
      targets: losses.flatMap(({ targets }) => targets),
      // Undo runs from the end, so the pods restart last: the data that they read is back by then.
      undo: [
        ...(pods ? [restartUnready(pods, cluster)] : []),
        ...losses.flatMap(({ undo }) => undo),
      ],
      inject: async (inPlace) => {
        for (const loss of losses) {
          signal.throwIfAborted();
          await loss.inject();
        }
        if (pods) await restart(pods, cluster, { inPlace, signal });
      },
      isGone: async () => {
        for (const loss of losses) if (!(await loss.isGone())) return false;
        return true;
      },
    };
  },
};
