import { codeSpans, withoutCode } from '../../runbook/prose.ts';
import type { LintDocument } from '../document.ts';

/** A link or picture of the document's prose. Offsets are the document's, `to` not included. */
export interface Link {
  readonly target: string;
  readonly from: number;
  readonly to: number;
}

const target =
  /\]\([ \t\n]{0,9}(?:<([^<>\n]{1,500})>|((?:[^\s()<>]|\([^\s()<>]{0,200}\)){1,500}))(?=[ \t\n]{0,9}[)"'])/y;

/** `[words](target)` and `![words](target)`. */
export function* linksOf({ blocks }: LintDocument): Generator<Link> {
  for (const block of blocks) {
    const prose = block.kind === 'item' ? block.prose : block.kind === 'fence' ? undefined : block;
    if (!prose?.text.includes('](')) continue;
    const text = withoutCode(prose.text, codeSpans(prose.text));
    for (let at = text.indexOf(']('); at >= 0; at = text.indexOf('](', at + 2)) {
      target.lastIndex = at;
      const match = target.exec(text);
      const written = match?.[1] ?? match?.[2];
      if (!match || written === undefined) continue;
      const from = prose.from + at + match[0].lastIndexOf(written);
      yield { target: written, from, to: from + written.length };
    }
  }
}
