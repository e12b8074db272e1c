import type { Edge } from '../../model/verdict.ts';
import type { Accepted, Kept, UsualTime } from './promise-window.ts';

/** The edges of the time in which no promise was kept that was due. */
export interface PromiseEdges {
  readonly broken: Edge;
  readonly recovered: Edge;
}

interface KeptJourney extends Accepted {
  readonly kept: Kept;
}

/**
 * When promises were not kept: from when the first was due that was not, until one was kept again. The cause lies
 * earlier than both, by the same part of a journey, so that the outage is as long as what caused it. `journeys` were
 * accepted, and are in the order in which they were sent. Null if none failed, or none was kept after that.
 */
export function promiseEdges(
  journeys: readonly Accepted[],
  usual: UsualTime,
  fromMs: number,
): PromiseEdges | null {
  const { fastestMs, slowestMs } = usual;
  const failures = journeys.filter(({ inTime, sentMs }) => !inTime && sentMs >= fromMs);
  const [counted, last] = [failures[0], failures.at(-1)];
  if (!counted || !last) return null;
  const isLate = ({ sentMs, inTime, kept }: Accepted) =>
    !inTime || (kept !== null && kept.afterMs - sentMs > slowestMs);
  // A journey that was under way when injection began shows the break if it was due after that.
  const dueLater = journeys.filter(({ sentMs }) => sentMs + slowestMs > fromMs);
  const before = dueLater.filter(({ sentMs }) => sentMs < counted.sentMs);
  const unbroken = dueLater.slice(before.findLastIndex((one) => !isLate(one)) + 1);
  const first = unbroken.find((one) => !one.inTime) ?? counted;
  const well = journeys.filter((one) => one.sentMs < first.sentMs && !isLate(one));
  const dueMs = (well.at(-1)?.sentMs ?? Number.NEGATIVE_INFINITY) + fastestMs;
  const broken = edge(Math.max(fromMs, dueMs), first.sentMs + slowestMs);
  const recovered = keptAgain(
    journeys.filter(({ sentMs }) => sentMs >= first.sentMs),
    usual,
    { isLate, lastFailureMs: last.sentMs },
  );
  return recovered && { broken, recovered };
}

/** When the first promise was kept that was due after those that failed. */
function keptAgain(
  journeys: readonly Accepted[],
  { fastestMs, slowestMs }: UsualTime,
  known: { isLate: (journey: Accepted) => boolean; lastFailureMs: number },
): Edge | null {
  const lastDueMs = known.lastFailureMs + fastestMs;
  const inOrder = journeys
    .filter((one): one is KeptJourney => one.kept !== null)
    .sort((one, other) => one.kept.byMs - other.kept.byMs);
  const first = inOrder.find(({ kept }) => kept.byMs >= lastDueMs);
  if (!first) return null;
  const keptMs = first.kept.byMs;
  // A queue that is drained: those that waited are kept one right after the other.
  const waited = inOrder.filter((one) => known.isLate(one));
  const drained = runAround(waited, first, slowestMs);
  if (drained.length > 1) return edge(Math.min(...drained.map(({ kept }) => kept.afterMs)), keptMs);
  const lateMs = journeys
    .filter((one) => known.isLate(one) && one.sentMs + fastestMs <= first.kept.afterMs)
    .map(({ sentMs }) => sentMs + fastestMs);
  return edge(Math.min(first.kept.afterMs, Math.max(lastDueMs, ...lateMs)), keptMs);
}

/** Those of `waited` that were kept within `withinMs` of each other, around one of them; none if it is not among them. */
function runAround(
  waited: readonly KeptJourney[],
  one: KeptJourney,
  withinMs: number,
): readonly KeptJourney[] {
  const at = waited.indexOf(one);
  if (at < 0) return [];
  const isApart = (index: number) =>
    (waited[index]?.kept.byMs ?? 0) - (waited[index - 1]?.kept.byMs ?? 0) > withinMs;
  let from = at;
  while (from > 0 && !isApart(from)) from -= 1;
  let to = at + 1;
  while (to < waited.length && !isApart(to)) to += 1;
  return waited.slice(from, to);
}

const edge = (afterMs: number, byMs: number): Edge => ({
  afterMs,
  byMs,
  atMs: (afterMs + byMs) / 2,
});
