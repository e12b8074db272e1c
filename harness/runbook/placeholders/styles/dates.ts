import type { Style } from './style.ts';

const clock =
  '(?:[T _-]?(?:HH|hh)[:_-]?(?:MM|mm)(?:[:_-]?(?:SS|ss))?(?:Z|[+-]\\d\\d(?::?\\d\\d)?)?)?';
const day =
  '(?:(?:YYYY|yyyy)[-_./]?(?:MM|mm)[-_./]?(?:DD|dd)|YYYY[-_.]?MM|(?:DD|dd)[-_./]?(?:MM|mm)[-_./]?(?:YYYY|yyyy))';

/** A day and its time, as one placeholder: `backup-YYYYMMDD.tgz`, `YYYY-MM-DD HH:MM`. */
export const dates: readonly Style[] = [
  {
    syntax: 'word',
    mark: /YYYY|yyyy/,
    pattern: new RegExp(
      `(?<![\\w.$%+-])((?:[\\w.-]{0,60}(?<![A-Za-z]))?${day}${clock}[\\w.-]{0,60}(?<!\\.))(?![\\w%])`,
      'g',
    ),
    not: /^(?:echo|printf|mktemp|date|sed|tr|[gm]?awk|[ez]?grep|rg|strptime|strftime)$/,
    isHole: (_, { before }) => !/\bformat\b/.test(before),
  },
  {
    syntax: 'word',
    mark: /\d[-_]?MM|HHMM|HH-MM/,
    // The day or the year is given, the rest is not: `shop_20250101_HHMMSS`, `2025-MM-DD`.
    pattern:
      /(?<![\w.$%+-])([\w.-]{0,60}(?:\d{4}[-_.]?MM[-_.]?DD|\d{4}[-_]?\d{2}[-_]?\d{2}[-_T]?HH[-_:]?MM(?:[-_:]?SS)?)[\w.-]{0,60}(?<!\.))(?![\w%])/g,
    not: /^(?:echo|printf|mktemp|date|sed|tr|[gm]?awk|[ez]?grep|rg|strptime|strftime)$/,
    isHole: (_, { before }) => !/\bformat\b/.test(before),
  },
];
