import type { LintDocument } from '../read/document.ts';
import type { Problem } from './rule.ts';

/** Commands of kubectl that oc has under `oc adm`. */
const administrative = /\bkubectl (?=(?:drain|cordon|uncordon|taint|top|certificate)\b)/g;

/**
 * Rewrites findings about kubectl for a document that uses only oc. In a document with both, the
 * findings keep saying kubectl, which also has the commands that they advise.
 */
export function wordsOf(document: LintDocument): (problem: Problem) => Problem {
  const has = (program: string) => document.commands.some(({ words }) => words[0] === program);
  if (!has('oc') || has('kubectl')) return (problem) => problem;
  const inOcWords = (text: string) =>
    text.replace(administrative, 'oc adm ').replace(/\bkubectl\b/g, 'oc');
  return ({ text, instead, ...problem }) => ({
    ...problem,
    text: inOcWords(text),
    ...(instead !== undefined && { instead: inOcWords(instead) }),
  });
}
