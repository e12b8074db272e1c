import type { Place } from './runbook.ts';

/** `error`: does not do what it says; `warning`: may not, some day; `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** What a rule found at one place of a runbook, before anything has been run. */
export interface Finding {
  /** Name of the rule: `curl-without-fail`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Place;
  /** Characters from the place on that it is about, on its line. */
  readonly length: number;
  /** What is wrong there, as a sentence. */
  readonly text: string;
  /** Why that matters, as a sentence; the same for all findings of a rule. */
  readonly why: string;
  /** What to write in its place, where that can be told. */
  readonly instead?: string;
  /** In a finding of `rule-crashed`: the rule that failed. */
  readonly crashed?: string;
}

/** The worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** Crashes of rules first, then the worst, and those of one severity in the order that they have. */
export const ranked = (findings: readonly Finding[]): readonly Finding[] => [
  ...findings.filter(({ crashed }) => crashed !== undefined),
  ...severities.flatMap((severity) =>
    findings.filter((one) => one.severity === severity && one.crashed === undefined),
  ),
];
