import type { ProcedureChange } from '../../affected/compare-procedures.ts';
import type { RehearsedChange } from '../../affected/rehearsed.ts';
import type { DrillSource } from '../../catalog/drills.ts';
import type { HarnessError } from '../../errors.ts';
import type { Base } from '../../git/repository.ts';
import type { Runbook } from '../../model/runbook.ts';
import type { Scenario } from '../../model/scenario.ts';

/** The procedures that an edit changed, and the drills that it affects. */
export interface Affected {
  readonly base: Base;
  /** `rehearsedBy`: ids of drills. */
  readonly procedures: readonly (ProcedureChange & { readonly rehearsedBy: readonly string[] })[];
  readonly drills: readonly AffectedDrill[];
  readonly notes: readonly string[];
  /** What Firedrill could not read or compare because it failed itself. */
  readonly failures: readonly HarnessError[];
}

export interface AffectedDrill {
  readonly source: DrillSource;
  readonly reasons: readonly string[];
  /** The changes to the procedures that the drill rehearses; empty if their text did not change. */
  readonly changes: readonly RehearsedChange[];
  /** The old text, and the old scenario if there was one; for `changes` only. */
  readonly old: { readonly scenario: Scenario; readonly runbook: Runbook } | undefined;
}
