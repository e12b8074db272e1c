import type { MutationVerdict } from '../../model/mutation-verdict.ts';
import {
  fateWords,
  mutantText,
  ranked,
  reasonText,
  scoreText,
} from '../mutation/mutation-words.ts';
import { setApartLines, setApartTitle } from '../mutation/set-apart-words.ts';
import { placeText } from '../words.ts';
import { html, type Markup } from './markup.ts';

/** What became of the mutants of each procedure; placed above the drills. */
export function mutationSections(all: readonly MutationVerdict[]): readonly Markup[] {
  return all.map(
    (verdict) => html`<section><h2>Mutants of ${verdict.drill}</h2>
<p class="drill-name">${scoreText(verdict)} · seed ${verdict.seed}</p>
<div class="scroll"><table class="edit"><thead><tr><th scope="col">Mutant</th><th scope="col">Line</th>
<th scope="col">Mistake</th><th scope="col">Why</th></tr></thead><tbody>${ranked(verdict).map(
      (mutant) => {
        const { word, colour } = fateWords[mutant.fate];
        return html`<tr><th scope="row"><span class="${colour}">${word}</span></th>
<td><code class="place">${placeText(mutant.place)}</code></td><td>${mutantText(mutant)}</td><td>${reasonText(mutant)}</td></tr>`;
      },
    )}</tbody></table></div>
${
  verdict.equivalent.length > 0 &&
  html`<p>${setApartTitle(verdict.equivalent)}</p>
<ul>${setApartLines(verdict.equivalent).map((line) => html`<li>${line}</li>`)}</ul>`
}</section>`,
  );
}
