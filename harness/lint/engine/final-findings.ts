import { type Finding, ranked } from '../../model/finding.ts';
import type { LintDocument } from '../read/document.ts';
import { inOrderOfText } from './check.ts';
import { applyIgnores, isShellcheck } from './ignores.ts';
import { knownRules } from './known-rules.ts';
import { type CheckSettings, levelOf } from './levels.ts';

/** Of one runbook: nobody reads more, and a text made to be slow has them by the million. */
const maxFindings = 1000;

/** Findings as they are reported, and how many a comment has silenced. */
export interface Settled {
  readonly findings: readonly Finding[];
  readonly silenced: number;
  /** Findings beyond `maxFindings`; the least severe are left out. */
  readonly omitted: number;
}

/**
 * What is left of a runbook's findings after its own comments and the settings, in the order of its
 * text. `shellcheck`: whether its findings are among them.
 */
export function settle(
  document: LintDocument,
  found: readonly Finding[],
  settings: CheckSettings,
  shellcheck: boolean,
): Settled {
  const wanted = found.filter(({ rule }) => levelOf(settings, rule) !== 'off');
  const left = applyIgnores(document, wanted, {
    known: knownRules.map(({ name }) => name),
    hasRun: (rule) => levelOf(settings, rule) !== 'off' && (shellcheck || !isShellcheck(rule)),
  });
  const kept = new Set(left);
  const levelled = left.map((finding) => atLevel(finding, settings));
  const worst = levelled.length > maxFindings ? ranked(levelled).slice(0, maxFindings) : levelled;
  return {
    omitted: levelled.length - worst.length,
    silenced: wanted.filter((finding) => !kept.has(finding)).length,
    findings: worst.toSorted(inOrderOfText),
  };
}

function atLevel(finding: Finding, settings: CheckSettings): Finding {
  const level = levelOf(settings, finding.rule) ?? finding.severity;
  return level === 'off' || level === finding.severity ? finding : { ...finding, severity: level };
}
