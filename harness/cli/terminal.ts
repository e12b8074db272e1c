import { styleText } from 'node:util';
import type { Paint } from '../report/text.ts';

/** Where the command line writes: results to `out`, everything said on the way to `say`. */
export interface Terminal {
  out(text: string): void;
  say(text: string): void;
  /** Replaces the last line on a terminal; prints nothing elsewhere. */
  status(text: string): void;
  /** Plain text where there is no terminal or NO_COLOR is set. */
  readonly paint: Paint;
}

export function openTerminal(): Terminal {
  const live = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  // styleText itself honours NO_COLOR, FORCE_COLOR and whether the stream is a terminal.
  const paint = (style: Parameters<typeof styleText>[0]) => (text: string) =>
    styleText(style, text, { stream: process.stderr });
  let hasStatus = false;
  const clear = () => {
    if (hasStatus) process.stderr.write('\r\x1b[2K');
    hasStatus = false;
  };
  return {
    out(text) {
      clear();
      process.stdout.write(`${text}\n`);
    },
    say(text) {
      clear();
      process.stderr.write(`${text}\n`);
    },
    status(text) {
      if (!live) return;
      clear();
      const width = (process.stderr.columns ?? 80) - 1;
      process.stderr.write(text.length > width ? `${text.slice(0, width - 1)}…` : text);
      hasStatus = true;
    },
    paint: {
      good: paint('green'),
      bad: paint('red'),
      unsure: paint('yellow'),
      dim: paint('dim'),
      bold: paint('bold'),
    },
  };
}
