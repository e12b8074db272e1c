import type { EventOf, JournalEvent } from '../../journal/events.ts';
import { elapsed } from '../../model/figures.ts';
import type { Plan } from '../../model/scenario.ts';
import { automationOf, hasRun } from '../../model/step-result.ts';
import type { Paint } from '../../report/paint.ts';
import type { Terminal } from '../terminal.ts';

const nameWidth = 20;
const atWidth = 8;

/**
 * Prints a drill as its journal grows: a line for each event, and a live line on a terminal. `named`:
 * each line starts with the drill's name, because several drills print at once.
 */
export function progressPrinter(
  plan: Plan,
  terminal: Terminal,
  named = false,
): (event: JournalEvent) => void {
  const { paint } = terminal;
  const name = named ? `${plan.scenario.id.split('/').at(-1)?.padEnd(nameWidth)} ` : '';
  return (event) => {
    if (event.type === 'probe') {
      const state = event.ok ? paint.good('answers') : paint.bad(event.detail ?? 'fails');
      terminal.status(
        `${name}${elapsed(event.atMs).padStart(atWidth)}  ${event.arm}: ${event.probe} ${state}`,
      );
      return;
    }
    const line = describe(event, plan, terminal);
    if (!line) return;
    const arm = 'arm' in event && event.arm ? ` ${event.arm.padEnd(9)}` : '          ';
    terminal.say(
      `${paint.dim(name + elapsed(event.atMs).padStart(atWidth))} ${paint.dim(arm)} ${line}`,
    );
  };
}

function describe(event: JournalEvent, plan: Plan, { paint }: Terminal): string | undefined {
  switch (event.type) {
    case 'cluster-ready':
      return `cluster ${event.cluster} ${event.reused ? 'reused' : 'created'}`;
    case 'system-ready':
      return `${plan.system.name} is ready`;
    case 'steady-state':
      return event.held ? 'steady state holds' : paint.unsure('no steady state');
    case 'fault-injected':
      return `${paint.bold(plan.scenario.fault.kind)} injected: ${event.targets.join(', ')}`;
    case 'seen-broken':
      return paint.bad('broken: the probes see the fault');
    case 'did-not-bite':
      return paint.unsure(describeNoBite(event));
    case 'step-started':
      return describeStep(event.number, plan);
    case 'looked-up':
      return `  ${event.name} is ${event.value}`;
    case 'step-finished':
      return describeResult(event, paint);
    case 'audit':
      return describeAudit(event, paint);
    case 'inventory':
      return `inventory ${event.name}, ${event.when}: ${Object.keys(event.entries).length} entries`;
    case 'inventory-unread':
      return paint.unsure(`inventory ${event.name} cannot be read: ${event.because}`);
    case 'invariant':
      return describeInvariant(event, plan, paint);
    case 'invariant-unread':
      return event.when === 'during'
        ? undefined
        : paint.unsure(`invariant ${event.name}, ${event.when}: not read: ${event.because}`);
    case 'alert-rules':
      return describeRules(event, paint);
    case 'alert':
      return describeAlert(event, paint);
    case 'checked':
      return describeCheck(event, paint);
    case 'inapplicable':
      return paint.unsure(`the fault can do nothing in this cluster: ${event.because}`);
    case 'seen-stable':
      return paint.good(`recovered: ${event.passes} passes in a row`);
    case 'gave-up':
      return paint.bad(`not recovered after ${elapsed(event.waitedMs)}`);
    case 'reverted':
      return event.gone
        ? 'fault reverted; nothing of it is left'
        : paint.bad('the fault is still there');
    case 'exhausted':
      return 'spare capacity that would hide the fault is removed';
    case 'reset':
      return 'the system was restored by its own reset';
    case 'left-behind':
      return paint.bad(`left behind: ${event.what}`);
    case 'harness-error':
      return paint.unsure(`${event.code} in ${event.stage}: ${event.message}`);
    default:
      return undefined;
  }
}

function describeCheck(event: EventOf<'checked'>, paint: Paint): string {
  const what = `check, line ${event.place.line}: ${event.text}`;
  if (event.by === 'nobody')
    return paint.unsure(`${what}: ${event.because ?? 'nothing answers it'}`);
  const holds = event.by === 'command' ? event.result === 'ok' : event.passes >= event.needed;
  const found =
    event.by === 'command'
      ? event.result
      : `${event.passes} of ${event.needed} passes of ${event.probe}`;
  return holds ? `${what}: ${found}` : paint.bad(`${what}: ${found}`);
}

function describeNoBite({ waitedMs, inPlace }: EventOf<'did-not-bite'>): string {
  const waited = elapsed(waitedMs);
  if (inPlace) return `the fault is in place, and no probe failed within ${waited}`;
  return `the fault did not bite within ${waited}`;
}

function describeStep(number: number, plan: Plan): string {
  const step = plan.steps.find((planned) => planned.number === number)?.step;
  const firstLine = step?.text.split('\n').find((line) => !/^\s*#/.test(line)) ?? '';
  return `step ${number}, line ${step?.place.line}: ${firstLine}`;
}

function describeResult(step: EventOf<'step-finished'>, paint: Paint): string {
  const { result, because } = step;
  if (result === 'not-taken') return paint.unsure(`  not taken: ${because}`);
  const automation = automationOf(step);
  const after = `after ${elapsed(step.durationMs)}`;
  if (automation !== undefined) {
    const word = result === 'ok' ? paint.good('ok') : paint.bad(result);
    return `  ${word} ${after}, by the automation ${automation}`;
  }
  const word = result === 'ok' ? paint.good('ok') : paint.unsure(result);
  const exit = hasRun(step) && step.exitCode !== 0 ? ` (exit ${step.exitCode})` : '';
  return `  ${word}${exit} ${after}${because ? `: ${because}` : ''}`;
}

function describeAudit({ probe, kept, lost, unanswered }: EventOf<'audit'>, paint: Paint): string {
  const total = kept + lost.length + unanswered;
  const counted = `${kept} of ${total} acknowledged requests of ${probe} are there`;
  const unknown = unanswered > 0 ? `, ${unanswered} unknown` : '';
  if (lost.length === 0) return kept === total ? paint.good(counted) : `${counted}${unknown}`;
  return paint.bad(`${counted}, ${lost.length} are lost${unknown}`);
}

/** A reading comes every two seconds; during a drill only those beyond their bound are printed. */
function describeInvariant(
  { name, when, value, ...read }: EventOf<'invariant'>,
  { invariants }: Plan,
  paint: Paint,
): string | undefined {
  const invariant = invariants.find((one) => one.name === name);
  const fixed = typeof invariant?.atMost === 'number' ? invariant.atMost : undefined;
  const atMost = invariant?.counts === 'value' ? (fixed ?? read.atMost) : undefined;
  if (atMost !== undefined && value > atMost) {
    return paint.bad(`invariant ${name}: ${value}, more than the bound of ${atMost}`);
  }
  return when === 'during' ? undefined : `invariant ${name}, ${when}: ${value}`;
}

function describeAlert(
  { rule, fired, because, forMs, truth }: EventOf<'alert'>,
  paint: Paint,
): string {
  if (fired === null)
    return paint.unsure(`alert ${rule}: not known${because ? `: ${because}` : ''}`);
  if (fired) return paint.good(`alert ${rule} fired`);
  if (forMs === undefined) return `alert ${rule} did not fire`;
  const trueMs = truth ? truth.toMs - truth.fromMs : 0;
  return `alert ${rule} did not fire: true for ${elapsed(trueMs)}, and it takes ${elapsed(forMs)}`;
}

function describeRules(
  { place, endLine, rules, loaded, because }: EventOf<'alert-rules'>,
  paint: Paint,
): string {
  const names = rules.map(({ name }) => name).join(', ');
  const what = `alert rules of lines ${place.line}-${endLine}`;
  return loaded ? `${what} are evaluated: ${names}` : paint.unsure(`${what} are not: ${because}`);
}
