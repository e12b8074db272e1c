import { codedError, type HarnessError } from '../../errors.ts';
import { rules as all } from '../../lint/engine/all-rules.ts';
import { checkDocument } from '../../lint/engine/check.ts';
import { settle } from '../../lint/engine/final-findings.ts';
import { type CheckSettings, levelOf, shellcheckRules } from '../../lint/engine/levels.ts';
import { everything, type Narrowing } from '../../lint/engine/narrowing.ts';
import type { Rule } from '../../lint/engine/rule.ts';
import { type FileLookup, type LintDocument, readDocument } from '../../lint/read/document.ts';
import type { CheckedRunbook } from '../../report/check/checked.ts';
import { hasShellcheck } from '../../shellcheck/run-shellcheck.ts';
import type { ShellcheckResult } from '../../shellcheck/shellcheck.ts';
import { unreadNotices } from '../work/unread-notices.ts';

export interface RunbookText {
  readonly file: string;
  readonly text: string;
  /** Looks up files beside the runbook; undefined for standard input. */
  readonly files: FileLookup | undefined;
}

export interface CheckResult {
  readonly runbook: CheckedRunbook;
  /** Sentences about what was not checked, and why. */
  readonly notices: readonly string[];
  /** Failures of Firedrill itself, outside its rules. */
  readonly failures: readonly HarnessError[];
}

/** Checks runbooks with our own rules and with shellcheck, if there is one. */
export class RunbookChecker {
  readonly #rules: readonly Rule[];
  #isMissing = false;

  constructor(rules: readonly Rule[] = all) {
    this.#rules = rules;
  }

  /** Sentences about what was not checked in any runbook. */
  get notices(): readonly string[] {
    const missing = 'shellcheck is not installed, so its rules were not checked.';
    return this.#isMissing ? [missing] : [];
  }

  async check(
    { file, text, files }: RunbookText,
    settings: CheckSettings,
    narrowing: Narrowing = everything,
  ): Promise<CheckResult> {
    const document = readDocument(file, text, files);
    const isOn = ({ name }: { name: string }) => levelOf(settings, name) !== 'off';
    const own = checkDocument(document, this.#rules.filter(isOn));
    const more = isOn({ name: shellcheckRules }) ? await this.#shellcheck(document) : undefined;
    const found = [...own, ...(more?.findings ?? [])];
    const { hasCommands, ...notices } = noticesOf(document, more?.notices ?? []);
    const settled = settle(document, found, settings, more !== undefined, narrowing);
    return { runbook: { file, text, hasCommands, ...settled }, ...notices };
  }

  async #shellcheck(document: LintDocument): Promise<ShellcheckResult | undefined> {
    if (document.scripts.length === 0) return undefined;
    this.#isMissing ||= !hasShellcheck();
    if (this.#isMissing) return undefined;
    const { shellcheck } = await import('../../shellcheck/shellcheck.ts');
    return shellcheck(document);
  }
}

/** If the unchecked parts cannot be listed, returns none: the findings are still true. */
function noticesOf(
  document: LintDocument,
  more: readonly string[],
): Pick<CheckResult, 'notices' | 'failures'> & Pick<CheckedRunbook, 'hasCommands'> {
  try {
    const notices = [...more, ...unreadNotices(document)];
    return { notices, failures: [], hasCommands: document.commands.length > 0 };
  } catch (error) {
    const what = `${document.runbook.file}: finding what was not checked`;
    return { notices: more, failures: [codedError(error, what)], hasCommands: true };
  }
}
