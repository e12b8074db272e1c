import type { Place } from './runbook.ts';

/** A rule for Prometheus that a page gives as YAML. */
export interface AlertRule {
  /** `record`: it computes a series that other rules use. */
  readonly kind: 'alert' | 'record';
  readonly name: string;
  /** Its expression, on one line, with its `for` if it has one. */
  readonly says: string;
  readonly place: Place;
}

/** Why Prometheus would refuse rules, as a sentence, and where. */
interface RuleProblem {
  readonly text: string;
  readonly place: Place;
}

/** The rules of one fence. Prometheus loads all of them, or none. */
export interface RuleFence {
  /** The first line of its YAML. */
  readonly place: Place;
  readonly endLine: number;
  readonly rules: readonly AlertRule[];
  readonly problems: readonly RuleProblem[];
  /** What Prometheus is given: JSON, which is YAML. Empty if there are problems. */
  readonly document: string;
}
