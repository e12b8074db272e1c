import { GenericContainer } from 'testcontainers';

/** A container whose processes are counted as well as its memory; the library has memory only. */
export class Workstation extends GenericContainer {
  withLimits({ memoryMb, pids }: { memoryMb: number; pids: number }): this {
    const memory = memoryMb * 2 ** 20;
    // No swap beyond the memory: a limit that swaps is none.
    Object.assign(this.hostConfig, { Memory: memory, MemorySwap: memory, PidsLimit: pids });
    return this;
  }
}
