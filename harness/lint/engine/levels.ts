import type { Severity } from '../../model/finding.ts';
import type { Objective } from '../../model/objective.ts';
import type { Place } from '../../model/runbook.ts';
import { isShellcheck } from './ignores.ts';

/** The one name for all of shellcheck's rules. */
export const shellcheckRules = 'shellcheck';

export type Level = Severity | 'off';

/** A project's settings for checking: `check` in its `.firedrill.yaml`. */
export interface CheckSettings {
  /** Levels by the name of a rule. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Runbooks, folders and patterns to check if the command line names none. */
  readonly files: readonly { readonly path: string; readonly place: Place }[];
}

/** All of a `.firedrill.yaml`. */
export interface Settings extends CheckSettings {
  readonly objectives: readonly Objective[];
}

export const noSettings: Settings = { levels: new Map(), files: [], objectives: [] };

/** The level that the settings give a rule; undefined if they do not mention it. */
export function levelOf({ levels }: CheckSettings, rule: string): Level | undefined {
  return levels.get(rule) ?? (isShellcheck(rule) ? levels.get(shellcheckRules) : undefined);
}
