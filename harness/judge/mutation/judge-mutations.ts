import type { ChosenMutant, PlannedMutation } from '../../model/mutation.ts';
import type { MutantFate, MutationVerdict } from '../../model/mutation-verdict.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import { first } from '../measure/arm-record.ts';
import type { Drilled } from '../trials/covered.ts';

const mutationOf = ({ events }: Drilled): PlannedMutation | undefined =>
  first(events, 'drill-started')?.plan.mutation;

/** True for the drill of a text with a mistake: that it is refuted is no defect of the page. */
const isMutant = (drilled: Drilled): boolean => mutationOf(drilled)?.mutant !== undefined;

/** The drills of pages as they are. */
export const withoutMutants = <T extends Drilled>(drills: readonly T[]): readonly T[] =>
  drills.filter((one) => !isMutant(one));

/** What became of mutants, from the journals of their drills and of the page's own, run by run. */
export function judgeMutations(drills: readonly Drilled[]): readonly MutationVerdict[] {
  const ofMutations = drills.filter((one) => mutationOf(one) !== undefined);
  const byRun = Map.groupBy(ofMutations, (one) =>
    JSON.stringify([one.verdict.run, mutationOf(one)?.drill]),
  );
  return [...byRun.values()].flatMap((all) => judgeTogether(all) ?? []);
}

function judgeTogether(drills: readonly Drilled[]): MutationVerdict | undefined {
  const [one] = drills;
  const planned = one && mutationOf(one);
  if (!one || !planned) return undefined;
  const { drill, seed, candidates, equivalent, chosen } = planned;
  const verdictOf = (mutant: string | undefined) =>
    drills.find((drilled) => mutationOf(drilled)?.mutant === mutant)?.verdict;
  const page = verdictOf(undefined);
  const mutants = chosen.map((mutant) => fateOf(mutant, verdictOf(mutant.id), page));
  const count = (fate: MutantFate['fate']) => mutants.filter((each) => each.fate === fate).length;
  const killed = count('found') + count('refuted');
  return {
    ...{ drill, seed, candidates, equivalent, mutants, killed },
    run: one.verdict.run,
    procedure: (page ?? one.verdict).procedure,
    page: page?.outcome ?? null,
    decided: killed + count('survived'),
  };
}

function fateOf(
  { found, refused, ...mutant }: ChosenMutant,
  drilled: Verdict | undefined,
  page: Verdict | undefined,
): MutantFate {
  const is = (fate: MutantFate['fate'], reason: Reason): MutantFate => ({
    ...mutant,
    fate,
    reason,
  });
  if (found) return is('found', { text: `check finds it: ${found.rule}`, place: found.place });
  const because = refused ?? whyUnknown(drilled, page);
  if (because !== undefined) return is('inconclusive', { text: because });
  const [reason = { text: 'The drill gives no reason.' }] = drilled?.reasons ?? [];
  if (drilled?.outcome === 'refuted') return is('refuted', reason);
  if (drilled?.outcome === 'verified') {
    const text =
      'The procedure did not notice: every step succeeded, and users were served again in time.';
    return is('survived', { text, place: mutant.place });
  }
  return is('inconclusive', reason);
}

/** Only if the page itself holds does the mistake make the difference. */
function whyUnknown(drilled: Verdict | undefined, page: Verdict | undefined): string | undefined {
  if (!page)
    return 'The page itself was not drilled in this run, so there is nothing to compare with.';
  if (page.outcome !== 'verified') {
    return `The page itself is ${page.outcome}, so nothing shows what the mistake changes.`;
  }
  return drilled ? undefined : 'It was not drilled: the run ended before its turn.';
}
