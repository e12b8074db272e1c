import type { Range, Word } from './scanner.ts';
import { isBlank, WordReader } from './words.ts';

/** A command with its words, redirections left out. Leading assignments are words of it. */
export interface SimpleCommand extends Range {
  readonly words: readonly Word[];
  readonly assignments: number;
}

const redirection = /<<-|<<<?|<&|<>|>>|>&|>\||&>>?|<(?!\()|>(?!\()/y;
const assignment = /^([A-Za-z_]\w*)(?:\[[^\]\n]*\])?\+?=/;
const fileDescriptor = /^(?:\d+|\{\w+\})$/;
const descriptorHere = /(?:\d+|\{\w+\})(?=[<>])/y;
const declaring = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);
const reading = new Set(['read', 'mapfile', 'readarray', 'getopts']);

/** Reads simple commands: words, assignments, redirections. */
export abstract class CommandReader extends WordReader {
  readonly commands: SimpleCommand[] = [];

  /** Reads what follows `name ()`. */
  protected abstract readFunctionBody(): void;

  protected readSimple(): void {
    const from = this.pos;
    const words: Word[] = [];
    let assignments = 0;
    let to = from;
    for (;;) {
      if (!this.readRedirection()) {
        const leading = assignments === words.length;
        const word = this.readWord(leading || this.#declares(words[assignments]));
        if (!word) break;
        if (!this.#isDescriptor(word)) words.push(word);
        if (leading && assignment.test(this.#text(word))) assignments += 1;
      }
      to = this.pos;
      this.skipBlanks();
      if (this.peek() === '(' && words[0]?.to === to && assignments === 0 && words.length === 1) {
        this.#readFunctionHead();
        return;
      }
    }
    if (to === from) throw this.unexpected();
    this.commands.push({ from, to, words, assignments });
    this.#noteVariables(words, assignments);
  }

  /** The `2` of `2>file`. */
  #isDescriptor(word: Word): boolean {
    const next = this.peek();
    return (next === '<' || next === '>') && fileDescriptor.test(this.#text(word));
  }

  #readFunctionHead(): void {
    this.pos += 1;
    this.skipBlanks();
    if (this.peek() !== ')') throw this.unexpected();
    this.pos += 1;
    this.readFunctionBody();
  }

  /** Reads one redirection, if one stands here. */
  protected readRedirection(): boolean {
    redirection.lastIndex = this.pos;
    const operator = redirection.exec(this.text)?.[0];
    if (!operator || redirection.lastIndex > this.end) return false;
    const at = this.pos;
    this.pos += operator.length;
    this.skipBlanks();
    const word = this.readWord();
    if (!word) this.object();
    else if (operator === '<<' || operator === '<<-') {
      const written = this.#text(word);
      const delimiter = written.replace(/\\(.)|["']/g, '$1');
      const stripTabs = operator === '<<-';
      this.pendingHeredocs.push({ delimiter, stripTabs, expands: delimiter === written, at });
    }
    return true;
  }

  protected readRedirections(): void {
    this.skipBlanks();
    while (this.#skipDescriptor() || this.readRedirection()) this.skipBlanks();
  }

  #skipDescriptor(): boolean {
    descriptorHere.lastIndex = this.pos;
    if (!descriptorHere.test(this.text)) return false;
    this.pos = descriptorHere.lastIndex;
    return true;
  }

  #declares(command: Word | undefined): boolean {
    return command !== undefined && declaring.has(this.#text(command));
  }

  #noteVariables(words: readonly Word[], assignments: number): void {
    const command = words[assignments];
    const verb = command ? this.#text(command) : '';
    const assigning = command ? (declaring.has(verb) ? words.slice(assignments + 1) : []) : words;
    for (const word of assigning) {
      const name = assignment.exec(this.#text(word))?.[1];
      if (name) this.sets.push({ name, at: word.to });
    }
    const rest = words.slice(assignments + 1).map((word) => this.#text(word));
    const named = reading.has(verb) ? rest : verb === 'printf' && rest[0] === '-v' ? [rest[1]] : [];
    for (const name of named) {
      if (name && /^[A-Za-z_]\w*$/.test(name)) this.sets.push({ name, at: this.pos });
    }
  }

  #text(word: Word): string {
    return this.text.slice(word.from, word.to);
  }

  /** True where a word cannot go on at the offset. */
  protected isWordEnd(at: number): boolean {
    const next = at < this.end ? (this.text[at] ?? '') : '';
    return next === '' || isBlank(next) || ';&|()<>'.includes(next);
  }
}
