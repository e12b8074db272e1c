import type { MutationVerdict } from '../../model/mutation-verdict.ts';
import { noPaint, type Paint } from '../paint.ts';
import { placeText } from '../words.ts';
import { fateWords, mutantText, ranked, reasonText, scoreText } from './mutation-words.ts';
import { setApartLines, setApartTitle } from './set-apart-words.ts';

/** What became of the mutants of a procedure, as lines on the command line. */
export function formatMutationText(verdict: MutationVerdict, paint: Paint = noPaint): string {
  const { drill, seed, equivalent } = verdict;
  return [
    `${paint.bold(`MUTANTS  ${drill}`)}  ${scoreText(verdict)} (seed ${seed})`,
    ...ranked(verdict).flatMap((mutant) => {
      const { word, colour } = fateWords[mutant.fate];
      return [
        `  ${paint[colour](word.toUpperCase())}  ${placeText(mutant.place)}  ${mutantText(mutant)}`,
        `    ${reasonText(mutant)}`,
      ];
    }),
    ...(equivalent.length > 0 ? [`  ${setApartTitle(equivalent)}`] : []),
    ...setApartLines(equivalent).map((line) => `    ${line}`),
  ].join('\n');
}
