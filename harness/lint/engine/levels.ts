import type { Severity } from '../../model/finding.ts';
import type { Place } from '../../model/runbook.ts';
import { isShellcheck } from './ignores.ts';

/** All of shellcheck's rules by one name. */
export const shellcheckRules = 'shellcheck';

export type Level = Severity | 'off';

/** What a project has settled of checking; `check` of its `.firedrill.yaml`. */
export interface CheckSettings {
  /** By the name of a rule. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Runbooks, folders and patterns to check where the command line names none. */
  readonly files: readonly { readonly path: string; readonly place: Place }[];
}

export const noSettings: CheckSettings = { levels: new Map(), files: [] };

/** What the settings make of a rule; undefined where they say nothing of it. */
export function levelOf({ levels }: CheckSettings, rule: string): Level | undefined {
  return levels.get(rule) ?? (isShellcheck(rule) ? levels.get(shellcheckRules) : undefined);
}
