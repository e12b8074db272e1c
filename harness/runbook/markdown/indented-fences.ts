import { languageOf } from '../fences/fence-language.ts';
import type { FenceContent, FenceLine } from '../fences/fence-lines.ts';

const opening = /^(`{3,}|~{3,})[ \t]*([^`\n]{0,100})$/;

/** A fence that a tab or four blanks make a block of code for Markdown; undefined for any other block. */
export function fenceInBlock(lines: readonly FenceLine[]): FenceContent | undefined {
  const shown = lines.filter(({ text }) => text.trim() !== '');
  const [first, last] = [shown[0], shown.at(-1)];
  const [, mark = '', info = ''] = opening.exec(first?.text.trimEnd() ?? '') ?? [];
  if (!first || !last || first === last || mark === '') return undefined;
  const closing = last.text.trim();
  if (closing.length < mark.length || closing !== (mark[0] ?? '').repeat(closing.length))
    return undefined;
  const inner = lines.slice(lines.indexOf(first) + 1, lines.indexOf(last));
  if (inner.some(({ text }) => opening.test(text.trim()))) return undefined;
  return { language: info.trim() === '' ? null : languageOf(info), lines: inner };
}
