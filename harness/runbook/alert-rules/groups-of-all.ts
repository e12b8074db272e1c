import type { Document } from 'yaml';
import { type RuleGroup, ruleGroups } from './rule-groups.ts';

/** Why a fence cannot be read, and at which offset. */
export interface Unreadable {
  readonly why: string;
  readonly at: number;
}

/** The groups of rules in all documents of a fence, or why it has none that anybody can read. */
export function groupsOfAll(
  documents: readonly Document.Parsed[],
): readonly RuleGroup[] | Unreadable {
  const fault = documents.flatMap(({ errors }) => errors)[0];
  if (fault) return { why: fault.message, at: fault.pos[0] };
  try {
    const groups = documents.flatMap((document) => ruleGroups(document));
    if (groups.every(canBeWritten)) return groups;
    return { why: 'an alias stands inside what it names', at: 0 };
  } catch (error) {
    // Aliases of nothing, merges of no map: only the values show them.
    return { why: error instanceof Error ? error.message : String(error), at: 0 };
  }
}

function canBeWritten({ written, rules }: RuleGroup): boolean {
  try {
    JSON.stringify([written?.value, rules.map(({ value }) => value)]);
    return true;
  } catch {
    return false;
  }
}
