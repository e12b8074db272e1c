import { GenericContainer } from 'testcontainers';
import type { SidecarSpec } from '../../ports.ts';

type Limits = Pick<SidecarSpec, 'memoryMb' | 'pids' | 'cpuShares'>;

/** A container whose processes are counted as well as its memory; the library has memory only. */
export class Workstation extends GenericContainer {
  withLimits({ memoryMb, pids, cpuShares = 1024 }: Limits): this {
    const memory = memoryMb * 2 ** 20;
    // No swap beyond the memory: a limit that swaps is none.
    const bounds = { Memory: memory, MemorySwap: memory, PidsLimit: pids };
    Object.assign(this.hostConfig, { ...bounds, CpuShares: cpuShares });
    return this;
  }
}
