import { codeSpans, withoutCode } from '../../runbook/prose/prose.ts';
import type { LintDocument } from './document.ts';

/** A link or picture in the document's prose. Offsets count in the document; `to` is exclusive. */
export interface Link {
  readonly target: string;
  readonly from: number;
  readonly to: number;
}

const target =
  /\]\([ \t\n]{0,9}(?:<([^<>\n]{1,500})>|((?:[^\s()<>]|\([^\s()<>]{0,200}\)){1,500}))(?=[ \t\n]{0,9}[)"'])/y;

/** `[words](target)`, `![words](target)`, and `[words]: target` on a line of its own. */
export function* linksOf(document: LintDocument): Generator<Link> {
  for (const block of document.blocks) {
    const prose = block.kind === 'item' ? block.prose : block.kind === 'fence' ? undefined : block;
    if (!prose?.text.includes('](')) continue;
    const text = withoutCode(prose.text, codeSpans(prose.text));
    for (const at of closings(text)) {
      target.lastIndex = at;
      const match = target.exec(text);
      const written = match?.[1] ?? match?.[2];
      if (!match || written === undefined) continue;
      const from = prose.from + at + match[0].lastIndexOf(written);
      yield { target: written, from, to: from + written.length };
    }
  }
  yield* definitionsOf(document);
}

/** Offsets of brackets that close an open one; `\[words](target)` only shows how to write a link. */
function* closings(text: string): Generator<number> {
  let open = 0;
  for (const { 0: mark, index } of text.matchAll(/\\.|\[|\]\(?/gs)) {
    if (mark === '[') open += 1;
    else if (mark.startsWith(']')) {
      if (mark === '](' && open > 0) yield index;
      open = Math.max(0, open - 1);
    }
  }
}

const definition =
  /(?<=(?:^|\n)(?:[ \t]*|[ ]{0,3}\[[^\]\n]{1,200}\]:[^\n]{0,500})\n|^)[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]{1,9}(?:<([^<>\n]{1,500})>|(\S{1,500}))[ \t]{0,9}(?:["'(][^\n]{0,500})?(?=\n|$)/g;

function* definitionsOf({ source, blocks }: LintDocument): Generator<Link> {
  if (!source.clean.includes(']:')) return;
  const fences = blocks.filter(({ kind }) => kind === 'fence').values();
  let fence = fences.next().value;
  for (const match of source.clean.matchAll(definition)) {
    const written = match[1] ?? match[2] ?? '';
    const from = match.index + match[0].indexOf(written, match[0].indexOf(']:'));
    while (fence && 'to' in fence && fence.to < from) fence = fences.next().value;
    const isCode = fence && 'from' in fence && fence.from <= from;
    if (!isCode) yield { target: written, from, to: from + written.length };
  }
}
