import { abortable } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import type { PlannedAlert } from '../model/scenario.ts';
import type { Arm } from './arm.ts';

/** An alert that already fires this long before the injection has another cause, such as the last arm. */
const earlierMs = 5_000;

/**
 * Records for each recommended alert whether and when it fired, from the injection until the fault was
 * gone. Reads them when the system is healthy again, because the fault may hit what evaluates them.
 * Alerts decide nothing, so an unknown answer is recorded and is not an error.
 */
export async function lookForAlerts(arm: Arm, injectedMs: number): Promise<void> {
  const { name, plan, recorder } = arm;
  if (plan.alerts.length === 0) return;
  const fired = await readAlerts(arm, injectedMs);
  const reverted = recorder.events.findLast(
    (event) => event.type === 'reverted' && event.arm === name,
  );
  const untilMs = reverted?.atMs ?? recorder.now();
  for (const alert of plan.alerts) {
    const { rule, says: text, place } = alert;
    const found = findingOf(alert, fired, injectedMs, untilMs);
    recorder.record({ type: 'alert', arm: name, rule, text, place, ...found });
  }
}

/** First firing by rule, on the journal's clock, or why it is unknown. */
type Fired = ReadonlyMap<string, number> | { readonly because: string };

async function readAlerts(
  { plan, tools, recorder, signal }: Arm,
  injectedMs: number,
): Promise<Fired> {
  if (!plan.system.alerts || !tools.alerts) return { because: 'nothing here evaluates alerts' };
  const nowMs = recorder.now();
  const nowEpochMs = tools.clock.wallMs(tools.clock.nowMs());
  const sinceEpochMs = nowEpochMs - (nowMs - injectedMs) - earlierMs;
  const rules = plan.alerts.map(({ rule }) => rule);
  try {
    const fired = await abortable(tools.alerts.firedSince(sinceEpochMs, rules), signal);
    return new Map([...fired].map(([rule, epochMs]) => [rule, nowMs - (nowEpochMs - epochMs)]));
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'ALERTS_FAILED') throw error;
    return { because: error.message };
  }
}

function findingOf({ rule }: PlannedAlert, fired: Fired, injectedMs: number, untilMs: number) {
  if ('because' in fired) return { fired: null, because: fired.because };
  const firedMs = fired.get(rule);
  if (firedMs === undefined || firedMs > untilMs) return { fired: false };
  if (firedMs < injectedMs) {
    return { fired: null, because: 'it was already firing before the fault' };
  }
  return { fired: true, firedMs };
}
