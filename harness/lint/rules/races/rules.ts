import type { Rule } from '../../engine/rule.ts';
import { askedOnceAfterWait } from './asked-once-after-wait.ts';
import { checkedTooEarly } from './checked-too-early.ts';
import { orderNotKept } from './order-not-kept.ts';
import { waitOnOldPod } from './wait-on-old-pod.ts';

/** Questions that come before the change that they are about. */
export const raceRules: readonly Rule[] = [
  waitOnOldPod,
  checkedTooEarly,
  askedOnceAfterWait,
  orderNotKept,
];
