import type { Command } from '../../runbook/commands/script.ts';
import { labelsOf } from './command-labels.ts';
import type { LintDocument } from './document.ts';

const says =
  /\b(?:irreversibl\w+|unrecoverabl\w+|not (?:be )?(?:undone|reversed|reversible)|can(?:no|['’])t (?:be )?(?:undo\w*|revers\w+)|cannot be (?:undone|reversed)|(?:this|it|they|these|steps?|commands?|changes?|migrations?|upgrades?|operations?|actions?) can(?:no|['’])t be rolled ?back|no (?:way|going|turning) back|point of no return|permanently (?:delet|destroy|remov|los)\w+|unwiderruflich|nicht (?:rückgängig|umkehrbar)|irréversible|irreversí\w+|irreversibile)\b|不可逆|无法(?:恢复|撤销)|元に戻せ|되돌릴 수 없/i;
/** The words above a step: as many as a warning takes. */
const above = 6;

const ofDocuments = new WeakMap<LintDocument, boolean>();

/** A cheap test for most documents; memoized. */
function saysSomewhere(document: LintDocument): boolean {
  const known = ofDocuments.get(document) ?? says.test(document.source.clean);
  ofDocuments.set(document, known);
  return known;
}

/** True where the document itself says of a command, right above it or in its label, that nobody can undo it. */
export function saysIrreversible(document: LintDocument, command: Command): boolean {
  if (!saysSomewhere(document)) return false;
  if (says.test(labelsOf(document)(command))) return true;
  const { line } = command.at().place;
  const lines = document.source.clean.split('\n').slice(Math.max(0, line - 1 - above), line);
  // A heading, or another fence, ends what is said of this step.
  const start = lines.findLastIndex((text, at) => at < lines.length - 1 && /^#{1,6} /.test(text));
  return says.test(lines.slice(start + 1).join('\n'));
}
