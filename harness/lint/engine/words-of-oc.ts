import type { LintDocument } from '../read/document.ts';
import type { Problem } from './rule.ts';

/** Commands of kubectl that oc has under `oc adm`. */
const administrative = /\bkubectl (?=(?:drain|cordon|uncordon|taint|top|certificate)\b)/g;

/**
 * What is said of kubectl, as whoever works with oc alone writes it. A document with both speaks of
 * kubectl, which knows what is said as well.
 */
export function wordsOf(document: LintDocument): (problem: Problem) => Problem {
  const has = (program: string) => document.commands.some(({ words }) => words[0] === program);
  if (!has('oc') || has('kubectl')) return (problem) => problem;
  const say = (text: string) =>
    text.replace(administrative, 'oc adm ').replace(/\bkubectl\b/g, 'oc');
  return ({ text, instead, ...problem }) => ({
    ...problem,
    text: say(text),
    ...(instead !== undefined && { instead: say(instead) }),
  });
}
