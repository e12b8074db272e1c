import type { EventOf } from '../../journal/events.ts';
import { hasRun } from '../../model/step-result.ts';

type Finished = EventOf<'step-finished'>;

// The names are those of harness/cluster/isolation/.
const refusal = /User "firedrill-operator" cannot|ValidatingAdmissionPolicy 'firedrill-operator-/;

/**
 * True if Firedrill's own policy refused the step, because it leads out of the cluster: that is no mistake of
 * the runbook, and the drill cannot show whether the step would have worked.
 */
export const wasRefused = (done: Finished | undefined): boolean =>
  hasRun(done) && done.result === 'failed' && isRefusal(done);

/** The same of what any command printed. */
export const isRefusal = ({
  stdout,
  stderr,
}: {
  readonly stdout: string;
  readonly stderr: string;
}) => refusal.test(`${stderr}\n${stdout}`);

export const refusedText = ({ number }: Finished) =>
  `Step ${number} leads out of the cluster, and was refused`;
