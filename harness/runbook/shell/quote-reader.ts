import { type Range, Scanner, ShellProblem } from './scanner.ts';

const ordinaryInDouble = /[^"\\$`]+/y;
const maxDepth = 200;
/** The message for a text that a shell may accept, and that is not read. */
export const tooDeep = 'nested too deeply';

/** Reads quotes and backslashes, and counts how deep the text nests. */
export abstract class QuoteReader extends Scanner {
  #depth = 0;
  /** Quotes and backslashes of the word that is being read. */
  protected quoting: Range[] | undefined;

  /** Reads the quote or expansion at the position; false for an ordinary character. */
  protected abstract readQuoted(next: string, inDouble: boolean): boolean;

  /** Records a range that the shell removes. */
  protected quote(from: number, to: number): void {
    this.quoting ??= [];
    this.quoting.push({ from, to });
  }

  protected readBackslash(inDouble: boolean): void {
    const escaped = this.peek(1);
    if (!inDouble || '$`"\\\n'.includes(escaped)) {
      this.quote(this.pos, this.pos + (escaped === '\n' ? 2 : 1));
    }
    this.pos = Math.min(this.end, this.pos + 2);
  }

  protected readSingle(): void {
    const close = this.text.indexOf("'", this.pos + 1);
    if (close < 0 || close >= this.end) throw this.unended("'", this.pos);
    this.quote(this.pos, this.pos + 1);
    this.quote(close, close + 1);
    this.pos = close + 1;
  }

  protected readDouble(): void {
    const openedAt = this.pos;
    this.quote(openedAt, openedAt + 1);
    this.pos += 1;
    while (this.peek() !== '"') {
      this.skipRun(ordinaryInDouble);
      const next = this.peek();
      if (next === '"') break;
      if (next === '') throw this.unended('"', openedAt);
      if (!this.readQuoted(next, true)) this.pos += 1;
    }
    this.quote(this.pos, this.pos + 1);
    this.pos += 1;
  }

  /** `$'…'`, where a backslash escapes. */
  protected readEscaped(): void {
    const openedAt = this.pos;
    this.quote(openedAt, openedAt + 2);
    this.pos += 2;
    while (this.peek() !== "'") {
      if (this.peek() === '') throw this.unended("'", openedAt);
      this.pos += this.peek() === '\\' ? 2 : 1;
    }
    this.quote(this.pos, this.pos + 1);
    this.pos += 1;
  }

  /** Limits the depth: hostile text nests deeper than the stack. */
  protected nested(read: () => void): void {
    if (this.#depth >= maxDepth) throw new ShellProblem(tooDeep, this.pos);
    this.#depth += 1;
    const quoting = this.quoting;
    this.quoting = undefined;
    try {
      read();
    } finally {
      this.#depth -= 1;
      this.quoting = quoting;
    }
  }
}
