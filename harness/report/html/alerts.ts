import type { AlertRecord, Verdict } from '../../model/verdict.ts';
import { alertRows, firedWords } from '../alert-words.ts';
import { html, type Markup } from './markup.ts';

/** Which recommended alerts fired, and when, in each arm; null if none was checked. */
export function alertTable(verdict: Verdict): Markup | null {
  const rows = alertRows(verdict);
  if (rows.length === 0) return null;
  const arms = verdict.arms
    .map(({ arm }) => arm)
    .filter((arm) => rows.some(({ byArm }) => byArm.has(arm)));
  const cells = rows.map(
    ({ rule, text, place, byArm }) =>
      html`<tr><td><code class="place">${place.line}</code></td><td>${text}</td><td><code>${rule}</code></td>
${arms.map((arm) => cell(byArm.get(arm)))}</tr>`,
  );
  return html`<div class="scroll"><table><caption>Alerts that the runbook recommends; each time since the injection</caption><thead><tr>
<th scope="col">Line</th><th scope="col">Alert</th><th scope="col">Rule</th>
${arms.map((arm) => html`<th scope="col">${arm}</th>`)}</tr></thead><tbody>${cells}</tbody></table></div>`;
}

function cell(alert: AlertRecord | undefined): Markup {
  if (!alert) return html`<td>–</td>`;
  const colour = alert.fired === null ? 'unsure' : alert.fired ? 'good' : 'quiet';
  return html`<td class="${colour}">${firedWords(alert)}</td>`;
}
