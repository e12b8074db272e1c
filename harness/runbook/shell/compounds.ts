import { ListReader } from './lists.ts';
import type { Word } from './scanner.ts';

const coprocessName = /(?:[^\s;&|()<>\\$`"']+|"[^"\n]*")/y;

/** Reads loops, conditions, groups, functions and substitutions, just to find where a command ends. */
export class CompoundReader extends ListReader {
  protected override readCompound(word: string): void {
    const at = this.pos;
    this.openBlocks += 1;
    if (word === '(') this.#readSubshell(at);
    else if (word === '{') this.#readBlock(word, '}', at);
    else if (word === 'if') this.#readIf(at);
    else if (word === 'while' || word === 'until') this.#readWhile(word, at);
    else if (word === 'for' || word === 'select') this.#readFor(word, at);
    else if (word === 'case') this.#readCase(at);
    else if (word === '[[') this.#readCondition(at);
    else if (word === 'function') this.#readFunction();
    else if (word === 'coproc') this.#readCoprocess();
    else {
      this.openBlocks -= 1;
      throw this.unexpected();
    }
    this.openBlocks -= 1;
  }

  #readBlock(opening: string, closing: string, openedAt: number): void {
    this.expect(opening, openedAt);
    this.readList([closing], openedAt);
    this.expect(closing, openedAt);
  }

  #readSubshell(at: number): void {
    if (!this.readArithmetic(at)) this.#readBlock('(', ')', at);
  }

  protected override readSubstitution(openedAt: number): void {
    this.skipNewlines();
    if (this.peek() === '') throw this.unended(')', openedAt);
    if (this.peek() !== ')') this.readList([')'], openedAt);
    this.expect(')', openedAt);
  }

  #readIf(at: number): void {
    this.expect('if', at);
    do {
      this.readList(['then'], at);
      this.expect('then', at);
      this.readList(['elif', 'else', 'fi'], at);
    } while (this.#take('elif'));
    if (this.#take('else')) this.readList(['fi'], at);
    this.expect('fi', at);
  }

  #take(word: string): boolean {
    if (this.reservedHere() !== word) return false;
    this.pos += word.length;
    return true;
  }

  #readWhile(word: string, at: number): void {
    this.expect(word, at);
    this.loop = this.#keyword(word);
    this.readList(['do'], at);
    this.loop = undefined;
    this.#readBlock('do', 'done', at);
  }

  /** The word that has just been read. */
  #keyword(word: string): Word {
    return { from: this.pos - word.length, to: this.pos, plain: true, quoting: [] };
  }

  #readFor(word: string, at: number): void {
    this.expect(word, at);
    const keyword = this.#keyword(word);
    this.skipBlanks();
    const words = this.readArithmetic(this.pos) ? [] : this.#readForWords(at);
    this.add({ from: at, to: this.pos }, [keyword, ...words], 0);
    this.skipBlanks();
    if (this.peek() === ';') this.pos += 1;
    this.skipNewlines();
    if (this.peek() === '{') this.#readBlock('{', '}', at);
    else this.#readBlock('do', 'done', at);
  }

  #readForWords(at: number): Word[] {
    const variable = this.readWord();
    if (!variable) throw this.unexpected();
    this.sets.push({ name: this.text.slice(variable.from, variable.to), at: variable.to });
    this.skipNewlines();
    if (!this.startsWith('in') || !this.isWordEnd(this.pos + 2)) return [variable];
    this.pos += 2;
    const words = [variable, this.#keyword('in')];
    for (;;) {
      this.skipBlanks();
      const word = this.readWord();
      if (word) words.push(word);
      else if (!this.#readMisplacedRedirection()) break;
    }
    if (this.peek() === '') throw this.unendedBlock('done', at);
    if (this.peek() !== ';' && this.peek() !== '\n') throw this.unexpected();
    return words;
  }

  /** `for x in <list>`: an error, but reading continues to the end of the loop. */
  #readMisplacedRedirection(): boolean {
    const before = this.pos;
    const objection = this.unexpected();
    if (!this.readRedirection()) return false;
    if (!this.objection || this.objection.at > before) this.objection = objection;
    return true;
  }

  #readCase(at: number): void {
    this.expect('case', at);
    this.skipBlanks();
    if (!this.readWord()) throw this.unexpected();
    this.expect('in', at);
    this.skipNewlines();
    while (!this.#take('esac')) {
      if (this.peek() === '') throw this.unendedBlock('esac', at);
      this.#readCaseItem(at);
      this.skipNewlines();
    }
  }

  #readCaseItem(at: number): void {
    if (this.peek() === '(') this.pos += 1;
    do {
      this.skipBlanks();
      if (!this.readWord()) throw this.unexpected();
      this.skipBlanks();
    } while (this.#takeToken('|'));
    if (!this.#takeToken(')')) throw this.unexpected();
    this.skipNewlines();
    if (this.#endsItem()) return;
    this.readList([';;', ';&', ';;&', 'esac'], at);
    if (!this.#endsItem()) throw this.unexpected();
  }

  /** `esac` may end the last item: the loop over items consumes it. */
  #endsItem(): boolean {
    return (
      [';;&', ';;', ';&'].some((end) => this.#takeToken(end)) || this.reservedHere() === 'esac'
    );
  }

  #takeToken(token: string): boolean {
    if (this.tokenHere() !== token) return false;
    this.pos += token.length;
    return true;
  }

  /** `[[ … ]]`: only quotes and expansions inside are read; the condition itself is not checked. */
  #readCondition(at: number): void {
    this.expect('[[', at);
    while (!this.startsWith(']]') || !this.isWordEnd(this.pos + 2)) {
      if (this.peek() === '') throw this.unendedBlock(']]', at);
      if (this.peek() === '\n') this.newline();
      else if (!this.readWord()) this.pos += 1;
    }
    this.pos += 2;
  }

  #readFunction(): void {
    this.pos += 'function'.length;
    this.skipBlanks();
    if (!this.readWord()) throw this.unexpected();
    this.skipBlanks();
    if (this.startsWith('()')) this.pos += 2;
    this.readFunctionBody();
  }

  protected override readFunctionBody(): void {
    this.skipNewlines();
    if (!this.reservedHere() && this.peek() !== '(') throw this.unexpected();
    this.readCommand();
  }

  /** `coproc NAME { … }`, `coproc { … }` or `coproc command`; only a compound command can have a name. */
  #readCoprocess(): void {
    this.pos += 'coproc'.length;
    this.skipBlanks();
    const first = this.commands.length;
    this.#skipName();
    const word = this.reservedHere();
    if (word === 'coproc' || word === 'function') throw this.unexpected();
    if (this.#isCompoundHere()) this.readCommand();
    else this.readSimple();
    this.mark(first, 'background');
  }

  #skipName(): void {
    if (this.#isCompoundHere()) return;
    const before = this.pos;
    this.skipRun(coprocessName);
    this.skipBlanks();
    if (!this.#isCompoundHere()) this.pos = before;
  }

  #isCompoundHere(): boolean {
    const word = this.reservedHere();
    return this.peek() === '(' || (word !== undefined && word !== 'time');
  }
}
