import { amount, seconds } from '../../model/figures.ts';
import type { Invariant } from '../../model/system.ts';
import type { InvariantRecord } from '../../model/verdict.ts';
import type { Counted, CountedReading } from '../measure/counted-readings.ts';

/** What one bound came to. */
export interface BoundFinding {
  /** null where nobody knows, and where there is nothing to hold to. */
  readonly holds: boolean | null;
  readonly text: string;
  readonly worst?: NonNullable<InvariantRecord['worst']>;
  readonly atEnd?: NonNullable<InvariantRecord['atEnd']>;
}

/** Without a reading for longer than this, nobody knows what was meanwhile. */
const longestGapMs = 15_000;

/** All the time from the injection until the fault was undone, for longer than its grace. */
export function judgeAtMost(invariant: Invariant, counted: Counted): BoundFinding {
  const { readings, injectedMs, untilMs, uncounted } = counted;
  if (uncounted !== undefined) return unknown(uncounted);
  const held = readings.filter(
    ({ atMs, atMost }) => atMost !== undefined && atMs >= injectedMs && atMs <= untilMs,
  );
  const [worst] = [...held].sort((one, other) => excess(other) - excess(one));
  const told = worst && { worst: tell(worst, counted) };
  const earlier = readings.findLast(({ atMs }) => atMs < injectedMs);
  if (invariant.counts === 'value' && earlier && excess(earlier) > 0) {
    return { ...unknown(`it was ${figure(earlier, invariant)} already before the fault`), ...told };
  }
  const broken = stretches(held).find(
    ([first, last]) => last.atMs - first.atMs >= invariant.graceMs,
  );
  if (worst && broken) {
    const [first, last] = broken;
    const lastedMs = last.atMs - first.atMs;
    const lasted = lastedMs > 0 ? `, and beyond it for ${seconds(lastedMs)}` : '';
    const text = `${figure(worst, invariant)} where at most ${worst.atMost} may be, ${since(worst, counted)}${lasted}`;
    return { holds: false, text, ...told };
  }
  const gap = longestGap(held, counted);
  if (!worst || gap !== undefined) return { ...unknown(gap ?? 'nobody read it'), ...told };
  const short = excess(worst) > 0 ? ', for less than its grace' : '';
  const text = `${figure(worst, invariant)} at the most where ${worst.atMost} may be, ${since(worst, counted)}${short}`;
  return { holds: true, text, ...told };
}

/** When all was well again. */
export function judgeAtEnd(
  invariant: Invariant,
  { readings, unread, uncounted }: Counted,
): BoundFinding {
  if (uncounted !== undefined) return unknown(uncounted);
  const end = readings.findLast(({ when }) => when === 'end');
  if (end?.atEnd === undefined) {
    const because = unread.findLast(({ when }) => when === 'end')?.because;
    return unknown(`nobody read it at the end${because === undefined ? '' : `: ${because}`}`);
  }
  const atEnd = { value: end.value, bound: end.atEnd };
  const holds = end.value === end.atEnd;
  const text = `${figure(end, invariant)} at the end${holds ? '' : `, not ${end.atEnd}`}`;
  return { holds, text, atEnd };
}

/** What there is to tell where it is held to nothing. */
export function lastOf(invariant: Invariant, counted: Counted): BoundFinding {
  const { readings, uncounted, unread } = counted;
  const last = readings.at(-1);
  if (uncounted !== undefined) return unknown(`not known: ${uncounted}`);
  if (!last) return unknown(`not known: ${unread.at(-1)?.because ?? 'nobody read it'}`);
  const late = last.when === 'end' ? '' : ', when it was last read';
  const text = `${figure(last, invariant)}${late}`;
  return { holds: null, text, worst: tell(last, counted) };
}

const unknown = (why: string): BoundFinding => ({ holds: null, text: why });

const excess = ({ value, atMost }: CountedReading) => value - (atMost ?? Number.POSITIVE_INFINITY);

/** First and last of readings beyond the bound with none between them that is not. */
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

/** Why nobody knows what was between two readings; undefined where they are close. */
function longestGap(
  held: readonly CountedReading[],
  { injectedMs, untilMs, unread }: Counted,
): string | undefined {
  const times = [injectedMs, ...held.map(({ atMs }) => atMs), untilMs];
  const gaps = times.slice(1).map((toMs, index) => ({ fromMs: times[index] ?? toMs, toMs }));
  const [gap] = gaps.sort((one, other) => other.toMs - other.fromMs - (one.toMs - one.fromMs));
  if (!gap || gap.toMs - gap.fromMs <= longestGapMs) return undefined;
  const because = unread.find(({ atMs }) => atMs >= gap.fromMs && atMs <= gap.toMs)?.because;
  return `nobody read it for ${seconds(gap.toMs - gap.fromMs)}${because === undefined ? '' : `: ${because}`}`;
}

function tell(
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
