// Only these parts: loading all charts and components takes half a second and 40 MB more.
import 'echarts/lib/chart/custom';
import 'echarts/lib/component/grid';
import type { CustomSeriesOption } from 'echarts/charts';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { drawProbes } from './draw-probes.ts';
import { drawSteps, stepRowPx } from './draw-steps.ts';
import type { Timeline } from './timeline.ts';

use([SVGRenderer]);

export interface ChartScale {
  readonly fromMs: number;
  readonly untilMs: number;
  /** The longest time for an answer: the top of the scale. */
  readonly timeoutMs: number;
}

/** Height above the answers, for labels, the outage and the failures. */
const headPx = 64;
const answersPx = 104;
const axisPx = 40;

/**
 * One arm as SVG: answers and failures over time, fault, outage, stated time and steps. Colours are the page's
 * variables, so that the chart follows light and dark mode.
 */
export function drawChart(timeline: Timeline, scale: ChartScale, widthPx: number): string {
  const stepsPx = timeline.steps.length * stepRowPx;
  const heightPx = headPx + answersPx + stepsPx + axisPx;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: widthPx, height: heightPx });
  const narrow = widthPx < 600;
  const sides = { left: narrow ? 46 : 58, right: narrow ? 10 : 16 };
  const seconds = { type: 'value', min: scale.fromMs / 1000, max: scale.untilMs / 1000 } as const;
  const quiet = { axisLine: { show: false }, axisTick: { show: false } } as const;
  const splitLine = { lineStyle: { color: 'var(--rule)' } };
  const axisLabel = { color: 'var(--muted)', fontSize: 11, hideOverlap: true };
  const draw = (gridIndex: number, renderItem: CustomSeriesOption['renderItem']) =>
    ({
      type: 'custom',
      xAxisIndex: gridIndex,
      yAxisIndex: gridIndex,
      silent: true,
      clip: false,
      data: [[0, 1]],
      renderItem,
    }) as const;
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    grid: [
      { ...sides, top: headPx, height: answersPx },
      { ...sides, top: headPx + answersPx, height: stepsPx },
    ],
    xAxis: [
      { ...seconds, ...quiet, gridIndex: 0, splitLine, axisLabel: { show: false } },
      {
        ...seconds,
        ...quiet,
        gridIndex: 1,
        splitLine,
        splitNumber: narrow ? 4 : 10,
        axisLabel: {
          ...axisLabel,
          showMinLabel: false,
          showMaxLabel: false,
          formatter: '{value} s',
        },
      },
    ],
    yAxis: [
      {
        type: 'log',
        gridIndex: 0,
        min: 1,
        max: 10 ** Math.ceil(Math.log10(scale.timeoutMs)),
        ...quiet,
        splitLine,
        minorSplitLine: { show: false },
        axisLabel: { ...axisLabel, formatter: answerTime },
      },
      { type: 'value', gridIndex: 1, min: 0, max: 1, show: false },
    ],
    series: [draw(0, drawProbes(timeline, narrow)), draw(1, drawSteps(timeline, narrow))],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return withoutHooks(svg);
}

const answerTime = (ms: number) => (ms >= 1000 ? `${ms / 1000} s` : `${ms} ms`);

/**
 * Removes script hooks, the fixed size, and styles, which the page's policy forbids; the styles of words become
 * attributes. Text from elsewhere is escaped in the SVG, so these patterns cannot match it.
 */
function withoutHooks(svg: string): string {
  return svg
    .replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replaceAll(/ (?:class="zr[\w-]*"|ecmeta_\w+="\w*"|pointer-events="visible")/g, '')
    .replaceAll(/(<text[^<>]*?) style="font-size:(\d+)px;[^"<>]*?(font-weight:600;)?"/g, bareText)
    .replace(/^<svg width="\d+" height="\d+"/, '<svg aria-hidden="true"');
}

const bareText = (_all: string, start: string, sizePx: string, bold: string | undefined) =>
  `${start} font-size="${sizePx}"${bold ? ' font-weight="600"' : ''}`;
