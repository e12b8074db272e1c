import type { Fate, MutantFate, MutationVerdict } from '../../model/mutation-verdict.ts';
import { placeText } from '../words.ts';

export const fateWords: Readonly<
  Record<Fate, { readonly word: string; readonly colour: 'good' | 'bad' | 'unsure' }>
> = {
  survived: { word: 'survived', colour: 'bad' },
  inconclusive: { word: 'inconclusive', colour: 'unsure' },
  refuted: { word: 'killed by the drill', colour: 'good' },
  found: { word: 'killed by check', colour: 'good' },
};

/** The survivors first: they are what somebody has to do something about. */
export const ranked = ({ mutants }: MutationVerdict): readonly MutantFate[] =>
  (Object.keys(fateWords) as Fate[]).flatMap((fate) => mutants.filter((one) => one.fate === fate));

/** The score with its n; never without it. */
export function scoreText({ killed, decided, mutants, candidates }: MutationVerdict): string {
  const share = decided === 0 ? '' : ` (${((100 * killed) / decided).toFixed(0)} %)`;
  const score = `${killed} of ${decided} mutants killed${share}`;
  const unknown = mutants.length - decided;
  const more = unknown === 0 ? '' : `, ${unknown} inconclusive`;
  const chosen =
    mutants.length < candidates ? `; ${mutants.length} of ${candidates} by chance` : '';
  return `${score}${more}${chosen}`;
}

export const reasonText = ({ reason: { text, place } }: MutantFate): string =>
  place ? `${placeText(place)}: ${text}` : text;

export const mutantText = ({ id, mutator, what }: MutantFate): string =>
  `${id} ${mutator}: ${what}`;
