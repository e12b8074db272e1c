import { CommandReader } from './command-reader.ts';

const reserved =
  /(?:if|then|elif|else|fi|while|until|for|select|done|do|case|esac|function|time|coproc|\{|\}|!|\[\[)/y;

/** Reads commands joined by pipes, `&&`, `;` and newlines. */
export abstract class ListReader extends CommandReader {
  /** Reads the command that begins with a reserved word or with `(`. */
  protected abstract readCompound(word: string): void;

  /** Reads one line of commands, and the further lines that they need; stops before the newline. */
  protected readLine(): void {
    let first: number;
    do {
      first = this.commands.length;
      this.#readAndOr();
      this.skipBlanks();
    } while (this.#readSeparator(first) && !this.#atLineEnd());
    if (!this.#atLineEnd()) throw this.unexpected();
  }

  /** `first`: index of the first command that the separator ends. */
  #readSeparator(first: number): boolean {
    const next = this.peek();
    if ((next !== ';' && next !== '&') || this.tokenHere().startsWith(';;')) return false;
    if (next === '&') this.mark(first, 'background');
    this.pos += 1;
    this.skipBlanks();
    return true;
  }

  #atLineEnd(): boolean {
    return this.peek() === '' || this.peek() === '\n';
  }

  /** Reads at least one command, up to one of the words or tokens in `stops`. */
  protected readList(stops: readonly string[], openedAt: number): void {
    this.skipNewlines();
    do {
      this.#expectMore(stops.at(-1) ?? '', openedAt);
      const first = this.commands.length;
      this.#readAndOr();
      this.skipBlanks();
      if (this.#stopsAt(stops)) return;
      if (!this.#readSeparator(first) && !this.#atLineEnd()) throw this.unexpected();
      this.skipNewlines();
    } while (!this.#stopsAt(stops));
  }

  #stopsAt(stops: readonly string[]): boolean {
    return stops.includes(this.reservedHere() ?? this.tokenHere());
  }

  #expectMore(closing: string, openedAt: number): void {
    if (this.peek() === '') throw this.unendedBlock(closing, openedAt);
  }

  protected reservedHere(): string | undefined {
    reserved.lastIndex = this.pos;
    const word = reserved.exec(this.text)?.[0];
    return word && this.isWordEnd(this.pos + word.length) ? word : undefined;
  }

  protected expect(word: string, openedAt: number): void {
    this.skipNewlines();
    this.#expectMore(word, openedAt);
    if (!this.startsWith(word)) throw this.unexpected();
    this.pos += word.length;
  }

  #readAndOr(): void {
    this.#readPipeline();
    while (this.startsWith('&&') || this.startsWith('||')) {
      this.#readOperator();
      this.#readPipeline();
    }
  }

  /** The right side may be on the next line. */
  #readOperator(): void {
    const at = this.pos;
    this.pos += this.tokenHere().length;
    this.skipNewlines();
    this.#expectMore('command', at);
  }

  #readPipeline(): void {
    this.skipBlanks();
    if (this.#readPrefixes() && this.#atLineEnd()) return;
    let first = this.commands.length;
    this.readCommand();
    while (this.peek() === '|' && !this.startsWith('||')) {
      this.mark(first, 'piped');
      first = this.commands.length;
      this.#readOperator();
      this.readCommand();
    }
  }

  /** `!` and `time`, which may stand alone. */
  #readPrefixes(): boolean {
    const from = this.pos;
    for (;;) {
      const word = this.reservedHere();
      if (word !== '!' && word !== 'time') return this.pos > from;
      this.pos += word.length;
      this.skipBlanks();
      if (word === 'time' && this.startsWith('-p ')) this.pos += 3;
      this.skipBlanks();
    }
  }

  /** Reads a command and the blanks after it. */
  protected readCommand(): void {
    const word = this.reservedHere() ?? (this.peek() === '(' ? '(' : undefined);
    if (word) {
      const first = this.commands.length;
      this.nested(() => this.readCompound(word));
      this.readRedirections(first);
    } else this.readSimple();
    this.skipBlanks();
  }
}
