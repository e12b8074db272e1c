import { checkDocument } from '../lint/check.ts';
import { type FileLookup, type LintDocument, readDocument } from '../lint/document.ts';
import { type CheckSettings, levelOf, shellcheckRules } from '../lint/levels.ts';
import { rules } from '../lint/rules.ts';
import { settle } from '../lint/settle.ts';
import { type Unread, unreadCommands } from '../lint/unread.ts';
import type { CheckedRunbook } from '../report/check/checked.ts';
import { formatPlace } from '../scenario/place.ts';
import { hasShellcheck } from '../shellcheck/installed.ts';
import type { ShellcheckResult } from '../shellcheck/shellcheck.ts';

export interface RunbookText {
  readonly file: string;
  readonly text: string;
  /** Undefined where nothing is beside it. */
  readonly files: FileLookup | undefined;
}

/** Checks runbooks with our own rules and with shellcheck, if there is one. */
export class RunbookChecker {
  /** What has not been checked, and why, as sentences. */
  readonly notices: string[] = [];
  #installed: boolean | undefined;

  async check(
    { file, text, files }: RunbookText,
    settings: CheckSettings,
  ): Promise<CheckedRunbook> {
    const document = readDocument(file, text, files);
    const isOn = ({ name }: { name: string }) => levelOf(settings, name) !== 'off';
    const own = checkDocument(document, rules.filter(isOn));
    const more = isOn({ name: shellcheckRules }) ? await this.#shellcheck(document) : undefined;
    const found = [...own, ...(more?.findings ?? [])];
    for (const unread of unreadCommands(document)) this.notices.push(noticeOf(unread));
    return { file, text, ...settle(document, found, settings, more !== undefined) };
  }

  async #shellcheck(document: LintDocument): Promise<ShellcheckResult | undefined> {
    if (document.scripts.length === 0) return undefined;
    if (this.#installed === undefined) {
      this.#installed = hasShellcheck();
      if (!this.#installed) {
        this.notices.push(
          'shellcheck is not installed, so nothing was checked that only it knows.',
        );
      }
    }
    if (!this.#installed) return undefined;
    const { shellcheck } = await import('../shellcheck/shellcheck.ts');
    const result = await shellcheck(document);
    this.notices.push(...result.notices);
    return result;
  }
}

const noticeOf = ({ place, count, where }: Unread) =>
  `${formatPlace(place)}: ${count} command${count === 1 ? ' was' : 's were'} not checked, in ${where}.`;
