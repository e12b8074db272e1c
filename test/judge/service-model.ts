import type { ProbeSample } from '../../harness/model/observations.ts';

/** How a service behaves while it is broken. */
export type Breakage = 'refuses' | 'answers 503' | 'hangs';

export interface ServiceModel {
  readonly breakage: Breakage;
  /** Broken in [fromMs, untilMs) of each. */
  readonly broken: readonly { readonly fromMs: number; readonly untilMs: number }[];
  readonly latencyMs?: number;
  readonly timeoutMs?: number;
  readonly probe?: string;
}

/** The samples that a prober would take of such a service: one each `intervalMs` from `phaseMs` on. */
export function sampleService(
  model: ServiceModel,
  times: { phaseMs: number; untilMs: number; intervalMs?: number },
): ProbeSample[] {
  const { intervalMs = 50 } = times;
  const samples: ProbeSample[] = [];
  for (let sentMs = times.phaseMs; sentMs < times.untilMs; sentMs += intervalMs) {
    samples.push(ask(model, sentMs));
  }
  return samples;
}

function ask(model: ServiceModel, sentMs: number): ProbeSample {
  const { breakage, broken, latencyMs = 3, timeoutMs = 250, probe = 'ask' } = model;
  const outage = broken.find(({ fromMs, untilMs }) => sentMs >= fromMs && sentMs < untilMs);
  if (!outage) return { probe, sentMs, durationMs: latencyMs, ok: true };
  if (breakage === 'refuses') {
    return { probe, sentMs, durationMs: 1, ok: false, detail: 'connection refused' };
  }
  if (breakage === 'answers 503') {
    return { probe, sentMs, durationMs: latencyMs, ok: false, detail: 'status 503' };
  }
  const durationMs = outage.untilMs - sentMs + latencyMs;
  if (durationMs <= timeoutMs) return { probe, sentMs, durationMs, ok: true };
  const detail = `no answer in ${timeoutMs} ms`;
  return { probe, sentMs, durationMs: timeoutMs, ok: false, detail };
}

/** Numbers in [0, 1) that look random and are the same in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
