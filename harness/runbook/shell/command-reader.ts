import type { Range, Word } from './scanner.ts';
import { isBlank, WordReader } from './word-reader.ts';

/** A redirection such as `>file` or `2>&1`: the operator without its descriptor, and the word after it. */
export interface Redirection {
  readonly operator: string;
  readonly target: Word;
}

/**
 * A command with its words; redirections are kept apart, leading assignments are words. The head of a
 * loop is a command too: `for x in a`, and `while` and `until` with their first command.
 */
export interface SimpleCommand extends Range {
  readonly words: readonly Word[];
  readonly assignments: number;
  readonly redirections: readonly Redirection[];
  /** Its output is the input of the next command. */
  readonly piped: boolean;
  /** The shell does not wait for it: the command, or the list that contains it, ends with `&`. */
  readonly background: boolean;
  /** Its output becomes part of a word, or of a here-document. */
  readonly substituted: boolean;
}

const redirection = /<<-|<<<?|<&|<>|>>|>&|>\||&>>?|<(?!\()|>(?!\()/y;
const assignment = /^([A-Za-z_]\w*)(?:\[[^\]\n]*\])?\+?=/;
const variableName = /^[A-Za-z_]\w*$/;
const fileDescriptor = /^(?:\d+|\{\w+\})$/;
const descriptorHere = /(?:\d+|\{\w+\})(?=[<>])/y;
/** Most redirections kept for one command; hostile text nests groups, each with one more. */
const most = 3;
const declaring = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);
const reading = new Set(['read', 'mapfile', 'readarray', 'getopts']);

/** Reads simple commands: words, assignments, redirections. */
export abstract class CommandReader extends WordReader {
  protected commands: SimpleCommand[] = [];
  /** Redirections of the command that is being read. */
  #redirections: Redirection[] = [];
  /** The `while` or `until` whose first command comes next. */
  protected loop: Word | undefined;

  /** Reads what follows `name ()`. */
  protected abstract readFunctionBody(): void;

  protected readSimple(): void {
    const from = this.pos;
    const { loop } = this;
    this.loop = undefined;
    const outer = this.#redirections;
    const redirections: Redirection[] = [];
    this.#redirections = redirections;
    const words: Word[] = [];
    let assignments = 0;
    let declares = false;
    let to = from;
    for (;;) {
      if (!this.readRedirection()) {
        const leading = assignments === words.length;
        const word = this.readWord(leading || declares);
        if (!word) break;
        if (!this.#isDescriptor(word)) words.push(word);
        if (leading && assignment.test(this.#text(word))) assignments += 1;
        else if (leading) declares = declaring.has(this.#text(word));
      }
      to = this.pos;
      this.skipBlanks();
      if (this.peek() === '(' && words[0]?.to === to && assignments === 0 && words.length === 1) {
        this.#readFunctionHead();
        return;
      }
    }
    this.#redirections = outer;
    if (to === from) throw this.unexpected();
    if (loop)
      this.add({ from: loop.from, to }, [loop, ...words.slice(assignments)], 0, redirections);
    else this.add({ from, to }, words, assignments, redirections);
    this.#noteVariables(words, assignments);
  }

  protected add(
    { from, to }: Range,
    words: readonly Word[],
    assignments: number,
    redirections: readonly Redirection[] = [],
  ): void {
    const substituted = this.substitutions > 0;
    const unmarked = { piped: false, background: false };
    this.commands.push({ from, to, words, assignments, redirections, substituted, ...unmarked });
  }

  /** Marks the commands from the index on as running in the background or as piped into the next one. */
  protected mark(first: number, as: 'background' | 'piped'): void {
    for (let index = first; index < this.commands.length; index += 1) {
      const command = this.commands[index];
      if (!command) continue;
      this.commands[index] =
        as === 'piped' ? { ...command, piped: true } : { ...command, background: true };
    }
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

  /** Reads the redirection at the position; false if there is none. */
  protected readRedirection(): boolean {
    if (!'<>&'.includes(this.peek())) return false;
    redirection.lastIndex = this.pos;
    const operator = redirection.exec(this.text)?.[0];
    if (!operator || redirection.lastIndex > this.end) return false;
    const at = this.pos;
    this.pos += operator.length;
    this.skipBlanks();
    const word = this.readWord();
    if (!word) this.object();
    else this.#redirections.push({ operator, target: word });
    if (word && (operator === '<<' || operator === '<<-')) {
      const written = this.#text(word);
      const delimiter = written.replace(/\\(.)|["']/g, '$1');
      const stripTabs = operator === '<<-';
      this.pendingHeredocs.push({ delimiter, stripTabs, expands: delimiter === written, at });
    }
    return true;
  }

  /** Reads the redirections after a loop, a condition or a group, which apply to every command from `first` on. */
  protected readRedirections(first: number): void {
    const outer = this.#redirections;
    const own: Redirection[] = [];
    this.#redirections = own;
    const to = this.commands.length;
    const substituted = this.substitutions > 0;
    this.skipBlanks();
    while (this.#skipDescriptor() || this.readRedirection()) this.skipBlanks();
    this.#redirections = outer;
    for (let index = own.length > 0 ? first : to; index < to; index += 1) {
      const command = this.commands[index];
      if (command?.substituted !== substituted || command.redirections.length > most) continue;
      this.commands[index] = { ...command, redirections: [...command.redirections, ...own] };
    }
  }

  #skipDescriptor(): boolean {
    descriptorHere.lastIndex = this.pos;
    if (!descriptorHere.test(this.text)) return false;
    this.pos = descriptorHere.lastIndex;
    return true;
  }

  #noteVariables(words: readonly Word[], assignments: number): void {
    const command = words[assignments];
    const verb = command ? this.#text(command) : '';
    if (!command) this.#noteAssigned(words);
    else if (declaring.has(verb)) this.#noteAssigned(words.slice(assignments + 1));
    else if (reading.has(verb)) this.#noteNamed(words.slice(assignments + 1));
    else if (verb === 'printf') this.#notePrinted(words.slice(assignments + 1));
  }

  #noteAssigned(words: readonly Word[]): void {
    for (const word of words) {
      const name = assignment.exec(this.#text(word))?.[1];
      if (name) this.sets.push({ name, at: word.to });
    }
  }

  #noteNamed(words: readonly Word[]): void {
    for (const name of words.map((word) => this.#text(word))) {
      if (variableName.test(name)) this.sets.push({ name, at: this.pos });
    }
  }

  /** `printf -v name …` */
  #notePrinted([option, ...words]: readonly Word[]): void {
    if (option && this.#text(option) === '-v') this.#noteNamed(words.slice(0, 1));
  }

  #text(word: Word): string {
    return this.text.slice(word.from, word.to);
  }

  /** True where a word ends at the offset. */
  protected isWordEnd(at: number): boolean {
    const next = at < this.end ? (this.text[at] ?? '') : '';
    return next === '' || isBlank(next) || ';&|()<>'.includes(next);
  }
}
