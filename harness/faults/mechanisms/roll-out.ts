import { HarnessError } from '../../errors.ts';
import type { AimedFault, Cluster } from '../../ports.ts';
import { throughApi } from '../fault-scripts.ts';
import type { Workload } from '../target/target-workload.ts';
import { printTemplate, rollingBack, rollingOut } from './roll-out-scripts.ts';

/** Another version of a workload. */
export interface Version {
  /** A strategic merge patch of the pod template. */
  readonly template: object;
  /** As `kubectl rollout history` shows it. */
  readonly cause: string;
}

/** Rolls a version out as a team would. The undo restores the version before, and is not its roll-out. */
export async function aimRollOut(
  { label, resource, namespace, name, selector }: Workload,
  { template, cause }: Version,
  cluster: Cluster,
): Promise<Pick<AimedFault, 'undo' | 'inject' | 'isGone'>> {
  const api = throughApi(cluster);
  const target = [resource, name, namespace];
  const read = () => api.run(printTemplate, target, `${label} cannot be read`);
  const before = await read();
  const metadata = { annotations: { 'kubernetes.io/change-cause': cause } };
  const patch = JSON.stringify({ metadata, spec: { template } });
  return {
    undo: [api.undo(rollingBack, [...target, selector], `roll ${label} back`)],
    inject: async () => {
      const what = `${label} cannot be rolled out`;
      const changed = await api.inject(rollingOut, [...target, patch], what);
      if (changed.trim() === 'true') return;
      throw new HarnessError('FAULT_FAILED', `${label} already has this version.`, {
        next: 'Another fault or an earlier arm may have left it like this; otherwise correct the template.',
      });
    },
    isGone: async () => {
      const now = await read();
      return now === '' || now === before;
    },
  };
}
