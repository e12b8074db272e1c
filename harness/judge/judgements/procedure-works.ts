import type { EventOf } from '../../journal/events.ts';
import type { Plan, PlannedStep } from '../../model/scenario.ts';
import { automationOf, hasRun } from '../../model/step-result.ts';
import type { Judgement, Reason } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import { seconds } from '../seconds.ts';
import { isDiagnosis } from './look-up.ts';

type Finished = EventOf<'step-finished'>;

/**
 * Every command of the procedure that was due must have run and succeeded, those prepared before the
 * fault as well; one that failed or timed out refutes. Only a look-up of the diagnosis may come back
 * empty-handed from a broken system. That, what nobody can do here, and what never ends by itself is
 * said and refutes nothing. A step whose end nobody saw tells nothing, and nor does an automation that
 * failed: it may be ours that broke.
 */
export function judgeProcedure(record: ArmRecord | undefined, plan: Plan): Judgement {
  const byNumber = new Map(record?.steps.map((step) => [step.number, step]));
  const pairs = plan.steps.map((planned) => ({ planned, done: byNumber.get(planned.number) }));
  const failed = pairs.filter(({ done }) => isRefuting(done));
  const refuting = failed.filter(
    ({ planned, done }) =>
      !isAutomated(planned) && !(done && isDiagnosis(planned, done, plan.steps)),
  );
  const [unseen] = pairs.filter(({ done }) => hasRun(done) && done.outputLost);
  const unreached = pairs.filter(({ done }) => !done);
  const ran = pairs.filter(({ done }) => done?.result === 'ok');
  const notes = pairs.flatMap(({ planned, done }) => (done ? notesOn(done, planned) : []));
  if (refuting.length > 0) {
    const reasons = refuting.map(({ planned, done }) => failure(done, planned));
    return { holds: false, reasons, notes };
  }
  if (unseen) {
    const { number, step } = unseen.planned;
    const text = `Nobody saw how step ${number} ended: the way to the operator's shell broke.`;
    return { holds: null, reasons: [{ text, place: step.place }], notes };
  }
  const automations = failed.filter(({ planned }) => isAutomated(planned));
  if (automations.length > 0) {
    const reasons = automations.map(({ planned, done }) => failure(done, planned));
    return { holds: null, reasons, notes };
  }
  const [unreachedFirst] = unreached;
  if (unreachedFirst) {
    const text = `${unreached.length} of ${pairs.length} steps were never reached.`;
    return { holds: null, reasons: [{ text, place: unreachedFirst.planned.step.place }], notes };
  }
  if (ran.length === 0) {
    const text = 'Not one command of the procedure ran to its end, so nothing is shown of it.';
    return { holds: null, reasons: [{ text, place: plan.procedure.place }], notes };
  }
  const automated = ran.filter(({ planned }) => isAutomated(planned)).length;
  const text = [
    `All ${ran.length} commands that matter ran and succeeded`,
    ...(automated > 0 ? [`${automated} of them by automation`] : []),
    ...(failed.length > 0 ? [`${failed.length} of the diagnosis found nothing to look at`] : []),
  ].join('; ');
  return { holds: true, reasons: [{ text: `${text}.` }], notes };
}

const isAutomated = ({ action }: PlannedStep) => action.kind === 'automated';

const isRefuting = (done: Finished | undefined) =>
  (done?.result === 'failed' || done?.result === 'timed-out') && !done.outputLost;

function failure(done: Finished | undefined, planned: PlannedStep): Reason {
  const { number, step, action } = planned;
  const after = `after ${seconds(done?.durationMs ?? 0)}`;
  const how =
    done?.result === 'timed-out'
      ? `did not end and was stopped ${after}`
      : `failed with exit code ${hasRun(done) ? done.exitCode : 'unknown'} ${after}`;
  const what =
    action.kind === 'automated'
      ? `The scenario's automation “${action.name}” of step ${number}`
      : `Step ${number}`;
  return { text: `${what} ${how}: ${firstLine(step.text)}`, place: step.place };
}

function notesOn(done: Finished, { number, step }: PlannedStep): Reason[] {
  const { place } = step;
  const notes: string[] = [];
  const automation = automationOf(done);
  if (automation !== undefined) {
    notes.push(`was done by the automation “${automation}”: ${done.because ?? ''}`);
  }
  if (done.result === 'manual') notes.push(`is a person's work: ${done.because}`);
  if (done.result === 'not-taken') notes.push(`was not taken: ${done.because}`);
  if (done.result === 'endless') notes.push(`was stopped by policy: ${done.because}`);
  if (done.result === 'failed') notes.push(`failed with exit code ${done.exitCode}`);
  if (hasRun(done) && done.interactive) notes.push('asked for input and got end-of-file');
  if (hasRun(done) && done.lostSession)
    notes.push('ended the shell; a new one was opened without its variables');
  return notes.map((note) => ({ text: `Step ${number} ${note}`, place }));
}

function firstLine(text: string): string {
  const [line = '', ...more] = text.split('\n');
  return more.length > 0 ? `${line} …` : line;
}
