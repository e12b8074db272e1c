import { styleText } from 'node:util';
import { HarnessError, thrownText } from '../errors.ts';
import type { Paint } from '../report/paint.ts';

/** Where the command line writes: results to `out`, progress and notices to `say`. */
export interface Terminal {
  out(text: string): void;
  say(text: string): void;
  /** Replaces the last line on a terminal; prints nothing elsewhere. */
  status(text: string): void;
  /** Plain text without a terminal, or if NO_COLOR is set. */
  readonly paint: Paint;
  /** The width of the terminal on which results are printed; undefined for a file or pipe. */
  readonly columns?: number;
}

export function openTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  const live = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  // styleText itself respects NO_COLOR, FORCE_COLOR and whether the stream is a terminal;
  // in a file or a pipe no result has colours, whatever the other stream is.
  const paint = (style: Parameters<typeof styleText>[0]) => (text: string) =>
    styleText(style, text, { stream: process.stdout.isTTY ? process.stderr : process.stdout });
  let hasStatus = false;
  const clear = () => {
    if (hasStatus) process.stderr.write('\r\x1b[2K');
    hasStatus = false;
  };
  return {
    out(text) {
      clear();
      write(process.stdout, text);
    },
    say(text) {
      clear();
      write(process.stderr, text);
    },
    status(text) {
      if (!live) return;
      clear();
      const width = (process.stderr.columns ?? 80) - 1;
      process.stderr.write(text.length > width ? `${text.slice(0, width - 1)}…` : text);
      hasStatus = true;
    },
    ...(process.stdout.isTTY && { columns: process.stdout.columns }),
    paint: {
      good: paint('green'),
      bad: paint('red'),
      unsure: paint('yellow'),
      dim: paint('dim'),
      bold: paint('bold'),
    },
  };
}

/** OUTPUT_FAILED at once for a file; a pipe reports it later, as an error of the stream. */
function write(stream: NodeJS.WriteStream, text: string): void {
  try {
    stream.write(`${text}\n`);
  } catch (cause) {
    throw outputFailed(cause as NodeJS.ErrnoException);
  }
}

function outputFailed(cause: NodeJS.ErrnoException): HarnessError {
  const isFull = cause.code === 'ENOSPC';
  const why = isFull ? 'no space left on device' : thrownText(cause);
  return new HarnessError('OUTPUT_FAILED', `The output cannot be written: ${why}.`, {
    next: isFull ? 'Free some space, or write to another place.' : 'Write to another place.',
    cause,
  });
}

/** A reader such as `| head` may close the pipe; the drill must still clean up. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw outputFailed(error);
}
