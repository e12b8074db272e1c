import { GenericContainer } from 'testcontainers';
import type { SidecarSpec } from '../../ports.ts';

type Limits = Pick<SidecarSpec, 'memoryMb' | 'pids' | 'cpuShares'>;

// Raw packets would go round the routes that keep a sidecar inside: to the host, by its hardware address.
const dropped = ['NET_RAW', 'MKNOD'];

/** A container with limits on processes, memory and CPU shares; the library cannot limit processes. */
export class Workstation extends GenericContainer {
  withLimits({ memoryMb, pids, cpuShares = 1024 }: Limits): this {
    const memory = memoryMb * 2 ** 20;
    // No swap beyond the memory: with swap the limit would not hold.
    const bounds = { Memory: memory, MemorySwap: memory, PidsLimit: pids };
    Object.assign(this.hostConfig, { ...bounds, CpuShares: cpuShares, CapDrop: dropped });
    return this;
  }
}
