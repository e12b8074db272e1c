import { languageOf } from '../fences/fence-language.ts';
import type { FenceContent, FenceLine } from '../fences/fence-lines.ts';

const opening = /^(`{3,}|~{3,})[ \t]*([^`\n]{0,100})$/;

/** A fence with its range in the document. */
interface InnerFence extends FenceContent {
  readonly from: number;
  readonly to: number;
}

/**
 * The fences that a tab or four blanks make a block of code for Markdown: one, or one in each tab of a page, or one
 * and a note below it. Undefined for any other block.
 */
export function fencesInBlock(lines: readonly FenceLine[]): readonly InnerFence[] | undefined {
  const found: InnerFence[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || line.text.trim() === '') continue;
    const [, mark = '', info = ''] = opening.exec(line.text.trimEnd()) ?? [];
    const end = lines.findIndex(({ text }, below) => below > at && closes(text.trim(), mark));
    const last = lines[end];
    if (mark === '' && found.length > 0) continue;
    if (mark === '' || !last) return undefined;
    const inner = lines.slice(at + 1, end);
    if (inner.some(({ text }) => opening.test(text.trim()))) return undefined;
    const language = info.trim() === '' ? null : languageOf(info);
    found.push({ from: line.from, to: last.from + last.text.length, language, lines: inner });
    at = end;
  }
  return found.length > 0 ? found : undefined;
}

const closes = (text: string, mark: string): boolean =>
  text.length >= mark.length && text === (mark[0] ?? '').repeat(text.length);
