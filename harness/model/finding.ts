import type { Place } from './runbook.ts';

/** `error`: does not do what it says; `warning`: may fail some day; `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** A replacement that is certain: the text at a place, on one line, and what to write there. */
export interface Fix {
  readonly place: Place;
  readonly old: string;
  readonly new: string;
}

/** What a rule found at one place of a runbook, without running anything. */
export interface Finding {
  /** Name of the rule: `curl-without-fail`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Place;
  /** Number of characters, from the place to the right. */
  readonly length: number;
  /** What is wrong, as a sentence. */
  readonly text: string;
  /** Why that matters, as a sentence; the same for all findings of a rule. */
  readonly why: string;
  /** What to write instead, if the rule knows. */
  readonly instead?: string;
  /** What `check --fix` writes, if the replacement is certain. */
  readonly fix?: Fix;
  /** In a finding of `rule-crashed`: the rule that failed. */
  readonly crashed?: string;
}

/** The worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** Crashes of rules first, then the worst; findings of the same severity keep their order. */
export const ranked = (findings: readonly Finding[]): readonly Finding[] => [
  ...findings.filter(({ crashed }) => crashed !== undefined),
  ...severities.flatMap((severity) =>
    findings.filter((one) => one.severity === severity && one.crashed === undefined),
  ),
];
