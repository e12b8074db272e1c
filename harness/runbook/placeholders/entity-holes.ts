import type { TextHole } from './text-hole.ts';

/** `&lt;pod&gt;`, as a page generator leaves it, and brackets of other keyboards: `＜pod＞`. */
const others =
  /(?:&lt;|[＜〈‹⟨])([\p{L}\p{N}_][^<>＜＞〈〉‹›⟨⟩&\n`$"{};\\]{0,80})(?:&gt;|[＞〉›⟩])|<(\.{3}|…)>/gu;
const anyOpening = /&lt;|[＜〈‹⟨]|<…|<\.\.\./;

/** Finds `&lt;name&gt;`, `＜name＞` and `<…>`. */
export function* entityHoles(text: string): Generator<TextHole> {
  if (!anyOpening.test(text)) return;
  for (const { 0: written, 1: named, 2: dots = '', index: at } of text.matchAll(others)) {
    const name = named ?? dots;
    // `a &lt; b`, and a tag that was escaped: `&lt;b&gt;bold&lt;/b&gt;`.
    if (named !== undefined && (/\s$/.test(name) || text.includes(`&lt;/${name}`))) continue;
    yield { syntax: 'angle', name, at, length: written.length };
  }
}
