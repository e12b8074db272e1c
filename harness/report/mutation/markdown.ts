import type { MutationVerdict } from '../../model/mutation-verdict.ts';
import { code, inline, row } from '../markdown-text.ts';
import { placeText } from '../words.ts';
import { fateWords, mutantText, ranked, reasonText, scoreText } from './mutation-words.ts';
import { setApartLines, setApartTitle } from './set-apart-words.ts';

/** The sections of a summary on the mutants of each procedure. */
export function mutationsMarkdown(all: readonly MutationVerdict[]): readonly string[] {
  return all.flatMap((verdict) => [
    '',
    `## Mutants of ${inline(verdict.drill)}: ${inline(scoreText(verdict))}`,
    '',
    row('Mutant', 'Line', 'Mistake', 'Why'),
    row('---', '---', '---', '---'),
    ...ranked(verdict).map((mutant) =>
      row(
        `**${fateWords[mutant.fate].word}**`,
        code(placeText(mutant.place)),
        inline(mutantText(mutant)),
        inline(reasonText(mutant)),
      ),
    ),
    '',
    ...(verdict.equivalent.length > 0 ? [inline(setApartTitle(verdict.equivalent)), ''] : []),
    ...setApartLines(verdict.equivalent).map((line) => `- ${inline(line)}`),
  ]);
}
