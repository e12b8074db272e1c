import type { JournalEvent } from '../../journal/events.ts';
import { all, first } from '../../judge/measure/arm-record.ts';
import { seconds, stated, withError } from '../../model/figures.ts';
import type { ArmName } from '../../model/scenario.ts';
import type { ArmMeasurement, Measured, Verdict } from '../../model/verdict.ts';
import { outageText } from '../words.ts';
import { alertTable } from './alerts.ts';
import { drawChart } from './chart.ts';
import { checklistTable } from './checklist.ts';
import { dataTable } from './data.ts';
import { invariantTable } from './invariants.ts';
import { html, type Markup, trusted } from './markup.ts';
import { ablationTable, orderTable } from './other-arms.ts';
import { promiseTable } from './promises.ts';
import { type Timeline, timelines } from './timeline.ts';
import { trafficTable } from './traffic.ts';

const wideChartPx = 1000;
const narrowChartPx = 370;

/** What a user saw: a chart of each arm, all on the same scale, and the figures. */
export function measuredSection(verdict: Verdict, events: readonly JournalEvent[]): Markup {
  const { all: lines, fromMs, untilMs } = timelines(verdict, events);
  const probes = first(events, 'drill-started')?.plan.probes ?? [];
  const timeoutMs = Math.max(1, ...probes.map((probe) => probe.timeoutMs));
  const scale = { fromMs, untilMs, timeoutMs };
  const charts = lines
    .filter(({ samples }) => samples.length > 0)
    .map((line) => {
      const arm = verdict.arms.find((one) => one.arm === line.arm);
      return html`<figure><figcaption><b>${armTitle(line.arm)}</b> ${describe(line, arm)}</figcaption>
<div class="wide">${trusted(drawChart(line, scale, wideChartPx))}</div>
<div class="narrow">${trusted(drawChart(line, scale, narrowChartPx))}</div></figure>`;
    });
  return html`<section><h3>What a user saw</h3>
<p class="legend"><span class="key answered">answered (height: time to answer)</span> <span class="key failed">failed</span> <span class="key outage">outage</span> <span class="key limit">end of stated time</span> <span class="key step">step</span></p>
${charts}
${table(verdict)}
${dataTable(events)}
${invariantTable(verdict)}
${symptoms(events)}
${checklistTable(verdict)}
${promiseTable(verdict)}
${trafficTable(verdict)}
${alertTable(verdict)}
${ablationTable(verdict)}
${orderTable(verdict)}</section>`;
}

function armTitle(arm: ArmName): string {
  if (arm === 'runbook') return 'With the runbook';
  if (arm === 'control') return 'Control: same fault, no steps';
  if (arm.startsWith('order-')) return `Runbook in another order: ${arm.slice('order-'.length)}`;
  return `Runbook without step ${arm.slice('without-'.length)}`;
}

function describe({ injectedMs, rtoMs }: Timeline, arm: ArmMeasurement | undefined): string {
  if (injectedMs === null) return 'Nothing was injected.';
  const limit = rtoMs === null ? '' : ` The stated time ends ${seconds(rtoMs)} after the fault.`;
  if (!arm?.outage) return 'No probe failed.';
  if (arm.censored) return `Not recovered while it was watched: ${outageText(arm)}.${limit}`;
  return `Outage ${outageText(arm)}.${limit}`;
}

function table({ arms }: Verdict): Markup {
  const cell = (measured: Measured | null) => (measured ? withError(measured) : '–');
  const rows = arms.map(
    (arm) => html`<tr><th scope="row">${arm.arm}</th>
<td>${cell(arm.detect)}</td><td>${outageText(arm)}</td><td>${cell(arm.procedure)}</td>
<td>${arm.failedProbes} of ${arm.failedProbes + arm.passedProbes}</td>
<td>${seconds(arm.longestGapMs)}</td><td>${stated(arm.horizonMs)}</td></tr>`,
  );
  return html`<div class="scroll"><table class="numbers"><caption>Measured; each time with its error</caption><thead><tr>
<th scope="col">Arm</th><th scope="col">Fault → first failure</th><th scope="col">Outage</th>
<th scope="col">First step → recovered</th><th scope="col">Requests failed</th>
<th scope="col">Longest gap</th><th scope="col">Watched for at most</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function symptoms(events: readonly JournalEvent[]): Markup | null {
  const found = all(events, 'symptom');
  const arm = found.find((symptom) => symptom.arm === 'runbook')?.arm ?? found[0]?.arm;
  const own = found.filter((symptom) => symptom.arm === arm);
  if (own.length === 0) return null;
  const seen = (value: boolean | null) =>
    value === null ? 'not looked for' : value ? 'seen' : 'not seen';
  const rows = own.map(
    (
      symptom,
    ) => html`<tr><td><code class="place">${symptom.place.line}</code></td><td>${symptom.text}</td>
<td class="${symptom.seen === null ? 'unsure' : symptom.seen ? 'good' : 'bad'}">${seen(symptom.seen)}</td>
<td>${symptom.evidence && html`<code>${symptom.evidence}</code>`}</td></tr>`,
  );
  return html`<div class="scroll"><table><caption>Symptoms that the runbook names</caption><thead><tr><th scope="col">Line</th>
<th scope="col">Symptom</th><th scope="col">Seen</th><th scope="col">Evidence</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
