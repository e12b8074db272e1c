import type { Verdict } from '../../model/verdict.ts';
import {
  claimText,
  creditWords,
  drillName,
  headline,
  outageText,
  outcomeWords,
  runbookArm,
} from '../words.ts';
import { html, type Markup } from './markup.ts';

export const drillAnchor = (index: number) => `drill-${index + 1}`;

/** The drills of a game day in one table, each linked to its section. */
export function overview(verdicts: readonly Verdict[]): Markup {
  const rows = verdicts.map((verdict, index) => {
    const { word, sign } = outcomeWords[verdict.outcome];
    const why = verdict.outcome === 'verified' ? undefined : verdict.reasons[0];
    return html`<tr><th scope="row"><a href="#${drillAnchor(index)}">${drillName(verdict)}</a></th>
<td class="outcome-cell ${colours[verdict.outcome]}">${sign} ${word}</td>
<td data-name="Outage">${outageText(runbookArm(verdict))}</td><td data-name="Stated">${claimText(verdict)}</td>
<td data-name="Credit">${creditWords[verdict.credit]}</td><td>${headline(verdict)}${why && html`<div class="label">${why.text}</div>`}</td></tr>`;
  });
  return html`<section><h2>All drills</h2><table class="overview"><thead><tr><th scope="col">Drill</th>
<th scope="col">Outcome</th><th scope="col">Outage</th><th scope="col">Stated</th>
<th scope="col">Credit</th><th scope="col">Summary</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

const colours = {
  verified: 'good',
  refuted: 'bad',
  inconclusive: 'unsure',
  inapplicable: 'quiet',
  withstood: 'quiet',
} as const;
