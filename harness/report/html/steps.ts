import type { EventOf, JournalEvent } from '../../journal/events.ts';
import { all, first } from '../../judge/measure/arm-record.ts';
import { seconds } from '../../model/figures.ts';
import type { PlannedStep } from '../../model/scenario.ts';
import { hasRun } from '../../model/step-result.ts';
import type { Verdict } from '../../model/verdict.ts';
import { shortened } from '../plain-output.ts';
import { coverageText, resultWords } from '../words.ts';
import { html, type Markup } from './markup.ts';

type Finished = EventOf<'step-finished'>;
const longOutputLines = 8;
const maxOutput = 20_000;

/** Every step of the procedure, with its line, its command and its result. */
export function stepsSection(verdict: Verdict, events: readonly JournalEvent[]): Markup {
  const planned = first(events, 'drill-started')?.plan.steps ?? [];
  const done = new Map(
    all(events, 'step-finished')
      .filter(({ arm }) => arm === 'runbook')
      .map((step) => [step.number, step]),
  );
  const found = all(events, 'looked-up').filter(({ arm }) => arm === 'runbook');
  const { injectedMs } = verdict.arms.find(({ arm }) => arm === 'runbook') ?? {};
  const { lookups = {} } = first(events, 'drill-started')?.plan.scenario ?? {};
  const rows = planned.map((step) => {
    const values = found
      .filter(({ number }) => number === step.number)
      .map(
        ({ name, value }) =>
          html`<p class="label">${name} is <code>${value}</code>, looked up by <code>${lookups[name]}</code></p>`,
      );
    return row(step, done.get(step.number), { injectedMs: injectedMs ?? 0, values });
  });
  const { file } = verdict.runbook;
  return html`<section><h3>The steps</h3>
<p>“${verdict.procedure.title}” in <code>${file}</code>, line ${verdict.procedure.place.line}: ${coverageText(verdict)}.</p>
<table class="steps"><thead><tr><th scope="col">Step</th><th scope="col">Line</th><th scope="col">Command and output</th>
<th scope="col">Result</th><th scope="col">Started</th><th scope="col">Took</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

interface Shown {
  readonly injectedMs: number;
  /** The values that were looked up for the step. */
  readonly values: readonly Markup[];
}

function row(
  planned: PlannedStep,
  done: Finished | undefined,
  { injectedMs, values }: Shown,
): Markup {
  const { number, step, action, boundText, mayFail } = planned;
  const ran = hasRun(done) ? done : undefined;
  const startedMs = done ? done.atMs - done.durationMs - injectedMs : 0;
  return html`<tr class="${done?.result ?? 'unreached'}"><th scope="row">${number}</th>
<td data-name="Line"><code class="place">${step.place.line}</code></td>
<td class="command">${step.kind !== 'instruction' && step.label && html`<p class="label">${step.label.text}</p>`}
${step.kind !== 'instruction' ? html`<pre class="typed"><code>${step.text}</code></pre>` : html`<p>${step.text}</p>`}
${planned.phase === 'prepare' && html`<p class="because">prepared before the fault</p>`}
${mayFail !== undefined && html`<p class="because">may fail: ${mayFail}</p>`}
${action.kind === 'automated' && html`<p class="label">done by the automation “${action.name}”${action.session && `, which types lines ${action.session.statements.map(({ place }) => place.line).join(', ')}`}</p><pre class="typed"><code>${action.run}</code></pre>`}
${step.kind === 'command' && boundText !== step.text && html`<p class="label">run as</p><pre class="typed"><code>${boundText}</code></pre>`}
${[...values]}
${done?.because && html`<p class="because">${done.because}</p>`}
${remarks(done, step)}
${output('output', ran?.stdout)}${output('errors', ran?.stderr)}</td>
<td data-name="Result" class="result ${colour(done)}">${done ? resultWords[done.result] : 'never reached'}${
    ran?.exitCode ? html`<span>exit ${ran.exitCode}</span>` : null
  }</td>
<td data-name="Started">${ran && `${startedMs < 0 ? '−' : '+'}${seconds(Math.abs(startedMs))}`}</td>
<td data-name="Took">${ran && seconds(ran.durationMs)}</td></tr>`;
}

function remarks(done: Finished | undefined, step: PlannedStep['step']): Markup[] {
  const remarks: string[] = [];
  if (step.kind === 'command' && step.syntaxError)
    remarks.push(`Not valid shell: ${step.syntaxError}`);
  if (hasRun(done) && done.result !== 'endless' && done.clientErrors)
    remarks.push(`Its client said that a statement failed: ${done.clientErrors.join('; ')}`);
  if (hasRun(done) && done.interactive) remarks.push('It asked for input and got end-of-file.');
  if (hasRun(done) && done.lostSession)
    remarks.push('It ended the shell; the next step ran in a new one.');
  return remarks.map((text) => html`<p class="because">${text}</p>`);
}

/** Short output is shown, long output is folded. */
function output(name: string, text: string | undefined): Markup | null {
  const printed = text?.trimEnd();
  if (!printed) return null;
  const lines = printed.split('\n').length;
  const open = lines <= longOutputLines && printed.length < 1500;
  const body = html`<pre class="output"><code>${shortened(printed, maxOutput)}</code></pre>`;
  if (open) return html`<div class="printed" role="group" aria-label="${name}">${body}</div>`;
  return html`<details class="printed"><summary>${name}: ${lines} ${lines === 1 ? 'line' : 'lines'}</summary>${body}</details>`;
}

function colour(done: Finished | undefined): string {
  if (done?.result === 'ok') return 'good';
  if (done?.result === 'failed' || done?.result === 'timed-out') return 'bad';
  return 'unsure';
}
