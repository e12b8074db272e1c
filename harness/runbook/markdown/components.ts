import { shortcodesIn } from './shortcodes.ts';

/**
 * Code that a page holds in tags of its own: `<Terminal>{`…`}</Terminal>`, `<Code lang="sh" code={`…`} />`,
 * `<Terminal>…</Terminal>`. `pre` of HTML has the same form, so that one reader reads both.
 */
const name =
  'Terminal\\w*|Console|Shell|Bash|CommandLine|Command|CodeBlock|CodeSnippet|CodeExample|Code|Snippet|SyntaxHighlighter';
const attributes = '((?:\\s[^<>]{0,300})?)';

const component = new RegExp(
  `<(${name})${attributes}>\\s{0,100}\\{\\s{0,100}\`|<(${name})((?:\\s[^<>{}]{0,300})?)\\s(?:code|children|content|value|command)=\\{\\s{0,20}\``,
  'g',
);
/** Tags that hold nothing but code, also without braces. */
const holdsCode =
  /<(Terminal\w*|Console|Shell|Bash|CommandLine|Command|CodeBlock|CodeSnippet|CodeExample|Snippet)((?:\s[^<>]{0,300})?)>/g;
/** Markdown or an expression stands in it, and its own reader finds the code. */
const holdsOther = /^\s*(?:\{|$)|`{3}|~{3}|<[A-Z/]|<pre[\s>]/;
const longest = 20_000;
const pre = /<pre(?=[\s>])/gi;
const endOfPre = /<\/pre>/gi;
const endOfText = /(?<!\\)`\s{0,100}\}(?:\s{0,100}<\/[A-Z]\w{0,40}>|[^<>{}]{0,300}\/>)/g;

/** Where such code begins and ends, its tags included. */
export interface Component {
  readonly name: string;
  readonly attributes: string;
  readonly from: number;
  readonly to: number;
  readonly contentFrom: number;
  readonly contentTo: number;
}

const mayHoldCode = (text: string): boolean =>
  /<pre[\s>]/i.test(text) ||
  /<(?:Te|Co|Sh|Ba|Sn|Sy)|\{\{[<%]\s*[a-z]|\{%-?\s*(?:code|highlight)/.test(text);

/** The components of a text in order, without `pre`. */
export function componentsIn(text: string): readonly Component[] {
  const all = [...withTemplates(text), ...withPlainText(text)];
  return all.sort((one, other) => one.from - other.from);
}

function* withPlainText(text: string): Generator<Component> {
  let done = 0;
  for (const { 0: tag, 1: name = '', 2: attributes = '', index: from } of text.matchAll(
    holdsCode,
  )) {
    if (from < done || attributes.endsWith('/')) continue;
    const contentFrom = from + tag.length;
    const end = text.slice(contentFrom, contentFrom + longest).indexOf(`</${name}>`);
    if (end < 0 || holdsOther.test(text.slice(contentFrom, contentFrom + end))) continue;
    const contentTo = contentFrom + end;
    done = contentTo + name.length + 3;
    yield { name, attributes, from, to: done, contentFrom, contentTo };
  }
}

function* withTemplates(text: string): Generator<Component> {
  if (!text.includes('{')) return;
  let done = 0;
  for (const open of text.matchAll(component)) {
    if (open.index < done) continue;
    const contentFrom = open.index + open[0].length;
    endOfText.lastIndex = contentFrom;
    const end = endOfText.exec(text);
    if (!end) return;
    const to = endOfText.lastIndex;
    done = to;
    const behind = open[3] === undefined ? '' : end[0];
    const given = `${open[2] ?? open[4] ?? ''} ${behind}`;
    yield {
      name: open[1] ?? open[3] ?? '',
      attributes: given,
      from: open.index,
      to,
      contentFrom,
      contentTo: end.index,
    };
  }
}

/** The ranges of `pre`, of components and of shortcodes. */
function rangesIn(text: string): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [...componentsIn(text), ...shortcodesIn(text)];
  pre.lastIndex = 0;
  for (let open = pre.exec(text); open; open = pre.exec(text)) {
    endOfPre.lastIndex = open.index;
    if (!endOfPre.exec(text)) break;
    ranges.push({ from: open.index, to: endOfPre.lastIndex });
    pre.lastIndex = endOfPre.lastIndex;
  }
  return ranges.sort((one, other) => one.from - other.from);
}

const tagsOnly = /^(?:<\/?[A-Za-z](?:[^<>]{0,300})>[ \t]*)+$/;
const container = /^(?:[ \t]{0,3}(?:>|[-*+]|\d{1,9}[.)])[ \t]{1,3}|>)*/;
const fence = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})/;

/**
 * A text of the same length in which each such code is one block, `<? … ?>`, also where tags stand
 * before it or around it, and where blank lines are in it.
 */
export function withBlocksOfCode(text: string): string {
  if (!mayHoldCode(text)) return text;
  const ranges = rangesIn(text);
  if (ranges.length === 0) return text;
  const lines = text.split('\n');
  let code: string | undefined;
  let from = 0;
  let next = 0;
  for (let at = 0; at < lines.length && next < ranges.length; at += 1) {
    const line = lines[at] ?? '';
    const end = from + line.length;
    const mark = fence.exec(line)?.[1];
    if (mark && (code === undefined || (mark.startsWith(code) && !/[^`~\s>]/.test(line))))
      code = code === undefined ? mark : undefined;
    let { from: start = -1, to = -1 } = ranges[next] ?? {};
    while (start >= 0 && start < from) {
      next += 1;
      ({ from: start = -1, to = -1 } = ranges[next] ?? {});
    }
    if (start >= from && start <= end) {
      if (code === undefined) {
        const last = rewrite(lines, { at, from }, { start, to });
        for (; at < last; at += 1) from += (lines[at]?.length ?? 0) + 1;
      }
      next += 1;
    }
    from += (lines[at]?.length ?? 0) + 1;
  }
  return lines.join('\n');
}

/** The index of the last line of the code. */
function rewrite(
  lines: string[],
  { at, from }: { at: number; from: number },
  { start, to }: { start: number; to: number },
): number {
  const line = lines[at] ?? '';
  const marks = container.exec(line)?.[0].length ?? 0;
  const before = line.slice(marks, start - from).trim();
  if (before !== '' && !tagsOnly.test(before)) return at;
  let last = at;
  let lastFrom = from;
  while (lastFrom + (lines[last]?.length ?? 0) < to) {
    lastFrom += (lines[last]?.length ?? 0) + 1;
    last += 1;
  }
  const indent = blankTagsAbove(lines, at, /^[ \t]*/.exec(line.slice(marks))?.[0].length ?? 0);
  const opened = `${line.slice(0, marks)}${' '.repeat(indent)}<?`;
  lines[at] = opened.padEnd(line.length);
  const end = lines[last] ?? '';
  const upTo = to - lastFrom;
  const closed = last === at ? (lines[at] ?? '') : end;
  lines[last] = `${closed.slice(0, upTo - 2)}?>`.padEnd(closed.length);
  return last;
}

/** Tags alone on the lines above would begin a block that ends at a blank line. The least of their indents. */
function blankTagsAbove(lines: string[], at: number, indent: number): number {
  let least = indent;
  for (let above = at - 1; above >= 0; above -= 1) {
    const line = lines[above] ?? '';
    const shown = line.trim();
    if (!shown.startsWith('<') || !tagsOnly.test(shown)) break;
    least = Math.min(least, line.search(/\S/));
    lines[above] = ' '.repeat(line.length);
  }
  return least;
}
