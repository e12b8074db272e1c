import type { JournalEvent } from '../../journal/events.ts';
import { all } from '../../judge/measure/arm-record.ts';
import { amount } from '../../model/figures.ts';
import { html, type Markup } from './markup.ts';

/** Lost requests among the acknowledged ones, as a figure of the verdict; null if none were counted. */
export function dataFigure(events: readonly JournalEvent[]): Markup | null {
  const own = all(events, 'audit').filter(({ arm }) => arm === 'runbook');
  if (own.length === 0) return null;
  const sum = (countOf: (audit: (typeof own)[number]) => number) =>
    own.reduce((total, audit) => total + countOf(audit), 0);
  const [lost, unknown] = [sum((audit) => audit.lost.length), sum((audit) => audit.unanswered)];
  const total = sum(({ kept }) => kept) + lost + unknown;
  const words = lost > 0 ? `${amount(lost)} lost` : 'nothing lost';
  const figure = lost === 0 && unknown > 0 ? `${amount(unknown)} unknown` : words;
  return html`<div><dt>Acknowledged</dt><dd><b>${figure}</b><span>of ${amount(total)} requests, counted afterwards</span></dd></div>`;
}

/** The same for each arm. */
export function dataTable(events: readonly JournalEvent[]): Markup | null {
  const audits = all(events, 'audit');
  if (audits.length === 0) return null;
  const rows = audits.map(
    ({
      arm,
      probe,
      kept,
      lost,
      unanswered,
    }) => html`<tr><th scope="row">${arm}</th><td>${probe}</td>
<td>${amount(kept + lost.length + unanswered)}</td><td>${amount(kept)}</td>
<td class="${lost.length > 0 ? 'bad' : ''}">${amount(lost.length)}</td><td>${amount(unanswered)}</td></tr>`,
  );
  return html`<div class="scroll"><table class="numbers"><caption>Requests that were acknowledged, counted afterwards</caption><thead><tr>
<th scope="col">Arm</th><th scope="col">Probe</th><th scope="col">Acknowledged</th><th scope="col">Still there</th>
<th scope="col">Lost</th><th scope="col">No answer</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
