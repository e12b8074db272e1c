import type { TrialsVerdict } from '../../model/trials.ts';
import { drillsText, trialRows } from '../trials/trial-words.ts';
import { drawTrials } from './draw-trials.ts';
import { html, type Markup } from './markup.ts';

/** What the trials of each subject prove together; placed above the drills. */
export function trialSections(all: readonly TrialsVerdict[]): readonly Markup[] {
  return all.map(
    (trials) => html`<section><h2>Trials of ${trials.drill}</h2>
<p class="drill-name">${drillsText(trials)}</p>
${drawTrials(trials)}
<div class="scroll"><table class="trials"><tbody>${trialRows(trials).map(
      ({ name, text }) =>
        html`<tr class="${name === 'mean' && 'label'}"><th scope="row">${name}</th><td>${text}</td></tr>`,
    )}</tbody></table></div></section>`,
  );
}
