import { amount, seconds } from '../../model/figures.ts';
import type { Invariant } from '../../model/system.ts';
import type { InvariantRecord } from '../../model/verdict.ts';
import type { Counted, CountedReading } from '../measure/counted-readings.ts';

/** The result of comparing an invariant with one bound. */
export interface BoundFinding {
  /** null if it is unknown, or if there is no bound. */
  readonly holds: boolean | null;
  readonly text: string;
  readonly worst?: NonNullable<InvariantRecord['worst']>;
  readonly atEnd?: NonNullable<InvariantRecord['atEnd']>;
}

/** After a longer time without a reading, the value in between is unknown. */
const longestGapMs = 15_000;

/** Broken if the number was over its bound for longer than the grace, between injection and undo. */
export function judgeAtMost(invariant: Invariant, counted: Counted): BoundFinding {
  const { readings, injectedMs, untilMs, uncounted } = counted;
  if (uncounted !== undefined) return unknown(uncounted);
  const held = readings.filter(
    ({ atMs, atMost }) => atMost !== undefined && atMs >= injectedMs && atMs <= untilMs,
  );
  const [worst] = [...held].sort((one, other) => excess(other) - excess(one));
  const withWorst = worst && { worst: atWorst(worst, counted) };
  const earlier = readings.findLast(({ atMs }) => atMs < injectedMs);
  if (invariant.counts === 'value' && earlier && excess(earlier) > 0) {
    return {
      ...unknown(`it was already ${figure(earlier, invariant)} before the fault`),
      ...withWorst,
    };
  }
  const broken = stretches(held).find(
    ([first, last]) => last.atMs - first.atMs >= invariant.graceMs,
  );
  if (worst && broken) {
    const [first, last] = broken;
    const lastedMs = last.atMs - first.atMs;
    const lasted = lastedMs > 0 ? `, and over the bound for ${seconds(lastedMs)}` : '';
    const text = `peak ${figure(worst, invariant)}, at most ${worst.atMost} allowed, ${since(worst, counted)}${lasted}`;
    return { holds: false, text, ...withWorst };
  }
  const gap = longestGap(held, counted);
  if (!worst || gap !== undefined) return { ...unknown(gap ?? 'it was not read'), ...withWorst };
  const short = excess(worst) > 0 ? ', over it for less than the grace' : '';
  const text = `peak ${figure(worst, invariant)}, at most ${worst.atMost} allowed, ${since(worst, counted)}${short}`;
  return { holds: true, text, ...withWorst };
}

/** Compares the last reading, when the system was well again. */
export function judgeAtEnd(
  invariant: Invariant,
  { readings, unread, uncounted }: Counted,
): BoundFinding {
  if (uncounted !== undefined) return unknown(uncounted);
  const end = readings.findLast(({ when }) => when === 'end');
  if (end?.atEnd === undefined) {
    const because = unread.findLast(({ when }) => when === 'end')?.because;
    return unknown(`it was not read at the end${because === undefined ? '' : `: ${because}`}`);
  }
  const atEnd = { value: end.value, bound: end.atEnd };
  const holds = end.value === end.atEnd;
  const text = `${figure(end, invariant)} at the end${holds ? '' : `, not ${end.atEnd}`}`;
  return { holds, text, atEnd };
}

/** What to report for an invariant without a bound. */
export function lastOf(invariant: Invariant, counted: Counted): BoundFinding {
  const { readings, uncounted, unread } = counted;
  const last = readings.at(-1);
  if (uncounted !== undefined) return unknown(`not known: ${uncounted}`);
  if (!last) return unknown(`not known: ${unread.at(-1)?.because ?? 'it was not read'}`);
  const late = last.when === 'end' ? '' : ', when it was last read';
  const text = `${figure(last, invariant)}${late}`;
  return { holds: null, text, worst: atWorst(last, counted) };
}

const unknown = (why: string): BoundFinding => ({ holds: null, text: why });

const excess = ({ value, atMost }: CountedReading) => value - (atMost ?? Number.POSITIVE_INFINITY);

/** Unbroken runs of readings over the bound, each as its first and last reading. */
function stretches(
  readings: readonly CountedReading[],
): readonly (readonly [CountedReading, CountedReading])[] {
  const found: [CountedReading, CountedReading][] = [];
  let before: CountedReading | undefined;
  for (const reading of readings) {
    const last = found.at(-1);
    const isNext = last !== undefined && last[1] === before;
    const known = before !== undefined && reading.atMs - before.atMs <= longestGapMs;
    if (excess(reading) > 0) {
      if (isNext && known) last[1] = reading;
      else found.push([reading, reading]);
    }
    before = reading;
  }
  return found;
}

/** Why the value between two readings is unknown; undefined if all readings are close together. */
function longestGap(
  held: readonly CountedReading[],
  { injectedMs, untilMs, unread }: Counted,
): string | undefined {
  const times = [injectedMs, ...held.map(({ atMs }) => atMs), untilMs];
  const gaps = times.slice(1).map((toMs, index) => ({ fromMs: times[index] ?? toMs, toMs }));
  const [gap] = gaps.sort((one, other) => other.toMs - other.fromMs - (one.toMs - one.fromMs));
  if (!gap || gap.toMs - gap.fromMs <= longestGapMs) return undefined;
  const because = unread.find(({ atMs }) => atMs >= gap.fromMs && atMs <= gap.toMs)?.because;
  return `it was not read for ${seconds(gap.toMs - gap.fromMs)}${because === undefined ? '' : `: ${because}`}`;
}

function atWorst(
  { value, atMost, atMs }: CountedReading,
  { injectedMs }: Counted,
): NonNullable<InvariantRecord['worst']> {
  return { value, ...(atMost !== undefined && { bound: atMost }), atMs: atMs - injectedMs };
}

const since = ({ atMs }: CountedReading, { injectedMs }: Counted) =>
  `${seconds(atMs - injectedMs)} after the fault`;

/** `412 s`, `80 calls a minute`. */
function figure({ value }: Pick<CountedReading, 'value'>, { report, counts }: Invariant): string {
  const unit = report === undefined ? '' : ` ${report}`;
  return `${amount(value)}${unit}${counts === 'per-minute' ? ' within a minute' : ''}`;
}
