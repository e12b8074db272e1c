import type { CustomSeriesOption } from 'echarts/charts';
import { seconds } from '../../model/figures.ts';
import type { StepResultKind } from '../../model/step-result.ts';
import { resultWords } from '../words.ts';
import { type Drawing, line, place, rectangle, text, type Where } from './drawing.ts';
import type { Timeline } from './timeline.ts';

export const stepRowPx = 19;
const barPx = 13;

/** A row for each step: a bar for its duration, its number, its command and its result. */
export function drawSteps(timeline: Timeline, narrow: boolean): CustomSeriesOption['renderItem'] {
  return (params, api) => {
    const where = place(params, api);
    const rows = timeline.steps.flatMap((step, row) => drawStep(step, row, where, narrow));
    return { type: 'group', children: [...rows, ...extendMarks(timeline, where)] };
  };
}

function drawStep(
  step: Timeline['steps'][number],
  row: number,
  { x, top, right }: Where,
  narrow: boolean,
): Drawing[] {
  const middle = top + (row + 0.5) * stepRowPx;
  const [from, to] = [x(step.fromMs), Math.max(x(step.toMs), x(step.fromMs) + 3)];
  const colour = colours[step.result] ?? 'var(--muted)';
  const words = label(step, narrow);
  const bar = { x: from, y: middle - barPx / 2, width: to - from, height: barPx };
  return [rectangle(bar, colour), writeBeside(words, { from, to, right, middle })];
}

/** Writes right of the bar, in it, or left of it, wherever there is room. */
function writeBeside(
  words: string,
  { from, to, right, middle }: Record<'from' | 'to' | 'right' | 'middle', number>,
): Drawing {
  const widthPx = 14 + words.length * 6.1;
  if (to + widthPx < right) {
    return text(words, to + 7, middle, { colour: 'var(--ink)', align: 'left' });
  }
  if (to - from > widthPx) {
    return text(words, from + 7, middle, { colour: 'var(--card)', align: 'left', bare: true });
  }
  return text(words, from - 7, middle, { colour: 'var(--ink)', align: 'right' });
}

const colours: Readonly<Partial<Record<StepResultKind, string>>> = {
  ok: 'var(--step)',
  failed: 'var(--bad)',
  'timed-out': 'var(--bad)',
  endless: 'var(--limit)',
};

function label(
  { number, text: command, result, fromMs, toMs }: Timeline['steps'][number],
  narrow: boolean,
) {
  const ran = !['not-taken', 'manual', 'removed', 'no-value'].includes(result);
  const took = ran ? seconds(toMs - fromMs) : resultWords[result];
  const end = result === 'ok' || !ran ? took : `${took}, ${resultWords[result]}`;
  if (narrow) return `${number}: ${end}`;
  const line = command.split('\n')[0] ?? '';
  return `${number}  ${line.length > 46 ? `${line.slice(0, 45)}…` : line}  ${end}`;
}

/** Extends the lines of fault and stated time through the steps. */
function extendMarks(
  { injectedMs, rtoMs, outage }: Timeline,
  { x, top, bottom, right }: Where,
): Drawing[] {
  const marks: Drawing[] = [];
  if (injectedMs !== null) {
    marks.push(line(x(0), top, x(0), bottom, { colour: 'var(--ink)', width: 1.4 }));
  }
  if (rtoMs !== null && x(rtoMs) <= right + 1) {
    const style = { colour: 'var(--limit)', width: 1.6, dash: [5, 3] };
    marks.push(line(x(rtoMs), top, x(rtoMs), bottom, style));
  }
  if (outage && !outage.censored) {
    const at = x(outage.toMs);
    marks.push(line(at, top, at, bottom, { colour: 'var(--bad)', width: 1, dash: [1, 3] }));
  }
  return marks;
}
