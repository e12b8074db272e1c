import type { Place } from '../../model/runbook.ts';
import { isSession, plain } from '../../runbook/fences/fence-language.ts';
import { hasVerb } from '../../runbook/fences/unknown-programs.ts';
import { windowsCommands, windowsShell } from '../../runbook/fences/windows-shell.ts';
import type { FenceBlock } from '../../runbook/markdown/block.ts';
import { codeSpans } from '../../runbook/prose/prose.ts';
import { anyPrompt } from '../../runbook/sessions/any-prompt.ts';
import { isCallable, isTyped } from '../../runbook/sessions/typed.ts';
import { announcedAbove } from './announced-above.ts';
import { type LintDocument, proseOf } from './document.ts';

/** Commands that no rule checks, because they are outside the fences that Firedrill reads as shell. */
export interface Unread {
  readonly place: Place;
  /** 0 if nothing shows which lines are typed. */
  readonly count: number;
  /** `a fence of powershell`. */
  readonly where: string;
  /** A line that may be a command, although nothing says so. */
  readonly doubtful?: string;
}

/** One entry for each fence of another language and each piece of HTML, and one for all running text. */
export function* unreadCommands(document: LintDocument): Generator<Unread> {
  yield* inFences(document);
  yield* inHtml(document);
  yield* inText(document);
}

const prompt = /^[ \t]*(?:\$ *|PS\b[^>\n]{0,80}> *|[A-Z]:\\[^>\n]{0,80}> *)/;
const isCommand = (line: string) => isTyped(line.replace(prompt, ''));
const isPrompted = (line: string) => isCommand(line) || anyPrompt(line, true) !== undefined;

function* inFences({ blocks, source }: LintDocument): Generator<Unread> {
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'fence' || block.shell) continue;
    const windows = windowsShell(block.lines);
    const found = windows
      ? windowsCommands(block.lines)
      : block.lines.filter(({ text }) => isPrompted(text));
    const doubtful = found.length > 0 ? undefined : doubtfulLine(block, blocks[index - 1]);
    const session = isSession(block.language);
    const first = found[0] ?? doubtful ?? (session ? block.lines[0] : undefined);
    if (!first) continue;
    const place = source.placeAt(first.from);
    const count = doubtful ? shownIn(block).length : found.length;
    const where = whereIn(block, windows);
    yield { place, count, where, ...(doubtful ? { doubtful: doubtful.text.trim() } : {}) };
  }
}

function whereIn({ language, isScript }: FenceBlock, windows: string | undefined): string {
  if (isScript) return 'the content of a script';
  if (windows && plain.has(language)) return `a fence of ${windows}`;
  return language === null ? 'a fence of other text' : `a fence of ${language}`;
}

const shownIn = ({ lines }: Pick<FenceBlock, 'lines'>) =>
  lines.filter(({ text }) => text.trim() !== '');

/** Nobody shows more calls of an unknown program in one fence. */
const mostDoubtful = 10;

/** The first line of an unlabelled fence, if it may be a command, and all others may too. */
function doubtfulLine(
  { language, lines }: FenceBlock,
  before: LintDocument['blocks'][number] | undefined,
) {
  if (!plain.has(language)) return undefined;
  const shown = shownIn({ lines });
  const [line] = shown;
  const isDoubtful = ({ text }: { readonly text: string }) =>
    isCallable(text.trim().replace(/^#\s+/, '')) &&
    (shown.length === 1 || hasVerb(text.trim().replace(/^#\s+/, '')));
  if (!line || shown.length > mostDoubtful || !shown.every(isDoubtful)) return undefined;
  return announcedAbove(before) === undefined ? line : undefined;
}

function* inHtml({ blocks, source }: LintDocument): Generator<Unread> {
  const text = source.clean;
  const fences = blocks.filter(({ kind }) => kind === 'fence').values();
  let next = fences.next().value;
  let done = 0;
  for (const { index, 1: tag } of text.matchAll(/<(pre|code)\b/gi)) {
    while (next?.kind === 'fence' && next.to <= index) next = fences.next().value;
    if (index < done || (next?.kind === 'fence' && next.from <= index)) continue;
    const most = text.slice(index, index + longestHtml);
    const end = most.toLowerCase().indexOf(`</${tag?.toLowerCase()}>`);
    const html = end < 0 ? most : most.slice(0, end);
    done = index + html.length;
    const lines = html.split('\n').map((line) => line.replace(/<[^<>]{0,80}>/g, ''));
    const count = lines.filter((line) => line.trim().includes(' ') && isPrompted(line)).length;
    if (count > 0) yield { place: source.placeAt(index), count, where: 'HTML' };
  }
}

/** The limit on one HTML element, in characters; no text is read twice. */
const longestHtml = 10_000;

function* inText({ blocks, source, scripts }: LintDocument): Generator<Unread> {
  let first: number | undefined;
  let count = 0;
  const read = new Set(scripts.flatMap(({ inline }) => inline?.to ?? []));
  for (const block of blocks) {
    const prose = proseOf(block);
    if (!prose) continue;
    for (const { from, to } of [...codeSpans(prose.text), ...bareLines(prose.text)]) {
      const code = prose.text.slice(from, to).trim();
      if (read.has(prose.from + prose.text.slice(0, to).trimEnd().length)) continue;
      if (!code.includes(' ') || !isCommand(code)) continue;
      first ??= prose.from + from;
      count += 1;
    }
  }
  if (first !== undefined) yield { place: source.placeAt(first), count, where: 'running text' };
}

/** Lines without code marks: `- sudo systemctl restart web`, cells of a table, text in bold. */
export function* bareLines(
  text: string,
): Generator<{ readonly from: number; readonly to: number }> {
  let from = 0;
  for (const line of text.split('\n')) {
    if (!line.includes('`')) {
      for (const { index, 0: part } of line.matchAll(/^\s*\|/.test(line) ? cell : whole)) {
        const indent = marks.exec(part)?.[0].length ?? 0;
        const bold = indent > 0 && part.trimEnd().endsWith('**') ? 2 : 0;
        const end = part.trimEnd().length - bold;
        if (end > indent) yield { from: from + index + indent, to: from + index + end };
      }
    }
    from += line.length + 1;
  }
}

const cell = /[^|]+/g;
const whole = /.+/g;
const marks = /^\s*(?::\s+)?(?:\*\*)?/;
