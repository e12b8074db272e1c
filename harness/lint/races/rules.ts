import type { Rule } from '../rule.ts';
import { checkedTooEarly } from './checked-too-early.ts';
import { waitOnOldPod } from './wait-on-old-pod.ts';

/** Questions that come before the change that they are about. */
export const raceRules: readonly Rule[] = [waitOnOldPod, checkedTooEarly];
