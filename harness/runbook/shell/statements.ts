import type { SimpleCommand } from './command-reader.ts';
import { CompoundReader } from './compounds.ts';
import { type Range, ShellProblem, type VariableSet, type VariableUse } from './scanner.ts';

/** The text that a person would paste at once: a line, or all the lines of one command. */
export interface Statement extends Range {
  readonly kind: 'statement';
  /** The syntax error that the shell would report, and where. */
  readonly problem: ShellProblem | undefined;
  readonly commands: readonly SimpleCommand[];
  readonly uses: readonly VariableUse[];
  readonly sets: readonly VariableSet[];
  /** Comments and here-documents in it. */
  readonly comments: readonly Range[];
  readonly heredocBodies: readonly Range[];
}

/** A line that is a comment and nothing else. */
export interface CommentLine extends Range {
  readonly kind: 'comment';
}

/**
 * Reads a shell text in one pass: its statements and its comment lines, in order. `range`: the part to
 * read; text after the range cannot close a quote or block in it.
 */
export function readShell(text: string, range?: Range): (Statement | CommentLine)[] {
  return [...new StatementReader(text, range).readAll()];
}

/** The first statement at or after the offset; reads no further. */
export function firstStatement(text: string, from = 0): Statement | undefined {
  for (const part of new StatementReader(text, { from, to: text.length }).readAll()) {
    if (part.kind === 'statement') return part;
  }
  return undefined;
}

// Each search for a missing closing quote runs to the end of the text: too slow on every line of 10 MB.
const maxUnended = 50;

class StatementReader extends CompoundReader {
  readonly #limit: number;
  #unended = 0;

  constructor(text: string, range: Range = { from: 0, to: text.length }) {
    super(text);
    this.pos = range.from;
    this.#limit = range.to;
    this.end = range.to;
  }

  *readAll(): Generator<Statement | CommentLine> {
    for (;;) {
      while (/\s/.test(this.peek())) this.pos += 1;
      const next = this.peek();
      if (next === '') return;
      const from = this.pos;
      if (next === '#') {
        this.skipBlanks();
        yield { kind: 'comment', from, to: this.pos };
      } else yield this.#readStatement(from);
    }
  }

  #readStatement(from: number): Statement {
    this.#forget();
    const error = this.#tryLine();
    return {
      kind: 'statement',
      from,
      to: trimEnd(this.text, from, this.pos),
      problem: earliest(this.objection, error),
      commands: this.commands,
      uses: this.uses,
      sets: this.sets,
      comments: this.comments,
      heredocBodies: this.heredocBodies,
    };
  }

  #tryLine(): ShellProblem | undefined {
    try {
      this.readLine();
      if (this.pendingHeredocs.length > 0) this.newline();
      return undefined;
    } catch (error) {
      if (!(error instanceof ShellProblem)) throw error;
      this.#recover(error);
      return error;
    }
  }

  #forget(): void {
    this.objection = undefined;
    this.openBlocks = 0;
    this.loop = undefined;
    this.commands = [];
    this.uses = [];
    this.sets = [];
    this.comments = [];
    this.heredocBodies = [];
    this.pendingHeredocs.length = 0;
  }

  /**
   * Continues after the line of the error, so that one bad line does not hide the others. Stops if a
   * block is open: the rest would run outside the loop or condition that it belongs to.
   */
  #recover(error: ShellProblem): void {
    this.end = this.#limit;
    if (error.unended) this.#unended += 1;
    const swallowed =
      error.unended === 'block' || this.openBlocks > 0 || this.#unended > maxUnended;
    const resumeAfter = error.unended ? error.at : Math.max(this.pos, error.at);
    const newline = swallowed ? -1 : this.#endOfLine(resumeAfter);
    this.pos = newline < 0 ? this.#limit : Math.min(newline, this.#limit);
  }

  /** Of the lines that backslashes join: the rest of a refused one is no command of its own. */
  #endOfLine(from: number): number {
    let newline = this.text.indexOf('\n', from);
    while (newline > 0 && this.text[newline - 1] === '\\' && this.text[newline - 2] !== '\\') {
      newline = this.text.indexOf('\n', newline + 1);
    }
    return newline;
  }
}

function earliest(
  one: ShellProblem | undefined,
  other: ShellProblem | undefined,
): ShellProblem | undefined {
  return one && other ? (one.at <= other.at ? one : other) : (one ?? other);
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /[ \t\n]/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}
