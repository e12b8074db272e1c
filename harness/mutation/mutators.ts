import type { Mutator } from './mutator.ts';
import { droppedStep } from './mutators/dropped-step.ts';
import { shortTimeout } from './mutators/short-timeout.ts';
import { staleFlag } from './mutators/stale-flag.ts';
import { swappedSteps } from './mutators/swapped-steps.ts';
import { withoutE } from './mutators/without-e.ts';
import { withoutFail } from './mutators/without-fail.ts';
import { withoutPipefail } from './mutators/without-pipefail.ts';
import { withoutVerification } from './mutators/without-verification.ts';
import { wrongHost } from './mutators/wrong-host.ts';
import { wrongName } from './mutators/wrong-name.ts';
import { wrongNamespace } from './mutators/wrong-namespace.ts';
import { wrongSelector } from './mutators/wrong-selector.ts';

/** Of two mutators that write the same text, the first one counts. */
export const mutators: readonly Mutator[] = [
  wrongNamespace,
  wrongSelector,
  wrongName,
  wrongHost,
  staleFlag,
  withoutFail,
  withoutE,
  withoutPipefail,
  shortTimeout,
  withoutVerification,
  droppedStep,
  swappedSteps,
];
