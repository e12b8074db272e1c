import type { RanStep } from '../model/step-result.ts';

/** What the session's server reports about a finished step; see fixtures/operator/session-server.pl. */
export interface Reply {
  readonly id: number;
  readonly step: Omit<RanStep, 'durationMs'>;
}

const keptBytes = 131_072;
const noTerminal = /^bash: \[\d+: \d+ \(\d+\)\] tcsetattr: Inappropriate ioctl for device\n/gm;

export function runLine(id: number, timeoutMs: number, text: string): string {
  return `run ${id} ${Math.ceil(timeoutMs)} ${Buffer.from(text).toString('hex')}\n`;
}

export const quitLine = 'quit\n';

/** Collects the server's lines; returns a complete reply, or `nonsense` for a line not from the server. */
export class ReplyReader {
  #chunks: { out: Buffer[]; err: Buffer[] } = { out: [], err: [] };

  read(line: string): Reply | 'nonsense' | undefined {
    const [word, ...rest] = line.split(' ');
    if (word === 'out' || word === 'err') {
      this.#chunks[word].push(Buffer.from(rest[0] ?? '', 'hex'));
      return undefined;
    }
    const [id, exitCode, timedOut, lostShell, readInput, outBytes, errBytes] = rest.map(Number);
    if (word !== 'done' || errBytes === undefined || Number.isNaN(errBytes)) {
      return 'nonsense';
    }
    const { out, err } = this.#chunks;
    this.#chunks = { out: [], err: [] };
    return {
      id: id ?? 0,
      step: {
        ...endOf(exitCode ?? 0, timedOut === 1),
        stdout: asText(out, outBytes ?? 0),
        // bash prints this once for each child that a signal ends, because it has no terminal here.
        stderr: asText(err, errBytes).replaceAll(noTerminal, ''),
        interactive: readInput === 1,
        lostSession: lostShell === 1,
      },
    };
  }
}

/** A stopped shell reports the status of what it was running, even 0; 124 is the status of timeout(1). */
export function endOf(exitCode: number, timedOut: boolean): Pick<RanStep, 'result' | 'exitCode'> {
  if (timedOut) return { result: 'timed-out', exitCode: 124 };
  return { result: exitCode === 0 ? 'ok' : 'failed', exitCode };
}

/** Bytes that are not UTF-8 become U+FFFD; a note replaces bytes that were not kept. */
function asText(chunks: readonly Buffer[], totalBytes: number): string {
  const bytes = Buffer.concat(chunks);
  const dropped = totalBytes - bytes.length;
  if (dropped <= 0) return bytes.toString();
  const head = bytes.subarray(0, keptBytes).toString();
  const tail = bytes.subarray(keptBytes).toString();
  return `${head}\n[firedrill: ${dropped} bytes left out]\n${tail}`;
}
