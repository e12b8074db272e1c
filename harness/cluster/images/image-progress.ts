import { systemClock } from '../../clock.ts';

/** One progress line; long work repeats it every three seconds. */
export interface ImageProgress {
  readonly image: string;
  /** `pulling`, `compiling v1.34.4`, `assembling`. */
  readonly step: string;
  readonly state: 'begins' | 'goes on' | 'ends';
  /** Since the step began. */
  readonly elapsedMs: number;
}

export type OnImageProgress = (progress: ImageProgress) => void;

const heartbeatMs = 3000;

/** Something to know that is no step. */
export const notice = (image: string, step: string): ImageProgress => ({
  ...{ image, step, state: 'begins', elapsedMs: 0 },
});

/** Runs `work` and reports it at once, every three seconds, and when it ends. */
export async function reported<T>(
  image: string,
  step: string,
  onProgress: OnImageProgress | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const startMs = systemClock.nowMs();
  const report = (state: ImageProgress['state']) =>
    onProgress?.({ image, step, state, elapsedMs: systemClock.nowMs() - startMs });
  report('begins');
  const heartbeat = setInterval(report, heartbeatMs, 'goes on');
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    report('ends');
  }
}
