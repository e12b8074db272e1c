import type { CustomSeriesOption } from 'echarts/charts';

type RenderItem = NonNullable<CustomSeriesOption['renderItem']>;
type Params = Parameters<Exclude<RenderItem, string>>[0];
type Api = Parameters<Exclude<RenderItem, string>>[1];

/** The box of one part of a chart, and the pixel positions of times (ms) and values in it. */
export interface Where {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  x(ms: number): number;
  y(value: number): number;
}

export function place(params: Params, api: Api): Where {
  const box = params.coordSys as unknown as Record<'x' | 'y' | 'width' | 'height', number>;
  return {
    top: box.y,
    bottom: box.y + box.height,
    left: box.x,
    right: box.x + box.width,
    x: (ms) => api.coord([ms / 1000, 1])[0] ?? 0,
    y: (value) => api.coord([0, value])[1] ?? 0,
  };
}

interface Line {
  readonly colour: string;
  readonly width: number;
  readonly cap?: 'round';
  readonly dash?: number[];
}

export function stroke(pathData: string, { colour, width, cap }: Line) {
  const style = { stroke: colour, lineWidth: width, fill: 'none', ...(cap && { lineCap: cap }) };
  return { type: 'path', shape: { pathData }, style } as const;
}

export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  { colour, width, dash }: Line,
) {
  const style = { stroke: colour, lineWidth: width, ...(dash && { lineDash: dash }) };
  return { type: 'line', shape: { x1, y1, x2, y2 }, style } as const;
}

export function rectangle(
  { x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>,
  fill: string,
) {
  return { type: 'rect', shape: { x, y, width, height }, style: { fill } } as const;
}

interface Words {
  readonly colour: string;
  readonly align: 'left' | 'center' | 'right';
  readonly bold?: boolean;
  /** Written on a filled shape, which gives enough contrast. */
  readonly bare?: boolean;
}

/** Words with an outline in the page's colour, so that they stay readable over lines. */
export function text(words: string, x: number, y: number, { colour, align, bold, bare }: Words) {
  const font = { fontSize: 11, fontFamily: 'inherit', ...(bold && { fontWeight: 600 }) } as const;
  const where = { x, y, align, verticalAlign: 'middle' } as const;
  const rim = bare ? {} : { stroke: 'var(--card)', lineWidth: 3 };
  const style = { text: words, fill: colour, ...rim, ...where, ...font };
  return { type: 'text', style } as const;
}

export type Drawing = ReturnType<typeof stroke | typeof line | typeof rectangle | typeof text>;
