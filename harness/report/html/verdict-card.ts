import { watchedMs } from '../../judge/measure/measure-arm.ts';
import { seconds, stated } from '../../model/figures.ts';
import type { Place } from '../../model/runbook.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import type { DrillRecord } from '../drill-record.ts';
import { untimedText } from '../untimed.ts';
import {
  claimText,
  controlArm,
  coverageText,
  creditWords,
  headline,
  judgementRows,
  noneStated,
  noPart,
  outageText,
  outcomeWords,
  placeText,
  rtoPlace,
  runbookArm,
} from '../words.ts';
import { dataFigure } from './data.ts';
import { html, type Markup, trusted } from './markup.ts';

/** What a tired engineer reads first: the verdict in words, its figures, and why. */
export function verdictCard({ verdict, events }: DrillRecord): Markup {
  const { word, sign } = outcomeWords[verdict.outcome];
  const reasons = verdict.outcome === 'verified' ? [] : verdict.reasons;
  return html`<section class="card ${verdict.outcome}">
<p class="outcome"><span aria-hidden="true">${sign}</span> ${word}</p>
<p class="headline">${headline(verdict)}</p>
${reasons.length > 0 && html`<ul class="reasons">${reasons.map((reason) => html`<li>${reasonLine(reason)}</li>`)}</ul>`}
${outageBar(verdict)}
${figures(verdict, events)}
${judgements(verdict)}
</section>`;
}

const placeCode = (place: Place): Markup => html`<code class="place">${placeText(place)}</code>`;

export const reasonLine = ({ text, place }: Reason): Markup =>
  html`${place && html`${placeCode(place)} `}${text}`;

/** The outage as a bar, compared with the stated time. */
function outageBar(verdict: Verdict): Markup | null {
  const arm = runbookArm(verdict);
  if (!arm?.outage) return null;
  const limitMs = verdict.rto?.ms;
  const wholeMs = Math.max(limitMs ?? 0, arm.outage.maxMs) * 1.15;
  const share = (ms: number) => `${((100 * ms) / wholeMs).toFixed(2)}%`;
  const kind = verdict.recoveredInTime.holds === false ? 'bad' : 'good';
  const limit =
    limitMs === undefined
      ? ''
      : `<line class="limit" x1="${share(limitMs)}" x2="${share(limitMs)}" y1="0" y2="22"/>`;
  return trusted(`<svg class="outage-bar" width="100%" height="22" aria-hidden="true">
<rect class="track" width="100%" height="10" y="6" rx="5"/>
<rect class="${kind}" width="${share(arm.outage.ms)}" height="10" y="6" rx="5"/>
${limit}</svg>`);
}

function figures(verdict: Verdict, events: DrillRecord['events']): Markup {
  const arm = runbookArm(verdict);
  const control = controlArm(verdict);
  const data = dataFigure(events);
  const untimed = untimedText(verdict);
  return html`<dl class="figures${data && ' six'}">
<div><dt>Outage, seen by a user</dt><dd><b>${outageText(arm)}</b>${spare(verdict)}</dd></div>
<div><dt>Stated by the runbook</dt><dd><b>${claimText(verdict)}</b><span>${placeCode(rtoPlace(verdict))}</span></dd></div>
<div><dt>Without the runbook</dt><dd><b>${control ? outageText(control) : 'not tried'}</b>${
    control?.censored && html`<span>watched for ${stated(watchedMs(control))}</span>`
  }</dd></div>
<div><dt>Credit</dt><dd><b>${creditWords[verdict.credit]}</b></dd></div>
<div><dt>Procedure</dt><dd><b>${verdict.coverage.executed} of ${verdict.coverage.total} steps ran</b><span>${coverageText(
    verdict,
  )
    .split('; ')
    .slice(1)
    .join('; ')}</span></dd></div>
${data}
</dl>
<p class="credit">${verdict.creditReason}</p>
${untimed !== null && html`<p class="credit">${capital(untimed)}.</p>`}`;
}

function spare(verdict: Verdict): Markup | null {
  const arm = runbookArm(verdict);
  if (!arm?.outage || arm.censored || !verdict.rto) return null;
  const leftMs = verdict.rto.ms - arm.outage.ms;
  return html`<span>${leftMs >= 0 ? `${seconds(leftMs)} to spare` : `${seconds(-leftMs)} too long`}</span>`;
}

function judgements(verdict: Verdict): Markup {
  const rows = judgementRows(verdict).map(
    ({ name, judgement, word }) =>
      html`<tr><th scope="row">${name}</th><td class="${classes[word] ?? 'unsure'}">${word}</td>
<td>${judgement.reasons.map((reason) => html`<div>${reasonLine(reason)}</div>`)}</td></tr>`,
  );
  return html`<table class="judgements"><caption>Judged one by one</caption>
<thead><tr><th scope="col">Judgement</th><th scope="col">Holds</th><th scope="col">Why</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const classes: Readonly<Record<string, string>> = {
  yes: 'good',
  no: 'bad',
  [noPart]: 'quiet',
  [noneStated]: 'quiet',
};
