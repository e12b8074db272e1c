import type { EditVerdict } from '../../model/edit.ts';
import { editWords, sideRows } from '../edit/edit-words.ts';
import { placeText } from '../words.ts';
import { html, type Markup } from './markup.ts';

/** The result of each edit, with both texts side by side; placed above its drills. */
export function editSections(edits: readonly EditVerdict[]): readonly Markup[] {
  return edits.map((edit) => {
    const { word, sign, colour } = editWords[edit.outcome];
    return html`<section><h2>The edit of “${edit.procedure.title}”:
<span class="${colour}">${sign} ${word}</span></h2>
<p class="drill-name">${edit.title} (${edit.drill}; <code class="place">${placeText(edit.procedure.place)}</code>)</p>
<ul class="reasons">${edit.reasons.map(({ text, place }) => html`<li>${place && html`<code class="place">${placeText(place)}</code> `}${text}</li>`)}</ul>
<div class="scroll"><table class="edit"><thead><tr><th scope="col"></th>
<th scope="col">Old text (${edit.base})</th><th scope="col">New text</th></tr></thead><tbody>${sideRows.map(
      ({ name, describe }) =>
        html`<tr><th scope="row">${name}</th><td>${describe(edit.old)}</td><td>${describe(edit.edited)}</td></tr>`,
    )}</tbody></table></div></section>`;
  });
}
