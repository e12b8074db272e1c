import { QuoteReader } from './quote-reader.ts';

const name = /[A-Za-z_]\w*/y;
const parameter = /[#!]?([A-Za-z_]\w*|[0-9]+|[-#?$!@*_])?/y;

/** Reads what the shell expands: variables, substitutions, arithmetic. */
export abstract class ExpansionReader extends QuoteReader {
  /** How many substitutions are open at the position. */
  protected substitutions = 0;
  /** Offsets where `((` is not arithmetic, so that each is tried only once. */
  readonly #notArithmetic = new Set<number>();

  /** Reads commands up to and including `)`. */
  protected abstract readSubstitution(openedAt: number): void;

  protected override readQuoted(next: string, inDouble: boolean): boolean {
    if (next === '\\') this.readBackslash(inDouble);
    else if (next === '$') this.#readDollar(inDouble);
    else if (next === '`') this.#readBackticks();
    else if (next === '"') this.readDouble();
    else if (next === "'" && !inDouble) this.readSingle();
    else return false;
    return true;
  }

  /** The shell parses the inside only when it runs it. Here only its variables are read. */
  #readBackticks(): void {
    const openedAt = this.pos;
    this.pos += 1;
    while (this.peek() !== '`') {
      if (this.peek() === '') throw this.unended('`', openedAt);
      if (this.peek() === '$' && this.peek(1) !== '(') this.#readDollar(true);
      else this.pos += this.peek() === '\\' ? 2 : 1;
    }
    this.pos += 1;
  }

  #readDollar(inDouble: boolean): void {
    const at = this.pos;
    const next = this.peek(1);
    name.lastIndex = at + 1;
    if (next === '(') {
      if (!this.readArithmetic(at + 1)) this.within(at + 2);
    } else if (next === '{') this.nested(() => this.#readParameter(inDouble));
    else if (next === "'" && !inDouble) this.readEscaped();
    else if (name.test(this.text)) {
      this.pos = Math.min(this.end, name.lastIndex);
      this.uses.push({ name: this.text.slice(at + 1, this.pos), at, hasDefault: false });
    } else this.pos += /[0-9?$!@*#-]/.test(next) ? 2 : 1;
  }

  #readParameter(inDouble: boolean): void {
    const at = this.pos;
    parameter.lastIndex = at + 2;
    const variable = parameter.exec(this.text)?.[1];
    this.pos = Math.min(this.end, Math.max(parameter.lastIndex, at + 2));
    const operator = /^(?:\[[^\]\n]*\])?(:?[-=+])?/.exec(this.text.slice(this.pos, this.pos + 80));
    const hasDefault = operator?.[1] !== undefined;
    if (variable && /^[A-Za-z_]/.test(variable)) this.uses.push({ name: variable, at, hasDefault });
    while (this.peek() !== '}') {
      const next = this.peek();
      if (next === '') throw this.unended('}', at);
      if (!this.readQuoted(next, inDouble)) this.pos += 1;
    }
    this.pos += 1;
    if (variable && operator?.[1]?.endsWith('=')) this.sets.push({ name: variable, at: this.pos });
  }

  /** Reads a substitution whose commands start at `from`. */
  protected within(from: number): void {
    const openedAt = this.pos;
    this.pos = from;
    this.substitutions += 1;
    try {
      this.nested(() => this.readSubstitution(openedAt));
    } finally {
      this.substitutions -= 1;
    }
  }

  /** Reads the `((…))` that opens at `from`; if it is not arithmetic, returns false and reads nothing. */
  protected readArithmetic(from: number): boolean {
    if (!this.text.startsWith('((', from) || this.#notArithmetic.has(from)) return false;
    const before = { pos: this.pos, uses: this.uses.length, sets: this.sets.length };
    this.pos = from + 2;
    let closed = false;
    this.nested(() => {
      closed = this.#skipArithmetic();
    });
    if (closed) return true;
    this.#notArithmetic.add(from);
    this.pos = before.pos;
    this.uses.length = before.uses;
    this.sets.length = before.sets;
    return false;
  }

  #skipArithmetic(): boolean {
    const from = this.pos;
    let open = 0;
    for (;;) {
      const next = this.peek();
      if (next === '') return false;
      if (next === '(') open += 1;
      else if (next === ')') {
        if (open === 0) break;
        open -= 1;
      } else if (this.readQuoted(next, true)) continue;
      this.pos += 1;
    }
    if (this.peek(1) !== ')') return false;
    const inside = this.text.slice(from, this.pos);
    for (const [, assigned] of inside.matchAll(/\b([A-Za-z_]\w*)\s*(?:[-+*/%&|^]|<<|>>)?=(?!=)/g)) {
      if (assigned) this.sets.push({ name: assigned, at: this.pos });
    }
    this.pos += 2;
    return true;
  }

  /** In a here-document, only expansions are special. */
  protected override readExpansions(to: number): void {
    const { end } = this;
    this.end = to;
    while (this.pos < to) {
      const next = this.peek();
      if (next === '"' || !this.readQuoted(next, true)) this.pos += 1;
    }
    this.end = end;
  }
}
