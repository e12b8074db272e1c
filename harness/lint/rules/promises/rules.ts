import type { Rule } from '../../engine/rule.ts';
import { claimWithoutUnit } from './claim-without-unit.ts';
import { deadLink } from './dead-link.ts';
import { jobNotAwaited } from './job-not-awaited.ts';
import { noRecoveryTime } from './no-recovery-time.ts';
import { numberUsedTwice } from './number-used-twice.ts';
import { timeoutOverClaim } from './timeout-over-claim.ts';
import { unverifiedChange } from './unverified-change.ts';
import { waitWithoutLimit } from './wait-without-limit.ts';

/** What the document promises, and does not keep by itself. */
export const promiseRules: readonly Rule[] = [
  claimWithoutUnit,
  timeoutOverClaim,
  waitWithoutLimit,
  unverifiedChange,
  jobNotAwaited,
  noRecoveryTime,
  numberUsedTwice,
  deadLink,
];
