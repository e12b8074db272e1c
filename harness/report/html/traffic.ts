import type { Verdict } from '../../model/verdict.ts';
import { failedTraffic, trafficWords } from '../traffic-words.ts';
import { html, type Markup } from './markup.ts';

/** Which requests of the probes that do not decide the verdict failed; null if none did. */
export function trafficTable(verdict: Verdict): Markup | null {
  const rows = failedTraffic(verdict).flatMap(({ probe, counts }) =>
    counts.map(
      (count) => html`<tr><th scope="row">${probe}</th><td>${count.arm}</td>
<td class="${count.failed > 0 ? 'bad' : 'good'}">${trafficWords(count)}</td></tr>`,
    ),
  );
  if (rows.length === 0) return null;
  return html`<div class="scroll"><table><caption>Traffic: probes that do not decide the verdict</caption><thead><tr>
<th scope="col">Probe</th><th scope="col">Arm</th><th scope="col">Requests</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
