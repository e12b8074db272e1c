import { type Finding, severities } from '../../model/finding.ts';

/** Rules whose finding says what that of the other rule says about the same words, and more. */
const covers: Readonly<Record<string, string>> = {
  'placeholder-redirects': 'underivable-placeholder',
  'get-as-check': 'checked-too-early',
};

/**
 * One finding for each problem: not the same sentence twice on a line, such as for `docker-compose build &&
 * docker-compose up`, and not what another rule says better. What `--fix` replaces stays, each place of it.
 */
export function oneAProblem(findings: readonly Finding[]): readonly Finding[] {
  const said = new Set<string>();
  const covering = findings.filter(({ rule }) => Object.values(covers).includes(rule));
  return findings.filter((finding) => {
    if (finding.fix) return true;
    const { rule, place, text } = finding;
    const sentence = `${place.line} ${rule} ${text}`;
    if (said.has(sentence)) return false;
    said.add(sentence);
    return !covering.some((other) => other.rule === covers[rule] && isWithin(other, finding));
  });
}

/** The words of one begin those of the other, and it is as grave. */
const isWithin = (one: Finding, other: Finding) =>
  severities.indexOf(one.severity) <= severities.indexOf(other.severity) &&
  one.place.line === other.place.line &&
  other.place.column <= one.place.column &&
  one.place.column < other.place.column + other.length;
