/** Milliseconds of this thread's processor that the work took: other processes of the machine do not count. */
export function cpuMs(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

// Some kernels count a thread's time in ticks of 4 ms: shorter work looks as if it took none.
const enoughMs = 40;

/** Of one run; repeated for as long as it takes to be measured. */
function oneRunMs(work: () => void): number {
  let [ms, runs] = [0, 0];
  while (ms < enoughMs) {
    ms += cpuMs(work);
    runs += 1;
  }
  return ms / runs;
}

/** The least of three: the first is slow, because nothing of the work has been compiled yet. */
export function quickestMs(work: () => void): number {
  return Math.min(...[1, 2, 3].map(() => oneRunMs(work)));
}
