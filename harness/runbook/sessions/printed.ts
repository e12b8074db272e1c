import { isForWindows } from '../commands/windows-programs.ts';
import type { FenceLine } from '../fences/fence-lines.ts';
import { firstStatement } from '../shell/statements.ts';
import { isClientLine } from './client-lines.ts';
import { endOfBlock, isSettingOfFile } from './configuration.ts';
import { settingsOfFiles } from './file-settings.ts';
import { areListedPaths, isLonePath } from './lone-path.ts';
import { linesOfClient, mayOpenClient } from './opened-clients.ts';
import { isAnswer, isLikelyOutput, isPrintedLine, isSetting } from './printed-line.ts';
import { maySql, startsSql } from './sql-lines.ts';
import { isUsage } from './synopsis.ts';
import { isTextForm } from './text-forms.ts';
import { isTyped } from './typed.ts';

/**
 * The lines of a script that are not commands. Output goes on to the next blank line, comment or
 * command; text typed into a client, with its output, goes on to the next command.
 */
export function printedLines(lines: readonly FenceLine[]): ReadonlySet<number> {
  const shown = [...lines.keys()].filter((at) => /^\s*[^#\s]/.test(lines[at]?.text ?? ''));
  const texts = shown.map((at) => lines[at]?.text.trim() ?? '');
  if (areListedPaths(texts) || isSql(texts)) return new Set(shown);
  const isForClient = mayOpenClient(lines.map(({ text }) => text).join('\n'));
  const some = lines.some(
    ({ text }) =>
      text.trim() !== '' &&
      (isPrintedLine(text) ||
        (!isComment(text) && hasOtherForm(text)) ||
        (isForClient && linesOfClient(text) !== undefined) ||
        isForWindows(text.trim())),
  );
  const settings = settingsOfFiles(lines);
  if (!some) return settings;
  return new Set([...settings, ...new PrintedLines(lines).find()]);
}

/** A statement of SQL, and no line that a shell takes: all of it is for a database's client. */
const isSql = (texts: readonly string[]): boolean =>
  texts.some((text, at) => maySql(text) && startsSql(texts.slice(at, at + 20).join('\n'))) &&
  !texts.some(isTyped);

const isComment = (line: string) => /^\s*#/.test(line);
/** True for a line that has the form of something other than a command; no comment has. */
const hasOtherForm = (line: string): boolean =>
  isClientLine(line) ||
  isSetting(line) ||
  isUsage(line) ||
  isAnswer(line) ||
  maySql(line) ||
  foreign.test(line) ||
  isTextForm(line) ||
  isSettingOfFile(line.trim()) ||
  line.trimEnd().endsWith(' {') ||
  isLonePath(line.trim());

/** The statements of a text that are read one by one: each search for a missing quote runs to its end. */
const mostUnended = 50;

class PrintedLines {
  readonly #lines: readonly FenceLine[];
  readonly #text: string;
  readonly #starts: number[] = [];
  readonly #printed = new Set<number>();
  #unended = 0;

  constructor(lines: readonly FenceLine[]) {
    this.#lines = lines;
    this.#text = lines.map(({ text }) => text).join('\n');
    let from = 0;
    for (const { text } of lines) {
      this.#starts.push(from);
      from += text.length + 1;
    }
  }

  find(): ReadonlySet<number> {
    let afterOutput = false;
    let indent = 0;
    for (let at = 0; at < this.#lines.length; ) {
      const line = this.#line(at);
      if (line.trim() === '' || isComment(line)) at += 1;
      else if (isClientLine(line)) at = this.#addUntil(at, isTyped);
      else if (isUsage(line)) at = this.#addUntil(at, () => true);
      else if (isAnswer(line) || isForWindows(line.trim())) at = this.#addUntil(at, () => true);
      else if (maySql(line) && startsSql(this.#text, this.#startOf(at))) at = this.#addSql(at);
      else if (this.#endOfBlock(at) !== undefined) at = this.#addTo(at, this.#endOfBlock(at) ?? at);
      else if (this.#isOutput(at, afterOutput)) {
        afterOutput = true;
        at = this.#addUntil(at, (text, next) => this.#endsOutput(text, next, indent));
      } else {
        afterOutput = false;
        indent = indentOf(line);
        at = this.#addForClient(at, this.#afterStatement(at));
      }
    }
    return this.#printed;
  }

  #isOutput(at: number, afterOutput: boolean): boolean {
    const line = this.#line(at);
    if (isPrintedLine(line) || opensJson(line, this.#line(at + 1))) return true;
    if (this.#opensTag(line) || this.#opensTree(at) || this.#isOfContainers(at)) return true;
    if (remark.test(line) || this.#isRemarkOfSql(at)) return true;
    if (this.#printed.size === at && option.test(line)) return true;
    if (isSetting(line) || isTextForm(line) || isSettingOfFile(line.trim())) return true;
    if (this.#isLeftOver(at) || isLonePath(line.trim())) return true;
    return (afterOutput || this.#leadsToOutput(at)) && isLikelyOutput(line);
  }

  /** `| grep x`, where nothing goes into the pipe; a blank behind the backslash above is a slip. */
  #isLeftOver(at: number): boolean {
    return /^\s*\|[^|]/.test(this.#line(at)) && !/\\\s*$/.test(this.#line(at - 1));
  }

  /** `-- Expected: 3`, right below or above what is typed into a database's client, or apart from all commands. */
  #isRemarkOfSql(at: number): boolean {
    const line = this.#line(at);
    if (!sqlRemark.test(line)) return false;
    const above = this.#line(at - 1);
    const isApart = line.startsWith('--') && (above.trim() === '' || isComment(above));
    const below = this.#line(at + 1);
    return isApart || this.#printed.has(at - 1) || (maySql(below) && startsSql(below.trimStart()));
  }

  /** `web-1  | ready`, below the command that shows the logs of many containers. */
  #isOfContainers(at: number): boolean {
    if (!ofContainer.test(this.#line(at))) return false;
    return this.#lines.slice(0, at).some(({ text }) => showsLogs.test(text));
  }

  /** `<orders>`, above its `</orders>`. */
  #opensTag(line: string): boolean {
    const name = /^\s*<([A-Za-z][\w-]{0,60})>\s*$/.exec(line)?.[1];
    return name !== undefined && this.#text.includes(`</${name}>`);
  }

  /** The root of a tree, if nothing can have printed the tree: `/ (root)` above `├── shop`. */
  #opensTree(at: number): boolean {
    return /^\s*[├└]──/.test(this.#line(at + 1)) && !isTyped(this.#line(at));
  }

  /** A statement for a database's client, to its semicolon. */
  #addSql(from: number): number {
    let at = from;
    do {
      this.#printed.add(at);
      at += 1;
    } while (
      at < this.#lines.length &&
      this.#line(at).trim() !== '' &&
      !this.#line(at - 1).includes(';')
    );
    return at;
  }

  /** What is typed into the client that a line opens, and what it prints in between; the line below. */
  #addForClient(opened: number, from: number): number {
    const isForClient = from === opened + 1 ? linesOfClient(this.#line(opened)) : undefined;
    if (!isForClient) return from;
    let end = from;
    for (let at = from; at < this.#lines.length; at += 1) {
      const line = this.#line(at);
      if (isForClient(line)) end = at + 1;
      else if (line.trim() !== '' && !/^\s*(?:#|--)/.test(line)) break;
      if (/^\s*(?:exit|quit|\\q)\b/i.test(line)) break;
    }
    for (let at = from; at < end; at += 1) {
      const line = this.#line(at);
      if (isForClient(line) || sqlRemark.test(line)) this.#printed.add(at);
    }
    return end;
  }

  #startOf(at: number): number {
    const line = this.#line(at);
    return (this.#starts[at] ?? 0) + line.length - line.trimStart().length;
  }

  /** Output begins on the line below, and there is a command above that can have printed it. */
  #leadsToOutput(at: number): boolean {
    return at > 0 && !this.#printed.has(at - 1) && isPrintedLine(this.#line(at + 1));
  }

  #endsOutput(text: string, at: number, indent: number): boolean {
    if (text.trim() === '') return true;
    if (isComment(text)) return !isPrintedLine(this.#line(at + 1));
    return indentOf(text) <= indent && isTyped(text.trimStart());
  }

  #addUntil(from: number, ends: (text: string, at: number) => boolean): number {
    let at = from;
    do {
      this.#printed.add(at);
      at += 1;
    } while (at < this.#lines.length && !ends(this.#line(at), at));
    return at;
  }

  #endOfBlock(at: number): number | undefined {
    return this.#line(at).trimEnd().endsWith('{') ? endOfBlock(this.#lines, at) : undefined;
  }

  #addTo(from: number, to: number): number {
    for (let at = from; at < to; at += 1) this.#printed.add(at);
    return to;
  }

  /** The line below the statement that starts on a line. */
  #afterStatement(at: number): number {
    if (this.#unended >= mostUnended) return at + 1;
    const statement = firstStatement(this.#text, this.#starts[at]);
    if (statement?.problem?.unended) this.#unended += 1;
    let next = at + 1;
    while (next < this.#lines.length && (this.#starts[next] ?? 0) < (statement?.to ?? 0)) next += 1;
    return next;
  }

  #line(at: number): string {
    return this.#lines[at]?.text ?? '';
  }
}

const indentOf = (line: string) => line.length - line.trimStart().length;

/** `{` or `[` alone, above a name in quotes or what was left out. */
const opensJson = (line: string, below: string) =>
  /^\s*[{[]\s*$/.test(line) && /^\s*(?:"|[{[]\s*$|\.{3}\s*$|…)/.test(below);

const sqlRemark = /^\s*--\s/;
/** `// the first screen`: no program has such a name. */
const remark = /^\s*\/\/ /;
/** `-Xmx8g` at the top of a fence: an option, without the program that takes it. */
const option = /^\s*--?[A-Za-z]/;
const ofContainer = /^\s*[a-z][\w.]*[-_][\w.-]* +\| /;
const showsLogs = /\b(?:docker[ -]compose|podman-compose)\b.*\b(?:logs|up)\b/;

/** A cheap test for a line of XML, of a tree, or of a pipeline that lost its start. */
const foreign = /^\s*(?:<[A-Za-z][\w-]{0,60}>\s*$|[├└|]|\/\/ |--?[A-Za-z]|-- |[\w.-]+ +\| )/;
