import { type Finding, ranked } from '../../model/finding.ts';
import { linesOf } from '../../runbook/markdown/source.ts';
import type { LintDocument } from '../read/document.ts';
import { inOrderOfText } from './check.ts';
import { applyIgnores, isShellcheck, type RuleNames } from './ignores.ts';
import { knownRules } from './known-rules.ts';
import { type CheckSettings, levelOf, shellcheckRules } from './levels.ts';
import { everything, type Narrowed, type Narrowing, narrow } from './narrowing.ts';
import { oneAProblem } from './one-a-problem.ts';
import { crashOf } from './rule-crashed.ts';

/** The findings to report, and how many are not reported. */
export interface Settled extends Narrowed {
  /** Findings that a comment silences. */
  readonly silenced: number;
  /** Findings beyond `most`; the least severe are left out. */
  readonly omitted: number;
}

/**
 * Applies the runbook's own comments and the settings to its findings; the rest is in the order of
 * the text. `shellcheck`: whether its findings are included; `narrowing`: the ones that are asked for.
 */
export function settle(
  document: LintDocument,
  found: readonly Finding[],
  settings: CheckSettings,
  shellcheck: boolean,
  narrowing: Narrowing = everything,
): Settled {
  const crashes = found.filter(({ crashed }) => crashed !== undefined);
  const wanted = found.filter(
    ({ rule, crashed }) => crashed === undefined && levelOf(settings, rule) !== 'off',
  );
  const crashed = new Set(crashes.map((one) => one.crashed));
  const hasRun = (rule: string) =>
    levelOf(settings, rule) !== 'off' &&
    !crashed.has(rule) &&
    (isShellcheck(rule) ? shellcheck && !crashed.has(shellcheckRules) : true);
  const all = ignoring(document, wanted, { known: knownRules.map(({ name }) => name), hasRun });
  const kept = new Set(all);
  const levelled = oneAProblem(all).map((finding) => atLevel(finding, settings));
  const hasNone = narrowing.known.length === 0;
  const lines = hasNone ? [] : linesOf(document.unread ?? document.runbook.text);
  const { findings: asked, ...narrowed } = narrow(levelled, lines, narrowing, hasRun);
  const isLong = asked.length > narrowing.most && !narrowing.isWhole;
  const worst = isLong ? ranked(asked).slice(0, narrowing.most) : asked;
  return {
    ...narrowed,
    omitted: asked.length - worst.length,
    silenced: wanted.filter((finding) => !kept.has(finding)).length,
    // A crash is always listed, whatever the comments, the settings and the limit say.
    findings: [...crashes, ...worst].toSorted(inOrderOfText),
  };
}

/** If reading the comments crashes, they silence nothing. */
function ignoring(
  document: LintDocument,
  wanted: readonly Finding[],
  names: RuleNames,
): readonly Finding[] {
  try {
    return applyIgnores(document, wanted, names);
  } catch (error) {
    return [crashOf('comments that silence findings', error, document.runbook.file), ...wanted];
  }
}

function atLevel(finding: Finding, settings: CheckSettings): Finding {
  const level = levelOf(settings, finding.rule) ?? finding.severity;
  return level === 'off' || level === finding.severity ? finding : { ...finding, severity: level };
}
