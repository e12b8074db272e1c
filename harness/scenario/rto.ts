import { HarnessError } from '../errors.ts';
import type { Claim, Procedure } from '../model/runbook.ts';
import type { Rto, Scenario } from '../model/scenario.ts';
import { formatDuration } from './duration.ts';
import { formatPlace } from './place.ts';
import { placeInScenario } from './scenario-file.ts';

/**
 * The time that recovery is held to: what the procedure itself claims, a range by its upper end.
 * The scenario's `rto` stands in where it claims none, and chooses where it claims several; it
 * cannot overrule the document. BAD_SCENARIO where that leaves none, or a contradiction.
 */
export function chooseRto(procedure: Procedure, scenario: Scenario): Rto {
  const claims = procedure.claims.filter(({ recovery }) => recovery);
  const bounds = claims.flatMap((claim) =>
    claim.kind === 'over' || claim.maxMs === undefined ? [] : [{ ms: claim.maxMs, claim }],
  );
  const times = new Set(bounds.map(({ ms }) => ms));
  const [first] = bounds;
  if (scenario.rtoMs === undefined) {
    if (first && times.size === 1) return { ...first, place: first.claim.place };
    throw missing(procedure, scenario, claims);
  }
  const place = placeInScenario(scenario, ['rto']);
  const chosen = bounds.find(({ ms }) => ms === scenario.rtoMs);
  if (chosen) return { ...chosen, place: chosen.claim.place };
  if (!first) return { ms: scenario.rtoMs, place };
  throw new HarnessError(
    'BAD_SCENARIO',
    `The scenario says an rto of ${formatDuration(scenario.rtoMs)}, the runbook says ${listOf(claims)}.`,
    { next: 'Remove "rto": the drill holds the procedure to its own words.', place },
  );
}

function missing(procedure: Procedure, scenario: Scenario, claims: readonly Claim[]) {
  const title = `"${procedure.title}" (${formatPlace(procedure.place)})`;
  const place = placeInScenario(scenario, ['procedure']);
  const upper = claims.filter(({ kind }) => kind !== 'over');
  const message =
    upper.length > 1
      ? `${title} states several recovery times: ${listOf(upper)}.`
      : claims.length > 0
        ? `${title} states only how long recovery takes at least: ${listOf(claims)}.`
        : `${title} states no recovery time.`;
  const next =
    upper.length > 1
      ? 'Choose one of them with "rto" in the scenario.'
      : 'Give the scenario an "rto", such as rto: 60s, or let the runbook state it.';
  return new HarnessError('BAD_SCENARIO', message, { next, place });
}

const listOf = (claims: readonly Claim[]) =>
  claims.map(({ text, place }) => `"${text}" (line ${place.line})`).join(', ');
