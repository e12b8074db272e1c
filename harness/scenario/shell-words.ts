/** A command and its arguments, quotes taken off, redirections and assignments left out. */
export interface SimpleCommand {
  readonly words: readonly string[];
  /** Ended by `&`: the shell does not wait for it. */
  readonly background: boolean;
}

const reserved = new Set(['!', '{', '}', 'if', 'then', 'elif', 'else', 'fi', 'do', 'done', 'time']);
const assignment = /^[A-Za-z_]\w*\+?=/;

/**
 * The simple commands of a shell text, in order. It is there to recognise commands that never end,
 * so what `$(…)` would print is not looked into: such a part stays in its word as it is written.
 */
export function simpleCommands(text: string): readonly SimpleCommand[] {
  const commands: { words: string[]; background: boolean }[] = [];
  let words: string[] = [];
  let word: string | undefined;
  let redirection: 'none' | 'target' | 'heredoc' = 'none';
  let pipelineStart = 0;
  const heredocs: string[] = [];

  const endWord = () => {
    if (word === undefined) return;
    if (redirection === 'heredoc') heredocs.push(word);
    const isPrefix = words.length === 0 && (assignment.test(word) || reserved.has(word));
    if (redirection === 'none' && !isPrefix) words.push(word);
    redirection = 'none';
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    if (words.length > 0) commands.push({ words, background: false });
    words = [];
  };
  const endPipeline = (background: boolean) => {
    endCommand();
    for (const command of commands.slice(pipelineStart)) command.background = background;
    pipelineStart = commands.length;
  };

  for (let at = 0; at < text.length; ) {
    const sign = text[at] ?? '';
    if (sign === '\n') {
      endPipeline(false);
      at = skipHeredocs(text, at + 1, heredocs.splice(0));
    } else if (/\s/.test(sign)) {
      endWord();
      at += 1;
    } else if (sign === '#' && word === undefined) {
      at = indexOrEnd(text, '\n', at);
    } else if (sign === '\\') {
      if (text[at + 1] !== '\n') word = (word ?? '') + (text[at + 1] ?? '');
      at += 2;
    } else if (sign === "'" || sign === '"') {
      const end = endOfQuote(text, at);
      word = (word ?? '') + text.slice(at + 1, end - 1);
      at = end;
    } else if (sign === '`' || text.startsWith('$(', at)) {
      const end = sign === '`' ? indexOrEnd(text, '`', at + 1) + 1 : endOfParenthesis(text, at + 1);
      word = (word ?? '') + text.slice(at, end);
      at = end;
    } else if (sign === '<' || sign === '>' || text.startsWith('&>', at)) {
      if (word !== undefined && /^\d+$/.test(word)) word = undefined;
      endWord();
      const operator = /[<>&|-]+/y;
      operator.lastIndex = at;
      const signs = operator.exec(text)?.[0] ?? sign;
      at += signs.length;
      if (text[at] === '(') at = endOfParenthesis(text, at);
      // `2>&-` closes a stream: nothing more belongs to it.
      else if (!signs.endsWith('&-')) redirection = /^<<-?$/.test(signs) ? 'heredoc' : 'target';
    } else if (';|&()'.includes(sign)) {
      const isTwo = text[at + 1] === sign;
      if (sign === '|' && !isTwo) endCommand();
      else endPipeline(sign === '&' && !isTwo);
      at += isTwo ? 2 : 1;
    } else {
      word = (word ?? '') + sign;
      at += 1;
    }
  }
  endPipeline(false);
  return commands;
}

/** Offset after the quote that opens at `at`; the end of the text where it never closes. */
function endOfQuote(text: string, at: number): number {
  const quote = text[at] ?? '';
  if (quote === "'") return indexOrEnd(text, quote, at + 1) + 1;
  let end = at + 1;
  while (end < text.length && text[end] !== '"') {
    if (text[end] === '\\') end += 2;
    else if (text.startsWith('$(', end)) end = endOfParenthesis(text, end + 1);
    else end += 1;
  }
  return end + 1;
}

/** Offset after the parenthesis that opens at `at`. */
function endOfParenthesis(text: string, at: number): number {
  let end = at;
  let depth = 0;
  while (end < text.length) {
    const sign = text[end] ?? '';
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === '\\') end += 2;
    else if (sign === "'" || sign === '"') end = endOfQuote(text, end);
    else end += 1;
    if (depth === 0) break;
  }
  return end;
}

/** Offset after the bodies of the here-documents whose delimiters are given. */
function skipHeredocs(text: string, at: number, delimiters: readonly string[]): number {
  let start = at;
  for (const delimiter of delimiters) {
    while (start < text.length) {
      const end = indexOrEnd(text, '\n', start);
      const line = text.slice(start, end).trim();
      start = end + 1;
      if (line === delimiter) break;
    }
  }
  return start;
}

function indexOrEnd(text: string, sign: string, from: number): number {
  const index = text.indexOf(sign, from);
  return index === -1 ? text.length : index;
}
