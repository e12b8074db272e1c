import type { Claim } from '../../model/runbook.ts';
import type { Block } from '../../runbook/markdown/block.ts';
import { boldLabel } from '../../runbook/prose/prose.ts';
import { changes } from './changes.ts';
import type { Section } from './sections.ts';
import { unitless } from './unitless.ts';

/**
 * The times that the runbook states for the section's recovery: in the section, otherwise in a
 * section of its own next to it ("Expected recovery time"), otherwise under the heading above.
 */
export function recoveryClaims(section: Section): readonly Claim[] {
  const { parent, children } = section;
  const own = stated(section);
  if (own.length > 0) return own;
  const separate = [...children, ...(parent?.children ?? [])].filter(
    (other) => other !== section && other.commands.length === 0,
  );
  const nearby = separate.flatMap(stated);
  if (nearby.length > 0 || !parent) return nearby;
  return stated(parent);
}

function stated({ claims }: Section): readonly Claim[] {
  return claims.filter(({ recovery }) => recovery);
}

/** True if the runbook gives any time for the recovery, even in words or without a unit. */
export function saysHowLong(section: Section): boolean {
  if (recoveryClaims(section).length > 0) return true;
  const { parent, children } = section;
  const separate = children.filter(({ commands }) => commands.length === 0);
  return [section, ...separate, ...(parent ? [parent] : [])].some(({ blocks }) =>
    blocks.some(
      (block) =>
        (block.kind !== 'fence' && inWords.test(textOf(block))) || unitless(block).length > 0,
    ),
  );
}

const textOf = (block: Block) =>
  block.kind === 'item' ? (block.prose?.text ?? '') : block.kind === 'paragraph' ? block.text : '';

/** "Expect it back in half an hour": too vague to compare a drill with, but a stated time. */
const inWords =
  /\b(?:takes?|expect(?:ed)?|time to recover|duration|done (?:with)?in|zeit|dauert?)\b[^.\n]{0,60}?\b(?:\d{1,4}|half an?|an?|a few|one|two|three|five|ten|fifteen|twenty|thirty)[ -](?:seconds?|secs?|minutes?|mins?|hours?|sekunden?|minuten?|stunden?)\b/i;

const recovers =
  /\b(?:recover|restor|restart|roll(?:ing)?[ -]?back|resol[uv]|remediat|mitigat|repair|fix|fail(?:ing)?[ -]?over)/i;

/** True for a procedure that changes something, under words such as "restore", "restart" or "roll back". */
export function isRecovery(section: Section): boolean {
  if (!section.commands.some((command) => !command.substituted && changes(command))) return false;
  for (let at: Section | undefined = section; at?.parent; at = at.parent) {
    if (recovers.test(at.title)) return true;
  }
  return (
    recovers.test(section.title) ||
    section.blocks.some(
      (block) => block.kind === 'paragraph' && recovers.test(boldLabel(block.text)?.label ?? ''),
    )
  );
}
