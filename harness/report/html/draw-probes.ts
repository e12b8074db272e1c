import type { CustomSeriesOption } from 'echarts/charts';
import { seconds } from '../../model/figures.ts';
import { type Drawing, line, place, rectangle, stroke, text, type Where } from './drawing.ts';
import type { Timeline } from './timeline.ts';

const wordsPx = 54;
const outagePx = 36;
const failuresPx = 20;

/** Answers as dots, failures as strokes above them, and the marks of fault, outage and stated time. */
export function drawProbes(timeline: Timeline, narrow: boolean): CustomSeriesOption['renderItem'] {
  return (params, api) => {
    const where = place(params, api);
    const marks = [
      ...markOutage(timeline, where, narrow),
      ...drawSamples(timeline, where),
      ...markFault(timeline, where),
      ...markRto(timeline, where, narrow),
    ];
    return { type: 'group', children: marks };
  };
}

function drawSamples({ samples }: Timeline, { x, y, top }: Where): Drawing[] {
  const dots = samples
    .filter(({ ok }) => ok)
    .map(({ atMs, durationMs }) => `M${round(x(atMs))} ${round(y(Math.max(1, durationMs)))}h.1`);
  const strokes = samples
    .filter(({ ok }) => !ok)
    .map(({ atMs }) => `M${round(x(atMs))} ${top - failuresPx + 4}v12`);
  return [
    stroke(dots.join(''), { colour: 'var(--good)', width: 2.6, cap: 'round' }),
    stroke(strokes.join(''), { colour: 'var(--bad)', width: 1.1 }),
  ];
}

function markOutage(
  { outage, watchedUntilMs }: Timeline,
  where: Where,
  narrow: boolean,
): Drawing[] {
  if (!outage) return [];
  const { x, top, bottom, right } = where;
  const [from, to] = [x(outage.fromMs), x(outage.toMs)];
  const y = top - outagePx + 6;
  const took = seconds(outage.toMs - outage.fromMs);
  const words = outage.censored
    ? `still broken at ${seconds(watchedUntilMs)}`
    : `${took} of outage`;
  const wide = (narrow ? words.length - 6 : words.length) * 6.4;
  const label = narrow ? words.replace(' of outage', '') : words;
  const inside = to - from > wide + 20;
  const fits = to + wide + 12 < right;
  const at = inside ? (from + to) / 2 : fits ? to + 8 : from - 8;
  const ends = outage.censored ? `M${from} ${y - 4}v8` : `M${from} ${y - 4}v8M${to} ${y - 4}v8`;
  const arrow = outage.censored ? `M${to - 5} ${y - 4}l5 4l-5 4` : '';
  return [
    rectangle(
      { x: from, y: top - failuresPx, width: to - from, height: bottom - top + failuresPx },
      'var(--outage)',
    ),
    stroke(`M${from} ${y}L${to} ${y}${ends}${arrow}`, { colour: 'var(--bad)', width: 1.6 }),
    text(label, at, inside ? y - 8 : y, {
      colour: 'var(--bad)',
      align: inside ? 'center' : fits ? 'left' : 'right',
      bold: true,
    }),
  ];
}

function markFault({ injectedMs }: Timeline, { x, top, bottom }: Where): Drawing[] {
  if (injectedMs === null) return [];
  const at = x(0);
  return [
    line(at, top - wordsPx + 6, at, bottom, { colour: 'var(--ink)', width: 1.4 }),
    text('fault', at - 4, top - wordsPx + 12, { colour: 'var(--ink)', align: 'right' }),
  ];
}

function markRto(
  { rtoMs }: Timeline,
  { x, top, bottom, right }: Where,
  narrow: boolean,
): Drawing[] {
  if (rtoMs === null) return [];
  const at = x(rtoMs);
  if (at > right + 1) {
    const far = `stated time ends at ${seconds(rtoMs)} →`;
    const words = narrow ? `RTO ${seconds(rtoMs)} →` : far;
    return [text(words, right, top - wordsPx + 12, { colour: 'var(--limit)', align: 'right' })];
  }
  const words = narrow ? 'RTO' : 'end of stated time';
  const leftward = at + words.length * 6.4 > right;
  return [
    line(at, top - wordsPx + 6, at, bottom, { colour: 'var(--limit)', width: 1.6, dash: [5, 3] }),
    text(words, leftward ? at - 5 : at + 5, top - wordsPx + 12, {
      colour: 'var(--limit)',
      align: leftward ? 'right' : 'left',
    }),
  ];
}

const round = (px: number) => Math.round(px * 10) / 10;
