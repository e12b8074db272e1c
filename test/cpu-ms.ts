/** Milliseconds of this thread's processor that the work took: other processes of the machine do not count. */
export function cpuMs(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** The least of three: the first is slow, because nothing of the work has been compiled yet. */
export function quickestMs(work: () => void): number {
  return Math.min(...[1, 2, 3].map(() => cpuMs(work)));
}
