/** Offsets into the shell text, `to` not included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A word of a command. `plain`: it has neither quotes nor expansions. */
export interface Word extends Range {
  readonly plain: boolean;
  /** Its own quotes and backslashes, which the shell removes; not those in its substitutions. */
  readonly quoting: readonly Range[];
}

/** `$name` or `${name…}` where the shell would expand it. */
export interface VariableUse {
  readonly name: string;
  readonly at: number;
  /** `${name:-…}`, `${name:+…}`, `${name:=…}`: it may be unset, so it is not a placeholder. */
  readonly hasDefault: boolean;
}

/** A variable that gets a value; it is set from offset `at` on. */
export interface VariableSet {
  readonly name: string;
  readonly at: number;
}

/**
 * A syntax error; thrown to stop reading a statement. Not an `Error`, since a stack trace costs more
 * than the statement. `unended`: nothing closes the `block` (loop, condition, here-document) or the
 * `text` (quote, substitution) that starts at `at`.
 */
export class ShellProblem {
  readonly message: string;
  readonly at: number;
  readonly unended: 'block' | 'text' | undefined;

  constructor(message: string, at: number, unended?: 'block' | 'text') {
    this.message = message;
    this.at = at;
    this.unended = unended;
  }
}

interface Heredoc {
  readonly delimiter: string;
  readonly stripTabs: boolean;
  readonly expands: boolean;
  readonly at: number;
}

const token = /&&|\|\||\|&|;;&?|;&|<<-|<<<?|<&|<>|>>|>&|>\||&>>?|[|&;()<>]|[^\s|&;()<>]+/y;

/** The position in a shell text, and what all parts of the grammar share: blanks, comments, newlines. */
export abstract class Scanner {
  readonly text: string;
  pos = 0;
  protected end: number;
  protected comments: Range[] = [];
  protected heredocBodies: Range[] = [];
  protected uses: VariableUse[] = [];
  protected sets: VariableSet[] = [];
  /** The first error that does not stop the reading, such as a redirection to nowhere. */
  objection: ShellProblem | undefined;
  /** How many loops, conditions and groups are open; after an error, whether it was inside one. */
  protected openBlocks = 0;
  protected readonly pendingHeredocs: Heredoc[] = [];

  constructor(text: string) {
    this.text = text;
    this.end = text.length;
  }

  /** Reads the expansions in a here-document's body. */
  protected abstract readExpansions(to: number): void;

  protected peek(ahead = 0): string {
    const at = this.pos + ahead;
    return at < this.end ? (this.text[at] ?? '') : '';
  }

  protected startsWith(part: string): boolean {
    return this.text.startsWith(part, this.pos) && this.pos + part.length <= this.end;
  }

  /** Skips the characters that the sticky pattern matches. */
  protected skipRun(run: RegExp): void {
    run.lastIndex = this.pos;
    if (run.test(this.text)) this.pos = Math.min(this.end, run.lastIndex);
  }

  protected skipBlanks(): void {
    for (;;) {
      const next = this.peek();
      if (next === ' ' || next === '\t') this.pos += 1;
      else if (next === '\\' && this.peek(1) === '\n') this.pos += 2;
      else break;
    }
    if (this.peek() === '#') this.#skipComment();
  }

  #skipComment(): void {
    const newline = this.text.indexOf('\n', this.pos);
    const to = newline < 0 || newline > this.end ? this.end : newline;
    this.comments.push({ from: this.pos, to });
    this.pos = to;
  }

  protected skipNewlines(): void {
    this.skipBlanks();
    while (this.peek() === '\n') {
      this.newline();
      this.skipBlanks();
    }
  }

  /** Skips a newline, and the here-documents that start after it, with their delimiters. */
  protected newline(): void {
    this.pos += 1;
    for (const heredoc of this.pendingHeredocs.splice(0)) this.#skipBody(heredoc);
  }

  #skipBody({ delimiter, stripTabs, expands, at }: Heredoc): void {
    const from = this.pos;
    let line = from;
    while (line < this.end) {
      const newline = this.text.indexOf('\n', line);
      const to = newline < 0 || newline > this.end ? this.end : newline;
      const content = this.text.slice(line, to);
      if ((stripTabs ? content.replace(/^\t+/, '') : content) === delimiter) {
        this.heredocBodies.push({ from, to: line });
        if (expands) this.readExpansions(line);
        this.pos = Math.min(this.end, to + 1);
        return;
      }
      line = to + 1;
    }
    throw this.unendedBlock(delimiter, at);
  }

  /** The token at the position, named as bash names it. */
  protected tokenHere(): string {
    if (this.pos >= this.end || this.peek() === '\n') return 'newline';
    token.lastIndex = this.pos;
    return token.exec(this.text)?.[0] ?? this.peek();
  }

  protected unexpected(): ShellProblem {
    return new ShellProblem(`syntax error near unexpected token \`${this.tokenHere()}'`, this.pos);
  }

  protected unended(closing: string, at: number): ShellProblem {
    return new ShellProblem(unendedMessage(closing), at, 'text');
  }

  protected unendedBlock(closing: string, at: number): ShellProblem {
    return new ShellProblem(unendedMessage(closing), at, 'block');
  }

  protected object(): void {
    this.objection ??= this.unexpected();
  }
}

function unendedMessage(closing: string): string {
  return `unexpected end of text while looking for \`${closing}'`;
}
