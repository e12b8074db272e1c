import type { PromiseRecord, Verdict } from '../../model/verdict.ts';
import { promiseRows, promiseWords } from '../promise-words.ts';
import { html, type Markup } from './markup.ts';

/** What the runbook promises its users, and whether each arm kept it; null if it promises nothing. */
export function promiseTable(verdict: Verdict): Markup | null {
  const rows = promiseRows(verdict);
  if (rows.length === 0) return null;
  const arms = [...new Set(verdict.promises.map(({ arm }) => arm))];
  const cells = rows.map(
    ({ says, place, probe, byArm }) =>
      html`<tr><td><code class="place">${place.line}</code></td><td>${says}</td><td><code>${probe}</code></td>
${arms.map((arm) => cell(byArm.get(arm)))}</tr>`,
  );
  return html`<div class="scroll"><table><caption>What the runbook promises its users</caption><thead><tr>
<th scope="col">Line</th><th scope="col">Promise</th><th scope="col">Probe</th>
${arms.map((arm) => html`<th scope="col">${arm}</th>`)}</tr></thead><tbody>${cells}</tbody></table></div>`;
}

function cell(record: PromiseRecord | undefined): Markup {
  if (!record) return html`<td>–</td>`;
  const colour = record.holds === null ? 'unsure' : record.holds ? 'good' : 'bad';
  return html`<td class="${colour}">${promiseWords(record)}</td>`;
}
