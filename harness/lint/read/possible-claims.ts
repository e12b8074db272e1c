import type { Claim } from '../../model/runbook.ts';
import type { Section } from './sections.ts';

/** Times of a section that set a limit, and that its text does not name as the recovery time. */
export const possibleClaims = ({ claims }: Section): readonly Claim[] =>
  claims.filter(({ recovery, maxMs }) => !recovery && maxMs !== undefined);

const most = 5;

/** `"about 2 minutes" (line 12), "10 minutes" (line 14)`, and how many more there are. */
export function listPossible(claims: readonly Claim[]): string {
  const listed = claims.slice(0, most).map(({ text, place }) => `"${text}" (line ${place.line})`);
  const more = claims.length - most;
  return `${listed.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}
