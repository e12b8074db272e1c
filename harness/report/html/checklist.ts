import type { CheckRecord, Verdict } from '../../model/verdict.ts';
import { checkWords } from '../checklist-words.ts';
import { html, type Markup } from './markup.ts';

/** The runbook's checklist, and whether each item held; null if it has none. */
export function checklistTable({ checklist }: Verdict): Markup | null {
  if (checklist.length === 0) return null;
  const rows = checklist.map(
    (item) =>
      html`<tr><td><code class="place">${item.place.line}</code></td><td>${item.text}</td>
<td>${item.answeredBy !== undefined && html`<code>${item.answeredBy}</code>`}</td>
<td class="${colourOf(item)}">${checkWords(item)}</td></tr>`,
  );
  return html`<div class="scroll"><table><caption>The runbook’s checklist, once the system had recovered</caption><thead><tr>
<th scope="col">Line</th><th scope="col">Item</th><th scope="col">Answered by</th>
<th scope="col">Result</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function colourOf({ holds, answeredBy }: CheckRecord): string {
  if (answeredBy === undefined) return 'quiet';
  if (holds === null) return 'unsure';
  return holds ? 'good' : 'bad';
}
