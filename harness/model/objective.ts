import type { Place } from './runbook.ts';
import type { Covered, QuantileFigure } from './trials.ts';
import type { Credit, Outcome } from './verdict.ts';

/** The drills of so many days, or those of the calendar month (UTC). */
export type ObjectiveWindow = { readonly days: number } | 'month';

/** A share of drills that shall recover within the stated time. The conditions that are given must all hold. */
export interface Objective {
  readonly name: string;
  /** A drill (`shop/cart-hangs`), or a system, for all of its drills. */
  readonly drill?: string | undefined;
  /** The file of the runbook, or the end of its path. */
  readonly runbook?: string | undefined;
  /** The heading of the procedure. */
  readonly procedure?: string | undefined;
  /** Between 0 and 1. */
  readonly target: number;
  readonly window: ObjectiveWindow;
  /** Without a conclusive drill for so long, nothing is known any more. */
  readonly expiresDays: number;
  readonly place: Place;
}

export type ObjectiveStatus = 'met' | 'missed' | 'insufficient data' | 'expired';

export interface TrialCounts {
  readonly trials: number;
  readonly inTime: number;
  /** The trials that are neither are undecided. */
  readonly late: number;
}

/** How drills ended, and to whom their control arms give the credit. */
export interface DrillCounts {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly credits: Readonly<Record<Credit, number>>;
}

/** What a procedure's drills come to, as its present text on its present system. */
export interface DrilledProcedure {
  readonly drill: string;
  readonly title: string;
  readonly file: string;
  readonly rtoMs: number | null;
  readonly covers: Covered;
  /** In the window. */
  readonly window: TrialCounts;
  /** All of them, since the first one of this text on this system. */
  readonly all: TrialCounts & { readonly sinceMs: number };
  /** All drills of the window and ever, those without a trial too. */
  readonly windowDrills: DrillCounts;
  readonly allDrills: DrillCounts;
  /** Drills of the window with another text, time or system: no claim is about them. */
  readonly others: number;
  /** When its last conclusive drill began; null: there was none. */
  readonly concludedMs: number | null;
  /** Why the verdict is no longer one about the procedure; null if it is. */
  readonly expired: string | null;
  /** The text, its time or the system is another than when it was drilled: for a claim, the count begins anew. */
  readonly isChanged: boolean;
  /** Of the window's trials. */
  readonly times: readonly QuantileFigure[];
  /** Every trial of the drill in the window, in order, those of other texts and systems too. */
  readonly trials: readonly DatedTrial[];
  /** Drills of the window whose text was another than that of the drill before. */
  readonly edits: readonly { readonly startedMs: number; readonly commit: string | null }[];
  /** Within the window. */
  readonly shifts: readonly Shift[];
}

/** A lasting change of the times to recover: a sign that something changed, and no proof of what. */
export interface Shift {
  /** Of the first drill that shows it. */
  readonly startedMs: number;
  readonly run: string;
  readonly commit: string | null;
  /** Of the last drill before. */
  readonly commitBefore: string | null;
  readonly beforeMs: number;
  readonly afterMs: number;
  /** The share of random orders of the drills that show as large a change. */
  readonly p: number;
  /** What the drills of the two sides never have in common. */
  readonly differs: readonly string[];
}

export interface DatedTrial {
  readonly startedMs: number;
  /** If `censored`, it had not recovered after this time. */
  readonly ms: number;
  readonly censored: boolean;
  readonly inTime: boolean | null;
  /** Of the text and system that the claims are about. */
  readonly isClaimed: boolean;
}

export interface ObjectiveVerdict {
  readonly objective: Objective;
  readonly sinceMs: number;
  readonly status: ObjectiveStatus;
  readonly window: TrialCounts;
  readonly all: TrialCounts;
  /** Of the same procedures, those without a trial too. */
  readonly windowDrills: DrillCounts;
  readonly allDrills: DrillCounts;
  /** Of the window's trials, exact, at 95 % confidence; null without trials. */
  readonly share: { readonly least: number; readonly most: number } | null;
  /** All trials of these texts and systems prove that more than the target's share is in time. */
  readonly proven: boolean;
  /** The window's trials prove that less than the target's share is in time. */
  readonly disproved: boolean;
  /** How many of the window's trials must be late to prove a miss; null: not even all of them would. */
  readonly lateToMiss: number | null;
  /** How many of the window's trials may be late. */
  readonly budget: number;
  /** The drills whose own trials of the window prove that less than the target's share is in time. */
  readonly missing: readonly string[];
  /** How many more trials, all in time, prove the target, those of a changed procedure counted anew; null: more than anybody drills. */
  readonly needed: number | null;
  /** Its drills of the repository that the history does not have. */
  readonly undrilled: readonly string[];
  /** In the order of their names. */
  readonly procedures: readonly DrilledProcedure[];
}
