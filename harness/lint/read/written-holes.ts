import type { Script } from '../../runbook/commands/script.ts';
import { textHoles } from '../../runbook/placeholders/holes.ts';
import type { TextHole } from '../../runbook/placeholders/text-hole.ts';
import { wordHoles } from '../../runbook/placeholders/word-holes.ts';
import type { Statement } from '../../runbook/shell/statements.ts';

/** A placeholder of any style. */
export interface WrittenHole {
  /** Offset of its first character in the script's text. */
  readonly at: number;
  readonly name: string;
  /** With all its marks: `<order-id>`, `YOUR_ORDER_ID`. */
  readonly written: string;
}

/** The placeholders of a sentence that have marks of their own, in order. */
export function writtenHoles(text: string): readonly WrittenHole[] {
  const marked = [...text.matchAll(inProse)].map(({ 0: written, index: at }) =>
    writtenAs(text, { at, length: written.length, name: written }),
  );
  return [...textHoles(text).map((hole) => writtenAs(text, hole)), ...marked].sort(
    (one, other) => one.at - other.at,
  );
}

const inProse =
  /(?<!\w)(?:%[A-Z][A-Z0-9_]{1,40}%|__[A-Z][A-Z0-9_]{0,40}__|REPLACE_[A-Z0-9_]{1,60})(?!\w)/g;

/** The name without the words around it that only say that it is to be filled in. */
function writtenAs(
  text: string,
  { at, length, name }: Pick<TextHole, 'at' | 'length' | 'name'>,
): WrittenHole {
  const bare = name.replace(/^YOUR[_-]|^REPLACE[_-](?:WITH[_-])?|^[%_]{1,2}|[%_]{1,2}$/g, '');
  return { at, name: bare, written: text.slice(at, at + length) };
}

/** The placeholders of a statement, in order. */
export function holesOf(script: Script, statement: Statement): readonly WrittenHole[] {
  const { from, to } = statement;
  const marked = textHoles(script.text.slice(from, to)).map((hole) => ({
    ...hole,
    at: hole.at + from,
  }));
  return [...marked, ...wordHoles(script.given, statement, marked)]
    .sort((one, other) => one.at - other.at)
    .map((hole) => writtenAs(script.text, hole));
}
