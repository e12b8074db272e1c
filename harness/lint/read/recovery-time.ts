import type { Claim } from '../../model/runbook.ts';
import type { Block } from '../../runbook/markdown/blocks.ts';
import type { Section } from './sections.ts';
import { unitless } from './unitless.ts';

/**
 * What is said of how long the section's recovery takes: in it, or else in what stands beside it to
 * say so ("Expected recovery time" as a heading of its own), or right under the heading above.
 */
export function recoveryClaims(section: Section): readonly Claim[] {
  const { parent, children } = section;
  const own = stated(section);
  if (own.length > 0) return own;
  const besides = [...children, ...(parent?.children ?? [])].filter(
    (other) => other !== section && other.commands.length === 0,
  );
  const beside = besides.flatMap(stated);
  if (beside.length > 0 || !parent) return beside;
  return stated(parent);
}

function stated({ claims }: Section): readonly Claim[] {
  return claims.filter(({ recovery }) => recovery);
}

/** True where some time is said of the recovery, be it in words, or without the unit. */
export function saysHowLong(section: Section): boolean {
  if (recoveryClaims(section).length > 0) return true;
  const { parent, children } = section;
  const besides = children.filter(({ commands }) => commands.length === 0);
  return [section, ...besides, ...(parent ? [parent] : [])].some(({ blocks }) =>
    blocks.some(
      (block) =>
        (block.kind !== 'fence' && inWords.test(textOf(block))) || !unitless(block).next().done,
    ),
  );
}

const textOf = (block: Block) =>
  block.kind === 'item' ? (block.prose?.text ?? '') : block.kind === 'paragraph' ? block.text : '';

/** "Expect it back in half an hour"; to be held to it, it has to be said more plainly. */
const inWords =
  /\b(?:takes?|expect(?:ed)?|time to recover|duration|done (?:with)?in|zeit|dauert?)\b[^.\n]{0,60}?\b(?:\d{1,4}|half an?|an?|a few|one|two|three|five|ten|fifteen|twenty|thirty)[ -](?:seconds?|secs?|minutes?|mins?|hours?|sekunden?|minuten?|stunden?)\b/i;
