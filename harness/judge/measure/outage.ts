import type { KeptLate, ProbeSample } from '../../model/observations.ts';
import type { ProbeSpec } from '../../model/system.ts';
import type { Edge, Measured, OutageMeasurement } from '../../model/verdict.ts';
import { causeOf } from './journey-edges.ts';
import { findEdges, type ProbeEdges } from './probe-edges.ts';

/** The time in which samples count, and how many passes recovery takes. */
export interface Watched {
  readonly probes: readonly Pick<ProbeSpec, 'name' | 'rate' | 'timeoutMs' | 'then'>[];
  readonly stablePasses: number;
  /** Promises of failed journeys that were kept after all. */
  readonly keptLate?: readonly KeptLate[];
  /** When injection began. */
  readonly fromMs: number;
  /** When watching ended. */
  readonly untilMs: number;
}

/**
 * Measures one outage from a user's side. The service is well while every probe passes. Each probe's edges
 * are found separately, so that probes of different rates can be mixed. See docs/verdicts.md.
 */
export function measureOutage(
  samples: readonly ProbeSample[],
  watched: Watched,
): OutageMeasurement {
  const all = watched.probes.map((probe) =>
    findEdges(
      samples.filter((sample) => sample.probe === probe.name),
      (watched.keptLate ?? []).filter((kept) => kept.probe === probe.name),
      { ...watched, probe },
    ),
  );
  const failed = all.filter((edges) => edges.broken !== null);
  const failing = failed.length === 1 ? failed : failed.map(withCause);
  const broken = combine(failing, ({ broken }) => broken, Math.min);
  const hasRecovered = failing.length > 0 && all.every(({ steady }) => steady);
  const recovered = hasRecovered ? combine(failing, ({ recovered }) => recovered, Math.max) : null;
  const lastFailureMs = Math.max(...failing.map((edges) => edges.lastFailureMs));
  return {
    broken,
    recovered,
    outage: broken && (recovered ? span(broken, recovered) : atLeast(lastFailureMs - broken.byMs)),
    censored: broken !== null && recovered === null,
    failedProbes: sum(all.map(({ failed }) => failed)),
    passedProbes: sum(all.map(({ passed }) => passed)),
    longestGapMs: Math.max(0, ...all.map(({ longestGapMs }) => longestGapMs)),
  };
}

/** The time between two edges; its error is the sum of both errors. */
export function span(from: Edge, to: Edge): Measured {
  return {
    ms: Math.max(0, to.atMs - from.atMs),
    minMs: Math.max(0, to.afterMs - from.byMs),
    maxMs: Math.max(0, to.byMs - from.afterMs),
  };
}

/** What one probe saw of promises, as other probes see it. */
function withCause(edges: ProbeEdges): ProbeEdges {
  const { broken, recovered, causeWithinMs, lastFailureMs } = edges;
  if (causeWithinMs === undefined || !broken || !recovered) return edges;
  return { ...edges, ...causeOf({ broken, recovered, causeWithinMs }, lastFailureMs) };
}

function atLeast(ms: number): Measured {
  return { ms, minMs: ms, maxMs: ms };
}

/** The first of several breaks (`Math.min`), or the last of several recoveries (`Math.max`). */
function combine(
  all: readonly ProbeEdges[],
  edgeOf: (edges: ProbeEdges) => Edge | null,
  choose: (...times: number[]) => number,
): Edge | null {
  const edges = all.map(edgeOf).filter((edge) => edge !== null);
  if (edges.length === 0) return null;
  return {
    afterMs: choose(...edges.map(({ afterMs }) => afterMs)),
    byMs: choose(...edges.map(({ byMs }) => byMs)),
    atMs: choose(...edges.map(({ atMs }) => atMs)),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
