import type { AlertRecord } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';

/** Which recommended alerts fired in one arm, and how long after the injection. */
export function alertsOf({ name, alerts, injected }: ArmRecord): readonly AlertRecord[] {
  return alerts.map(({ rule, text, place, fired, because, firedMs }) => ({
    arm: name,
    rule,
    text,
    place,
    fired,
    ...(because !== undefined && { because }),
    ...(firedMs !== undefined && injected && { afterMs: firedMs - injected.startedMs }),
  }));
}
