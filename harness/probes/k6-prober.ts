import type { ProbeSpec } from '../model/system.ts';
import type { Cluster, Prober } from '../ports.ts';
import { followProbing } from './probing.ts';
import { k6Command, proberFiles } from './questions.ts';

/**
 * Asks with k6, in a container of its own beside the operator's; `image` holds k6. The container is
 * there before the drill, so that a drill waits for k6 alone.
 */
export async function startK6Prober(
  cluster: Cluster,
  image: string,
  probes: readonly ProbeSpec[],
): Promise<Prober & { remove(): Promise<void> }> {
  const neighbour = await cluster.startNeighbour({
    role: 'prober',
    image,
    files: await proberFiles(probes),
    memoryMb: 256,
    pids: 256,
    // What measures must be let run while what is measured is busy.
    cpuShares: 16_384,
  });
  return {
    async start(_names, clock, onSample) {
      const { started, failed, stop } = followProbing(
        neighbour.open(k6Command),
        probes,
        clock,
        onSample,
      );
      try {
        await started;
      } catch (error) {
        await stop();
        throw error;
      }
      return { failed, stop };
    },
    audit: async () => ({ kept: 0, lost: [], unanswered: 0 }),
    remove: () => neighbour.remove(),
  };
}
