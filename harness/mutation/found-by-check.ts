import type { Finding } from '../model/finding.ts';
import type { Mutant } from './mutants.ts';

/** The finding by which `check` notices a mutant: new, no mere note, and on its lines; undefined if it does not. */
export function foundByCheck(
  { lines }: Pick<Mutant, 'lines'>,
  before: readonly Finding[],
  after: readonly Finding[],
): Finding | undefined {
  const old = countsOf(before);
  return after.find((finding) => {
    const key = keyOf(finding);
    const left = old.get(key) ?? 0;
    old.set(key, left - 1);
    if (left > 0 || finding.severity === 'note' || finding.crashed !== undefined) return false;
    return lines.from <= finding.place.line && finding.place.line <= lines.to;
  });
}

/** By its words, because a step in another place takes its old findings along. */
const keyOf = ({ rule, severity, text }: Finding) => JSON.stringify([rule, severity, text]);

function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const key = keyOf(finding);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
