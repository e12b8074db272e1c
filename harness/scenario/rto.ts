import { HarnessError } from '../errors.ts';
import { formatDuration } from '../model/duration.ts';
import type { Claim, Procedure } from '../model/runbook.ts';
import type { PlanNote, Rto, Scenario } from '../model/scenario.ts';
import { formatPlace } from './place.ts';
import { placeInScenario } from './scenario-file.ts';

/**
 * The RTO: the recovery time that the procedure claims, for a range its upper end. The scenario's `claims` mark
 * times that do not themselves say that they are about recovery, and choose among those that do. The scenario's `rto`
 * applies if the procedure claims none, and chooses if it claims several; it cannot overrule the document. Null if neither gives one:
 * recovery is then only measured. BAD_SCENARIO for several claims without a choice, and for a contradiction.
 */
export function chooseRto(procedure: Procedure, scenario: Scenario): Rto | null {
  const claims = claimsFor(procedure, scenario);
  const bounds = claims.flatMap((claim) =>
    claim.kind === 'over' || claim.maxMs === undefined ? [] : [{ ms: claim.maxMs, claim }],
  );
  const times = new Set(bounds.map(({ ms }) => ms));
  const [first] = bounds;
  if (scenario.rtoMs === undefined) {
    if (first && times.size === 1) return { ...first, place: first.claim.place };
    if (!first) return null;
    throw several(procedure, scenario, claims);
  }
  const place = placeInScenario(scenario, ['rto']);
  const chosen = bounds.find(({ ms }) => ms === scenario.rtoMs);
  if (chosen) return { ...chosen, place: chosen.claim.place };
  if (!first) return { ms: scenario.rtoMs, place };
  throw new HarnessError(
    'BAD_SCENARIO',
    `"rto" is ${formatDuration(scenario.rtoMs)}, but the runbook states ${listOf(claims)}.`,
    { next: 'Remove "rto": a scenario cannot overrule the runbook.', place },
  );
}

/** All recovery times and all that the scenario names; of several recovery times only those that it names. */
function claimsFor({ claims }: Procedure, scenario: Scenario): readonly Claim[] {
  const named = claims.filter((claim) => isNamed(claim, scenario));
  if (named.length > 0 && named.every(({ recovery }) => recovery)) return named;
  return claims.filter((claim) => claim.recovery || isNamed(claim, scenario));
}

const isNamed = ({ text }: Claim, { claims }: Scenario) => claims.includes(text);

/**
 * Another text may have neither the words that the scenario names nor a time of its own. The scenario's own
 * text must have them, otherwise BAD_SCENARIO: an edit must not silently remove a promise.
 */
export function checkClaims(
  { claims }: Procedure,
  rto: Rto | null,
  scenario: Scenario,
  otherText: boolean,
): readonly PlanNote[] {
  if (scenario.claims.length === 0 || claims.some((claim) => isNamed(claim, scenario))) return [];
  if (otherText && rto?.claim) return [];
  const words = scenario.claims.map((claim) => `"${claim}"`).join(' or ');
  const text = `procedure states no time in the words ${words}`;
  const place = placeInScenario(scenario, ['claims']);
  if (otherText) return [{ text: `the ${text}`, place }];
  throw new HarnessError('BAD_SCENARIO', `The ${text}.`, {
    next: 'Update "claims" to the words that the procedure now uses.',
    place,
  });
}

function several(procedure: Procedure, scenario: Scenario, claims: readonly Claim[]) {
  const upper = claims.filter(({ kind }) => kind !== 'over');
  return new HarnessError(
    'BAD_SCENARIO',
    `"${procedure.title}" (${formatPlace(procedure.place)}) states several recovery times: ${listOf(upper)}.`,
    {
      next: 'Choose one of them with "claims" or "rto" in the scenario.',
      place: placeInScenario(scenario, ['procedure']),
    },
  );
}

/** A note on a procedure that states no recovery time. */
export function noteNoRto(
  { claims, place }: Procedure,
  rto: Rto | null,
  deadlineMs: number,
): readonly PlanNote[] {
  if (rto) return [];
  const least = claims.filter(({ recovery }) => recovery);
  const why =
    least.length > 0
      ? `the procedure states only a minimum: ${listOf(least)}`
      : 'the procedure states no recovery time';
  const text = `${why}; the drill measures for up to ${formatDuration(deadlineMs)} and compares with no RTO`;
  return [{ text, place }];
}

const listOf = (claims: readonly Claim[]) =>
  claims.map(({ text, place }) => `"${text}" (line ${place.line})`).join(', ');
