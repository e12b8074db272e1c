import { abortable } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import { type AlertFinding, alertFinding } from './alert-finding.ts';
import type { Arm } from './arm.ts';
import { whyNotLoaded } from './with-runbook-rules.ts';

/** An alert that is already active this long before the injection has another cause, such as the last arm. */
const earlierMs = 5_000;

/**
 * Records for each recommended alert whether and when it fired, and how long its expression was true, from the
 * injection until the fault was gone. Reads them when the system is healthy again, because the fault may hit what
 * evaluates them. Alerts decide nothing, so an unknown answer is recorded and is not an error.
 */
export async function lookForAlerts(arm: Arm, injectedMs: number): Promise<void> {
  const { name, plan, recorder } = arm;
  const alerts = plan.alerts.map((alert) => ({ ...alert, refused: whyNotLoaded(alert.rule, arm) }));
  const asked = alerts.filter(({ refused }) => refused === undefined).map(({ rule }) => rule);
  if (alerts.length === 0) return;
  const read = asked.length > 0 ? await readAlerts(arm, injectedMs, asked) : new Map();
  for (const { rule, says: text, place, refused } of alerts) {
    const because = refused ?? ('because' in read ? read.because : undefined);
    const found = 'because' in read ? undefined : read.get(rule);
    recorder.record({
      ...{ type: 'alert', arm: name, rule, text, place },
      ...(found ?? { fired: null, ...(because !== undefined && { because }) }),
    });
  }
}

/** What each rule saw, or why nobody knows. */
type Read = ReadonlyMap<string, AlertFinding> | { readonly because: string };

async function readAlerts(
  { name, plan, tools, recorder, signal }: Arm,
  injectedMs: number,
  rules: readonly string[],
): Promise<Read> {
  if (!plan.system.alerts || !tools.alerts) return { because: 'nothing here evaluates alerts' };
  const nowMs = recorder.now();
  const nowEpochMs = tools.clock.wallMs(tools.clock.nowMs());
  const reverted = recorder.events.findLast(
    (event) => event.type === 'reverted' && event.arm === name,
  );
  const window = {
    injectedMs,
    untilMs: reverted?.atMs ?? nowMs,
    toJournalMs: (epochMs: number) => nowMs - (nowEpochMs - epochMs),
  };
  const sinceEpochMs = nowEpochMs - (nowMs - injectedMs) - earlierMs;
  try {
    const courses = await abortable(tools.alerts.coursesSince(sinceEpochMs, rules), signal);
    const found = [...courses].map(([rule, course]): [string, AlertFinding] => [
      rule,
      'because' in course ? { fired: null, ...course } : alertFinding(course, window),
    ]);
    return new Map(found);
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'ALERTS_FAILED') throw error;
    return { because: error.message };
  }
}
