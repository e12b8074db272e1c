import type { ProcedureChange } from '../../affected/compare-procedures.ts';
import type { RehearsedChange } from '../../affected/rehearsed.ts';
import type { DrillSource } from '../../catalog/drills.ts';
import type { HarnessError } from '../../errors.ts';
import type { Base } from '../../git/repository.ts';
import type { Runbook } from '../../model/runbook.ts';
import type { Scenario } from '../../model/scenario.ts';

/** What an edit affects. */
export interface Affected {
  readonly base: Base;
  /** `rehearsedBy`: ids of drills. */
  readonly procedures: readonly (ProcedureChange & { readonly rehearsedBy: readonly string[] })[];
  readonly drills: readonly AffectedDrill[];
  readonly notes: readonly string[];
  /** Where Firedrill itself failed: what it could not read or compare. */
  readonly failures: readonly HarnessError[];
}

export interface AffectedDrill {
  readonly source: DrillSource;
  readonly reasons: readonly string[];
  /** What the edit did to what the drill rehearses; empty where its text is what it was. */
  readonly changes: readonly RehearsedChange[];
  /** The text before, and the scenario of that day where there was one; for `changes` alone. */
  readonly old: { readonly scenario: Scenario; readonly runbook: Runbook } | undefined;
}
