import type { Verdict } from '../../model/verdict.ts';
import { holdsWord } from '../words.ts';
import { html, type Markup } from './markup.ts';

/** What each arm without one step showed. */
export function ablationTable({ ablations }: Verdict): Markup | null {
  if (ablations.length === 0) return null;
  const rows = ablations.map(
    ({
      step,
      text,
      found,
      reason,
    }) => html`<tr><th scope="row">${step}</th><td><code>${text}</code></td>
<td>${found}</td><td>${reason}</td></tr>`,
  );
  return html`<div class="scroll"><table><caption>Is each step needed?</caption><thead><tr><th scope="col">Step</th>
<th scope="col">Command</th><th scope="col">Found</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** What each arm with another order showed. */
export function orderTable({ reorderings }: Verdict): Markup | null {
  if (reorderings.length === 0) return null;
  const rows = reorderings.map(
    ({ arm, steps, recoveredInTime }) => html`<tr><th scope="row">${arm.slice('order-'.length)}</th>
<td>${steps.join(', ')}</td><td>${holdsWord(recoveredInTime)}</td>
<td>${recoveredInTime.reasons.map(({ text }) => html`<div>${text}</div>`)}</td></tr>`,
  );
  return html`<div class="scroll"><table><caption>Does the order matter?</caption><thead><tr><th scope="col">Order</th>
<th scope="col">Steps</th><th scope="col">Recovered in time</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
