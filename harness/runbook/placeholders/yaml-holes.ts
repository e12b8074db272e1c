import type { Placeholder } from '../../model/runbook.ts';
import { textHoles } from './holes.ts';

interface YamlHole {
  readonly syntax: Placeholder['syntax'];
  readonly name: string;
  readonly at: number;
  readonly length: number;
}

/**
 * The holes of YAML that a person fills in: `<name>`, `YOUR_NAME`, `{{ name }}`, and `${NAME}` in a value without
 * blanks. In a longer text it is a variable of whoever reads the value: `sh -c "echo ${HOME}"`.
 */
export function yamlHoles(text: string): readonly YamlHole[] {
  const marked = textHoles(text).filter(({ syntax }) => syntax !== 'template');
  return [...marked, ...variables(text)].sort((one, other) => one.at - other.at);
}

/** The text with a value in each hole that `bound` knows; the other holes stay. */
export function fillYaml(text: string, bound: (name: string) => string | undefined): string {
  let filled = '';
  let done = 0;
  for (const { at, length, name } of yamlHoles(text)) {
    const value = bound(name);
    if (value === undefined || at < done) continue;
    filled += text.slice(done, at) + value;
    done = at + length;
  }
  return filled + text.slice(done);
}

function* variables(text: string): Generator<YamlHole> {
  for (const { 0: written, 1: name = '', index: at } of text.matchAll(/\$\{([A-Za-z_]\w*)\}/g)) {
    if (isInWord(text, at, at + written.length))
      yield { syntax: 'variable', name, at, length: written.length };
  }
}

/** The value around it has no blank, and it does not stand in a comment. */
function isInWord(text: string, from: number, to: number): boolean {
  const start = text.lastIndexOf('\n', from) + 1;
  const newline = text.indexOf('\n', to);
  const line = text.slice(start, newline < 0 ? undefined : newline);
  const [at, end] = [from - start, to - start];
  for (const { 0: quoted, index } of line.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g))
    if (index < at && index + quoted.length >= end) return !/\s/.test(quoted);
  const before = line.slice(0, at);
  if (/(?:^|\s)#/.test(before)) return false;
  const value = /(?:^\s*(?:- )*|: |[[{,] ?)([^\s[{,]*)$/.exec(before);
  return value !== null && /^[^\s,\]}]*(?:[,\]}]|\s*(?:#|$))/.test(line.slice(end));
}
