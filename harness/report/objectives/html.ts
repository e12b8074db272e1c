import type { DrilledProcedure, ObjectiveStatus, ObjectiveVerdict } from '../../model/objective.ts';
import { frame } from '../html/frame.ts';
import { html, type Markup } from '../html/markup.ts';
import { drawRecoveries, drawShare, type Span } from './draw-recoveries.ts';
import { headlineNotes } from './drill-words.ts';
import type { ObjectiveFormat } from './format.ts';
import {
  day,
  objectiveRows,
  objectiveText,
  procedureRows,
  statusWords,
} from './objective-words.ts';

/** For a person, with the times to recover of each procedure over the window. */
export const objectivesHtml: ObjectiveFormat = {
  name: 'html',
  format: (verdicts, { nowMs }) =>
    frame({
      title: tally(verdicts),
      of: day(nowMs),
      main: html`${verdicts.map((verdict) => section(verdict, nowMs))}`,
      footer:
        'A claim is about these texts, systems and machines, and about nothing else: never about production.',
    }).trimEnd(),
};

/** `2 objectives: 1 met, 1 expired`. */
function tally(verdicts: readonly ObjectiveVerdict[]): string {
  const each = (Object.keys(statusWords) as ObjectiveStatus[]).flatMap((name) => {
    const count = verdicts.filter(({ status }) => status === name).length;
    return count > 0 ? [`${count} ${name}`] : [];
  });
  return `${verdicts.length} ${verdicts.length === 1 ? 'objective' : 'objectives'}: ${each.join(', ')}`;
}

/** The page's colours are those of a drill's outcomes. */
const colours: Readonly<Record<ObjectiveStatus, string>> = {
  ...{ met: 'verified', missed: 'refuted' },
  ...{ 'insufficient data': 'inconclusive', expired: 'inconclusive' },
};

function section(verdict: ObjectiveVerdict, nowMs: number): Markup {
  const { objective, status, window, share, sinceMs, procedures } = verdict;
  return html`<section class="card ${colours[status]}"><p class="outcome">${statusWords[status].word}</p>
<p class="headline">${objective.name}</p>
<p><strong>${headlineNotes(verdict).join('; ')}</strong></p>
<p class="drill-name">${objectiveText(objective)}</p>
${share && drawShare(share, window.inTime / window.trials, objective.target)}
${rowsTable(objectiveRows(verdict))}
${procedures.map((one) => procedureOf(one, { sinceMs, nowMs }))}</section>`;
}

const procedureOf = (
  one: DrilledProcedure,
  span: Span,
): Markup => html`<h3 class="subject">${one.drill}</h3>
<p class="drill-name">${one.title} (${one.file})</p>
${drawRecoveries(one, span)}
${rowsTable(procedureRows(one))}`;

const rowsTable = (rows: readonly { readonly name: string; readonly text: string }[]): Markup =>
  html`<div class="scroll"><table><tbody>${rows.map(
    ({ name, text }) => html`<tr><th scope="row">${name}</th><td>${text}</td></tr>`,
  )}</tbody></table></div>`;
