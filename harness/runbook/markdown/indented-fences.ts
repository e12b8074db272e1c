import { languageOf } from '../fences/fence-language.ts';
import type { FenceContent, FenceLine } from '../fences/fence-lines.ts';
import { isTagLine } from './html-tags.ts';

const opening = /^([ \t]*)(`{3,}|~{3,})[ \t]*([^`\n]{0,100})$/;

/** A fence with its range in the document. */
interface InnerFence extends FenceContent {
  readonly kind: 'fence';
  readonly from: number;
  readonly to: number;
}

/** Lines of text between fences. */
interface InnerProse {
  readonly kind: 'prose';
  readonly from: number;
  readonly to: number;
}

/**
 * The fences that a tab or four blanks make a block of code for Markdown: one, or one in each tab of a page, or one
 * and a note below it. Undefined for any other block. `inComponents`: the page is MDX, where an indent means nothing, so
 * that there may be text around them.
 */
export function fencesInBlock(
  lines: readonly FenceLine[],
  inComponents: boolean,
): readonly (InnerFence | InnerProse)[] | undefined {
  const found: (InnerFence | InnerProse)[] = [];
  let fences = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || line.text.trim() === '') continue;
    const [, indent = '', mark = '', info = ''] = opening.exec(line.text.trimEnd()) ?? [];
    if (mark === '') {
      if (inComponents) addProse(found, line, lines[at - 1]);
      else if (fences === 0) return undefined;
      continue;
    }
    const end = lines.findIndex(({ text }, below) => below > at && closes(text.trim(), mark));
    const last = lines[end];
    if (!last) return undefined;
    const inner = lines.slice(at + 1, end).map((one) => withoutIndent(one, indent.length));
    if (inner.some(({ text }) => opening.test(text.trim()))) return undefined;
    const language = info.trim() === '' ? null : languageOf(info);
    const to = last.from + last.text.length;
    found.push({ kind: 'fence', from: line.from, to, language, lines: inner });
    fences += 1;
    at = end;
  }
  return fences > 0 ? found : undefined;
}

const closes = (text: string, mark: string): boolean =>
  text.length >= mark.length && text === (mark[0] ?? '').repeat(text.length);

/** Lines without a blank one between them are one text; a line of tags is none. */
function addProse(
  found: (InnerFence | InnerProse)[],
  { from, text }: FenceLine,
  above: FenceLine | undefined,
): void {
  if (isTagLine(text)) return;
  const last = found.at(-1);
  const goesOn =
    last?.kind === 'prose' && above !== undefined && last.to === above.from + above.text.length;
  if (goesOn) found.splice(-1, 1, { ...last, to: from + text.length });
  else found.push({ kind: 'prose', from, to: from + text.length });
}

function withoutIndent({ from, text }: FenceLine, most: number): FenceLine {
  const indent = Math.min(most, text.length - text.trimStart().length);
  return { from: from + indent, text: text.slice(indent) };
}
