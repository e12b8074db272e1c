import { z } from 'zod';
import type { Injector } from '../../ports.ts';
import { aimRollOut } from '../mechanisms/roll-out.ts';
import { watchRollOut } from '../mechanisms/roll-out-watch.ts';
import { aimData, dataShape } from '../mechanisms/undo-data.ts';
import { findWorkload, workloadShape } from '../target/target-workload.ts';

const schema = z.strictObject({
  target: workloadShape,
  /** A strategic merge patch of the pod template: a container is found by its name. */
  template: z
    .record(z.string(), z.json())
    .refine((template) => Object.keys(template).length > 0, { error: 'must change something' }),
  /** The change cause that `kubectl rollout history` shows. */
  cause: z.string().min(1).default('a new release'),
  /** `stuck`: its pods fail, and the roll-out does not go on. `complete`: they are ready, and serve badly. */
  rollout: z.enum(['stuck', 'complete']).default('stuck'),
  withinSeconds: z.number().positive().max(600).default(120),
  undoData: dataShape.optional(),
});

/** Rolls a broken version of a workload out, as a team would, and rolls it back. */
export const deploy: Injector<z.output<typeof schema>> = {
  kind: 'deploy',
  schema,
  // An audit after the revert would see what the undo has done to the data, and not the runbook.
  destroysData: ({ undoData }) => undoData !== undefined,
  async aim({ target, undoData, ...version }, cluster, signal) {
    const workload = await findWorkload(target, cluster);
    const data = undoData && (await aimData(undoData, workload, cluster));
    const rollOut = await aimRollOut(workload, version, cluster);
    return {
      targets: [workload.label],
      // Undo runs from the end: the version is back before its data is.
      undo: [...(data ? [data.undo] : []), ...rollOut.undo],
      inject: async () => {
        const isAsExpected = await watchRollOut(workload, version, cluster, signal);
        await data?.arm();
        signal.throwIfAborted();
        await rollOut.inject();
        await isAsExpected();
      },
      isGone: rollOut.isGone,
    };
  },
};
