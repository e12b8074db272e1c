import { systemClock } from '../../clock.ts';

/** One progress line; long work repeats it every three seconds. */
export interface ImageProgress {
  readonly image: string;
  /** `pulling`, `compiling kubernetes v1.34.4`, `assembling`. */
  readonly step: string;
  /** Since the step began. */
  readonly elapsedMs: number;
}

export type OnImageProgress = (progress: ImageProgress) => void;

const heartbeatMs = 3000;

/** Runs `work` and reports it at once and every three seconds until it ends. */
export async function reported<T>(
  image: string,
  step: string,
  onProgress: OnImageProgress | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const startMs = systemClock.nowMs();
  const report = () => onProgress?.({ image, step, elapsedMs: systemClock.nowMs() - startMs });
  report();
  const heartbeat = setInterval(report, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}
