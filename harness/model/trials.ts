import type { Place } from './runbook.ts';
import type { Rto } from './scenario.ts';
import type { Quantile, TrialNumber } from './trial-number.ts';
import type { Credit, Outcome, StepNeed } from './verdict.ts';

/** What a claim is about, and all that it is about. */
export interface Covered {
  readonly fault: string;
  readonly system: string;
  /** Each set of images that the system had, as a short hash. */
  readonly images: readonly string[];
  readonly versions: readonly string[];
  readonly runbook: { readonly file: string; readonly sha256: string };
  readonly machines: readonly string[];
}

/** A quantile of the measured times, with bounds at 95 % confidence; null: too few trials to bound it. */
export interface QuantileFigure {
  readonly quantile: Quantile;
  readonly ms: number;
  /** Because of trials that had not recovered, `ms` is only its lower bound. */
  readonly atLeast: boolean;
  readonly leastMs: number | null;
  readonly mostMs: number | null;
}

/** Something of the trials with the whole text, and of those without one step. */
export interface WithAndWithout<T> {
  readonly whole: T;
  readonly without: T;
}

/** What trials without one step show, each beside the trial of the same drill with the whole text. */
export interface StepTrials {
  readonly step: number;
  readonly place: Place;
  readonly text: string;
  readonly trials: number;
  readonly inTime: WithAndWithout<number>;
  /** Of the times to recover; null: at least half of the trials had not recovered. */
  readonly medianMs: WithAndWithout<number | null>;
  readonly found: StepNeed;
  /** That such a difference, or a larger one, comes about by chance at any of the steps; from 0 to 1. */
  readonly chance: number;
  /** The least chance that so many trials of so many steps can show. */
  readonly best: number;
}

/** What the drills of one fault, one system and one text prove together. */
export interface TrialsVerdict {
  readonly drill: string;
  readonly covers: Covered;
  /** Null if no time is stated: then there is nothing to claim. */
  readonly rto: Rto | null;
  /** `declared`: exactly as many as were declared beforehand; `any-time`: somebody may have looked and stopped. */
  readonly rule: 'declared' | 'any-time';
  /** Present if one run declared them. */
  readonly declared?: Omit<TrialNumber, 'number'>;
  readonly runs: readonly string[];
  readonly drills: number;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** The drills whose fault was proven; the others show nothing about a recovery. */
  readonly trials: number;
  readonly inTime: number;
  readonly late: number;
  /** Neither is proven. For a claim these are late, for a refutation in time. */
  readonly undecided: number;
  /** Not recovered when watching ended; they stay in, as longer than any measured time. */
  readonly censored: number;
  /** Of trials in time, exact, at 95 % confidence; null without trials, or if no time is stated. */
  readonly share: { readonly least: number; readonly most: number } | null;
  readonly claimed: readonly Quantile[];
  /** Proven to be beyond the stated time. */
  readonly disproved: readonly Quantile[];
  /** How many more clean trials each of the other claims takes; null: more than anybody drills. */
  readonly needed: readonly { readonly quantile: Quantile; readonly more: number | null }[];
  readonly times: readonly QuantileFigure[];
  /** Each trial, in the order of the drills; if `censored`, it had not recovered after `ms`. */
  readonly measured: readonly {
    readonly ms: number;
    readonly censored: boolean;
    readonly inTime: boolean | null;
  }[];
  /** The mean time to recover; null without trials. */
  readonly mean: { readonly ms: number; readonly atLeast: boolean } | null;
  /** What the control arms showed, in the trials that had one. */
  readonly credits: Readonly<Partial<Record<Credit, number>>>;
  /** The steps that were left out in turn. */
  readonly steps: readonly StepTrials[];
}
