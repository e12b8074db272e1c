import type { InvariantRecord, Verdict } from '../../model/verdict.ts';
import { invariantRows, invariantWords } from '../invariant-words.ts';
import { html, type Markup } from './markup.ts';

/** The system's numbers in each arm, the worst value and when; null if none was read. */
export function invariantTable(verdict: Verdict): Markup | null {
  const rows = invariantRows(verdict);
  if (rows.length === 0) return null;
  const arms = verdict.arms
    .map(({ arm }) => arm)
    .filter((arm) => rows.some(({ byArm }) => byArm.has(arm)));
  const cells = rows.map(
    ({ name, says, byArm }) => html`<tr><th scope="row">${says}</th><td><code>${name}</code></td>
${arms.map((arm) => cell(byArm.get(arm)))}</tr>`,
  );
  return html`<div class="scroll"><table class="system-numbers"><caption>Invariants: bounds on the system’s numbers, throughout or at the end</caption><thead><tr>
<th scope="col">Invariant</th><th scope="col">Name</th>
${arms.map((arm) => html`<th scope="col">${arm}</th>`)}</tr></thead><tbody>${cells}</tbody></table></div>`;
}

function cell(record: InvariantRecord | undefined): Markup {
  if (!record) return html`<td>–</td>`;
  return html`<td class="${colourOf(record)}">${invariantWords(record)}</td>`;
}

function colourOf({ holds }: InvariantRecord): string {
  if (holds === undefined) return '';
  return holds === null ? 'unsure' : holds ? 'good' : 'bad';
}
