import { HarnessError } from '../errors.ts';
import type { ProbeSpec } from '../model/system.ts';
import type { Cluster, Prober } from '../ports.ts';
import { auditReceipts } from './audit.ts';
import { followProbing } from './probing.ts';
import { probeCommand, proberFiles } from './questions.ts';

/**
 * Runs k6 in a container of its own beside the operator's; `image` contains k6. The container exists
 * before the drill, with every question of the system, so that a drill waits for k6 alone.
 */
export async function startK6Prober(
  cluster: Cluster,
  image: string,
  probes: readonly ProbeSpec[],
): Promise<Prober & { remove(): Promise<void> }> {
  const sidecar = await cluster.startSidecar({
    role: 'prober',
    image,
    files: await proberFiles(probes),
    memoryMb: 384,
    pids: 256,
    // The prober must get processor time while the system that it measures is busy.
    cpuShares: 16_384,
  });
  const named = (name: string) => {
    const probe = probes.find((one) => one.name === name);
    if (probe) return probe;
    throw new HarnessError('PROBER_FAILED', `The system has no probe "${name}".`);
  };
  return {
    async start(names, clock, onSample) {
      const asked = names.map(named);
      const process = sidecar.open(probeCommand(names));
      const { started, failed, stop } = followProbing(process, asked, clock, onSample);
      try {
        await started;
      } catch (error) {
        await stop();
        throw error;
      }
      return { failed, stop };
    },
    async audit(name, receipts) {
      return auditReceipts(sidecar.exec, named(name).name, receipts);
    },
    remove: () => sidecar.remove(),
  };
}
