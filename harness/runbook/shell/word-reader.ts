import { ExpansionReader } from './expansion-reader.ts';
import type { Range, Word } from './scanner.ts';

const arrayName = /^[A-Za-z_]\w*(?:\[[^\]\n]*\])?\+?=$/;
const ordinary = /[^\s;&|()<>\\$`"']+/y;
const none: readonly Range[] = [];

/** Reads words and arrays of words. */
export abstract class WordReader extends ExpansionReader {
  /** The word at the position, or undefined. `assignable`: `name=(…)` is an array. */
  protected readWord(assignable = false): Word | undefined {
    const from = this.pos;
    let plain = true;
    this.quoting = undefined;
    for (;;) {
      this.skipRun(ordinary);
      const next = this.peek();
      if (next === '' || isBlank(next) || ';&|)'.includes(next)) break;
      if (next === '<' || next === '>') {
        if (this.peek(1) !== '(') break;
        this.within(this.pos + 2);
      } else if (next === '(') {
        if (!assignable || !arrayName.test(this.text.slice(from, this.pos))) break;
        this.nested(() => this.#readArray());
      } else if (!this.readQuoted(next, false)) {
        this.pos += 1;
        continue;
      }
      plain = false;
    }
    const quoting = this.quoting ?? none;
    return this.pos > from ? { from, to: this.pos, plain, quoting } : undefined;
  }

  #readArray(): void {
    const openedAt = this.pos;
    this.pos += 1;
    for (;;) {
      this.skipNewlines();
      if (this.peek() === ')') break;
      if (this.peek() === '') throw this.unended(')', openedAt);
      if (!this.readWord()) throw this.unexpected();
    }
    this.pos += 1;
  }
}

export function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n';
}
