import type { EventOf } from '../../journal/events.ts';
import { seconds } from '../../model/figures.ts';
import { mergeTarget, type Plan, type PlannedStep } from '../../model/scenario.ts';
import { automationOf, hasRun } from '../../model/step-result.ts';
import type { Judgement, Reason } from '../../model/verdict.ts';
import { noObject } from '../../scenario/merge/merge-command.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import { isDiagnosis } from './diagnosis.ts';
import { isMisuse, isSyntaxError, lacksCommand, neverBegan } from './never-began.ts';
import { isRefusal, refusedText, wasRefused } from './refused.ts';
import { clientSaid } from './typed-failures.ts';
import { nobodyDid, type UndoneWork, undoneWork } from './undone-work.ts';

type Finished = EventOf<'step-finished'>;

interface Pair {
  readonly planned: PlannedStep;
  readonly done: Finished | undefined;
}

/**
 * Every command of the procedure that was due must have run and succeeded, those of the preparation too.
 * A command that failed or timed out refutes the procedure. These do not: a diagnostic look-up, which may
 * find nothing in a broken system; a step that the scenario lets fail; a step that nobody can do here; an
 * endless step. These failures prove nothing: a step after a person's work that nobody did, a step whose
 * end nobody saw, a step that was refused because it leads out of the cluster, and an automation, which may
 * itself be wrong. One that merges the runbook's own YAML is wrong only if its object does not exist.
 */
export function judgeProcedure(record: ArmRecord | undefined, plan: Plan): Judgement {
  const byNumber = new Map(record?.steps.map((step) => [step.number, step]));
  const pairs = plan.steps.map((planned) => ({ planned, done: byNumber.get(planned.number) }));
  const notes = pairs.flatMap(({ planned, done }) => (done ? notesOn(done, planned) : []));
  const failed = pairs.filter(({ done }) => hasFailed(done));
  const failures = failed.filter(({ planned, done }) => isFailure(planned, done, plan));
  const undone = undoneWork(record);
  const ofOurs = failures.filter((pair) => !isOfScenario(pair));
  const refuting = ofOurs.filter(
    (pair) => !wasRefused(pair.done) && !workBefore(pair, undone, plan),
  );
  if (refuting.length > 0) {
    const reasons = refuting.map(({ planned, done }) => failure(done, planned));
    return { holds: false, reasons, notes };
  }
  const unknown = whyUnknown(pairs, failures, undone, plan);
  if (unknown.length > 0) return { holds: null, reasons: unknown, notes };
  const ran = pairs.filter(({ done }) => done?.result === 'ok');
  if (ran.length === 0) {
    const text = 'No command of the procedure ran to its end, so the drill shows nothing about it.';
    return { holds: null, reasons: [{ text, place: plan.procedure.place }], notes };
  }
  return { holds: true, reasons: [{ text: summary(ran, failed) }], notes };
}

/** Why the procedure cannot be judged: the gravest reason. */
function whyUnknown(
  pairs: readonly Pair[],
  failures: readonly Pair[],
  undone: readonly UndoneWork[],
  plan: Plan,
): readonly Reason[] {
  const [unseen] = pairs.filter(({ done }) => hasRun(done) && done.outputLost);
  if (unseen) {
    const { number, step } = unseen.planned;
    const text = `How step ${number} ended is unknown: the connection to the operator's shell broke.`;
    return [{ text, place: step.place }];
  }
  if (failures.length > 0) {
    return failures.map((pair) => {
      const reason = failure(pair.done, pair.planned);
      if (pair.done && wasRefused(pair.done)) {
        return {
          ...reason,
          text: `${refusedText(pair.done)}: ${firstLine(pair.planned.step.text)}`,
        };
      }
      const work = isOfScenario(pair) ? undefined : workBefore(pair, undone, plan);
      if (!work) return reason;
      const what = reason.text.replace(/^S/, 's');
      return { text: `${nobodyDid(work)}, so this proves nothing: ${what}`, place: work.place };
    });
  }
  const [valueless] = undone.filter(({ result }) => result === 'no-value');
  if (valueless) return [{ text: `${nobodyDid(valueless)}.`, place: valueless.place }];
  const unreached = pairs.filter(({ done }) => !done);
  const [first] = unreached;
  if (!first) return [];
  const text = `${unreached.length} of ${pairs.length} steps were never reached.`;
  return [{ text, place: first.planned.step.place }];
}

/** Undone work that the failed step may have needed. A step that no shell or program understands needed none. */
function workBefore(
  { planned, done }: Pair,
  undone: readonly UndoneWork[],
  { steps }: Plan,
): UndoneWork | undefined {
  if (hasRun(done) && (isSyntaxError(planned, done) || isMisuse(planned, done))) return undefined;
  const before = undone.filter(({ number }) => number < planned.number);
  if (!hasRun(done) || !lacksCommand(done)) return before.at(-1);
  const textOf = (number: number) => steps.find((step) => step.number === number)?.step.text ?? '';
  return before.findLast(({ number }) => bringsCommands.test(textOf(number)));
}

/** Work that installs a command, or opens a shell where the command is. */
const bringsCommands =
  /\b(instal\w*|download\w*|log(s|ging|ged)?[ -]?(in|on|into|onto)|connect\w*|ssh|exec|rsh|attach|debug|shell|(ba)?sh|sudo|su)\b/i;

/** `mayFail` is about the system; a step that could not even start is an error in the runbook. */
function isFailure(planned: PlannedStep, done: Finished | undefined, { steps }: Plan): boolean {
  if (planned.mayFail !== undefined) {
    return hasRun(done) && !isAutomated(planned) && neverBegan(planned, done);
  }
  return !done || !isDiagnosis(planned, done, steps);
}

function summary(ran: readonly Pair[], failed: readonly Pair[]): string {
  const automated = ran.filter(({ planned: { action } }) => action.kind === 'automated').length;
  const allowed = failed.filter(({ planned }) => planned.mayFail !== undefined).length;
  const looked = failed.length - allowed;
  const text = [
    ran.length === 1
      ? 'The one command that was due ran and succeeded'
      : `All ${ran.length} commands that were due ran and succeeded`,
    ...(automated > 0 ? [`${automated} of them by automation`] : []),
    ...(looked > 0 ? [`${looked} failed in the diagnosis, which refutes nothing`] : []),
    ...(allowed > 0 ? [`${allowed} failed, as the scenario allows`] : []),
  ].join('; ');
  return `${text}.`;
}

/** Commands of the scenario did it, which may be wrong themselves; what is typed from the page is the page's. */
const isAutomated = ({ action }: PlannedStep) => action.kind === 'automated' && !action.session;

/** The commands are the scenario's, or the object that it names for the page's YAML does not exist. */
const isOfScenario = ({ planned, done }: Pair) =>
  isAutomated(planned) &&
  (!mergeTarget(planned.action) || (hasRun(done) && done.exitCode === noObject));

const hasFailed = (done: Finished | undefined) =>
  (done?.result === 'failed' || done?.result === 'timed-out') && !done.outputLost;

function failure(done: Finished | undefined, planned: PlannedStep): Reason {
  const { number, step, action } = planned;
  const after = `after ${seconds(done?.durationMs ?? 0)}`;
  const said = clientSaid(planned, done);
  const how =
    done?.result === 'timed-out'
      ? `did not end and was stopped ${after}`
      : said !== undefined
        ? `failed ${after}, because ${said}`
        : `failed with exit code ${hasRun(done) ? done.exitCode : 'unknown'} ${after}`;
  const what =
    action.kind === 'automated' && isOfScenario({ planned, done })
      ? `The scenario's automation “${action.name}” of step ${number}`
      : `Step ${number}`;
  return { text: `${what} ${how}: ${firstLine(step.text)}`, place: step.place };
}

function notesOn(done: Finished, planned: PlannedStep): Reason[] {
  const { number, step, mayFail } = planned;
  const { place } = step;
  const notes: string[] = [];
  const automation = automationOf(done);
  if (automation !== undefined) {
    notes.push(`was done by the automation “${automation}”: ${done.because ?? ''}`);
  }
  if (done.result === 'manual') notes.push(`is a person's work: ${done.because}`);
  if (done.result === 'no-value') notes.push(`was not run: ${done.because}`);
  if (done.result === 'not-taken') notes.push(`was not taken: ${done.because}`);
  if (done.result === 'endless') notes.push(`was stopped by policy: ${done.because}`);
  if (done.result === 'failed') {
    notes.push(clientSaid(planned, done) ?? `failed with exit code ${done.exitCode}`);
  }
  // `… 2>&1 | tail`, `… || true`: the exit code says nothing of it.
  if (hasRun(done) && done.result === 'ok' && isRefusal(done)) {
    notes.push('succeeded, but a part of it leads out of the cluster, and was refused');
  }
  if (mayFail !== undefined && hasFailed(done)) {
    notes.push(`may fail, as the scenario says: ${mayFail}`);
  }
  if (hasRun(done) && done.interactive) notes.push('asked for input and got end-of-file');
  if (hasRun(done) && done.lostSession)
    notes.push('ended the shell; a new one was opened without its variables');
  return notes.map((note) => ({ text: `Step ${number} ${note}`, place }));
}

/** The first that is no comment. */
function firstLine(text: string): string {
  const [line = '', ...more] = text.replace(/^(?:\s*#.*\n)+/, '').split('\n');
  return more.length > 0 ? `${line} …` : line;
}
