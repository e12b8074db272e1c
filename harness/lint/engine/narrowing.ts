import { type Finding, type Severity, severities } from '../../model/finding.ts';
import { type KnownFinding, withoutKnown } from './baseline.ts';
import { isShellcheck } from './ignores.ts';
import { shellcheckRules } from './levels.ts';

/** The part of a runbook's findings that its reader asked for. */
export interface Narrowing {
  /** Names of rules; undefined for all. */
  readonly rules: readonly string[] | undefined;
  readonly least: Severity;
  /** Findings of this runbook that its team has accepted for now. */
  readonly known: readonly KnownFinding[];
  /** Lists every finding, also the known ones: a baseline that is written must leave out none. */
  readonly isWhole: boolean;
  /** At most so many, the gravest: nobody reads more, and a hostile text could produce millions. */
  readonly most: number;
}

export const everything: Narrowing = {
  rules: undefined,
  least: 'note',
  known: [],
  isWhole: false,
  most: 1000,
};

export interface Narrowed {
  readonly findings: readonly Finding[];
  /** Findings of rules and severities that nobody asked for. */
  readonly unselected: number;
  /** Findings that the baseline lists. */
  readonly known: number;
  /** Entries of the baseline without a finding, of rules that were able to find it. */
  readonly gone: readonly KnownFinding[];
  /** Entries of the baseline whose rules did not run or were not asked for. */
  readonly untried: readonly KnownFinding[];
}

/** `lines`: those of the runbook; `hasRun`: whether a rule was able to report findings. */
export function narrow(
  findings: readonly Finding[],
  lines: readonly string[],
  { rules, least, known, isWhole }: Narrowing,
  hasRun: (rule: string) => boolean,
): Narrowed {
  const isAsked = ({ rule, severity, crashed }: Finding) =>
    crashed !== undefined ||
    (isNamed(rule, rules) && severities.indexOf(severity) <= severities.indexOf(least));
  const isTried = ({ rule }: KnownFinding) => isNamed(rule, rules) && hasRun(rule);
  const asked = findings.filter(isAsked);
  // Among all findings: a known one of a lesser severity than asked for is not gone.
  const there = withoutKnown(findings, lines, known);
  const left = new Set(there.findings);
  const fresh = isWhole ? asked : asked.filter((finding) => left.has(finding));
  return {
    findings: fresh,
    unselected: findings.length - asked.length,
    known: asked.length - fresh.length,
    gone: there.gone.filter(isTried),
    untried: known.filter((one) => !isTried(one)),
  };
}

/** True if the names have the rule, or all of shellcheck's. */
const isNamed = (rule: string, names: readonly string[] | undefined): boolean =>
  names === undefined ||
  names.includes(rule) ||
  (isShellcheck(rule) && names.includes(shellcheckRules));
