import type { Script } from '../../runbook/commands/script.ts';
import { textHoles } from '../../runbook/placeholders/holes.ts';
import type { Statement } from '../../runbook/shell/statements.ts';

/** A placeholder of any style. */
export interface WrittenHole {
  /** Offset of its first character in the script's text. */
  readonly at: number;
  readonly name: string;
  /** With all its marks: `<order-id>`, `YOUR_ORDER_ID`. */
  readonly written: string;
}

/** The placeholders of a text, in order; a name in plain capitals counts only with `_NAME` or `_ID`: `NODE_NAME`. */
export function writtenHoles(text: string): readonly WrittenHole[] {
  const holes: WrittenHole[] = textHoles(text).map(({ at, length, name }) => ({
    at,
    name: name.replace(/^YOUR[_-]/, ''),
    written: text.slice(at, at + length),
  }));
  for (const { style, mark } of styles) {
    if (!text.includes(mark)) continue;
    for (const { 0: written, 1: name = '', index: at } of text.matchAll(style)) {
      holes.push({ at, name, written });
    }
  }
  return holes.sort((one, other) => one.at - other.at);
}

/** Every placeholder of a style contains its `mark`, which most texts do not. */
const styles: readonly { readonly style: RegExp; readonly mark: string }[] = [
  { style: /(?<![\w%])%([A-Z][A-Z0-9_]{1,40})%(?![\w%])/g, mark: '%' },
  { style: /(?<!\w)__([A-Z][A-Z0-9_]{0,38}[A-Z0-9])__(?!\w)/g, mark: '__' },
  {
    style: /(?<![\w$-])REPLACE[_-](?:WITH[_-])?([A-Z][A-Z0-9_-]{0,40})(?![\w=-])/g,
    mark: 'REPLACE',
  },
  { style: /(?<=[\s=])\[([a-z]{5,40}|[a-z]{2,40}(?:[-_][a-z]{2,40}){1,9})\](?=\s|$)/g, mark: '[' },
  {
    style: /(?<=[\s/=:])(?!YOUR_|REPLACE_)((?:[A-Z][A-Z0-9]{0,40}_){1,9}(?:NAME|ID))(?=[\s/:]|$)/g,
    mark: '_',
  },
];

/** Commands whose words in capitals are the names of variables, or text. */
const ofVariables =
  /^(?:export|read|unset|printenv|declare|typeset|local|readonly|echo|printf|grep|awk|sed|env|for|while)\b/;

const ofScripts = new WeakMap<Script, readonly WrittenHole[]>();

/** The placeholders of a statement, in order, without words that are names of variables there. */
export function holesOf(script: Script, { from, to }: Statement): readonly WrittenHole[] {
  const all = ofScripts.get(script) ?? writtenHoles(script.text);
  ofScripts.set(script, all);
  const first = firstFrom(all, from);
  if ((all[first]?.at ?? to) >= to) return [];
  const own = all.slice(first, firstFrom(all, to));
  const text = script.text.slice(from, to);
  const namesOnly = ofVariables.test(text) || text.includes("'");
  return namesOnly ? own.filter(({ name, written }) => name !== written) : own;
}

function firstFrom(holes: readonly WrittenHole[], offset: number): number {
  let [low, high] = [0, holes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((holes[middle]?.at ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
