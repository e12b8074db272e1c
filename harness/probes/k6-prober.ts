import type { Prober } from '../ports.ts';
import { followProbing } from './probing.ts';
import { k6Command, proberFiles } from './questions.ts';

/** Asks with k6, in a container of its own beside the operator's; `image` holds k6. */
export function k6Prober(image: string): Prober {
  return {
    async start(cluster, probes, clock, onSample) {
      const neighbour = await cluster.startNeighbour({
        role: 'prober',
        image,
        files: await proberFiles(probes),
        memoryMb: 256,
        pids: 256,
        // What measures must be let run while what is measured is busy.
        cpuShares: 16_384,
      });
      const probing = followProbing(neighbour.open(k6Command), probes, clock, onSample);
      const stop = async () => {
        await probing.stop();
        await neighbour.remove();
      };
      try {
        await probing.started;
      } catch (error) {
        await stop();
        throw error;
      }
      return { failed: probing.failed, stop };
    },
  };
}
