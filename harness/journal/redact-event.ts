import type { Plan } from '../model/scenario.ts';
import { hasRun } from '../model/step-result.ts';
import { type DistinctRedaction, distinctRedaction } from './distinct-redaction.ts';
import type { EventOf, JournalEvent } from './events.ts';
import { redact, redactAll } from './redact.ts';
import { redactPlan } from './redact-plan.ts';
import { redactLookup } from './secret-lookups.ts';
import { isSecretName } from './secret-names.ts';

/**
 * Redacts secrets in any text of an event that the system, a step or an error printed. The text of the scenario
 * and the runbook stays: it is in the repository already. `distinct` belongs to the whole journal:
 * the judge compares receipts and the entries of inventories.
 */
export function redactEvent(
  event: JournalEvent,
  plan: Plan | undefined,
  distinct: DistinctRedaction = distinctRedaction(),
): JournalEvent {
  switch (event.type) {
    case 'drill-started':
      return { ...event, plan: redactPlan(event.plan) };
    case 'probe':
    case 'traffic':
      return {
        ...event,
        ...(event.detail !== undefined && { detail: redact(event.detail) }),
        ...(event.receipt !== undefined && { receipt: distinct(event.receipt) }),
      };
    case 'audit':
      return { ...event, lost: event.lost.map((receipt) => distinct(receipt)) };
    case 'inventory':
      return {
        ...event,
        entries: Object.fromEntries(
          Object.entries(event.entries).map(([key, value]) => [
            distinct(key),
            distinct(value, isSecretName(key)),
          ]),
        ),
      };
    case 'undo-written':
      return { ...event, undo: event.undo.map(redactUndo) };
    case 'reverted':
      return event.detail === undefined ? event : { ...event, detail: redact(event.detail) };
    case 'symptom':
      return event.evidence === undefined ? event : { ...event, evidence: redact(event.evidence) };
    case 'alert':
    case 'alert-rules':
      return event.because === undefined ? event : { ...event, because: redact(event.because) };
    case 'inventory-unread':
    case 'invariant-unread':
    case 'inapplicable':
      return { ...event, because: redact(event.because) };
    case 'left-behind':
      return { ...event, what: redact(event.what) };
    case 'harness-error':
      return {
        ...event,
        message: redact(event.message),
        ...(event.collected !== undefined && { collected: redact(event.collected) }),
      };
    case 'checked':
      return redactCheck(event);
    case 'looked-up':
      return redactLookup(event, plan?.scenario.lookups[event.name] ?? '');
    case 'step-finished':
      return redactStep(event, plan);
    default:
      return event;
  }
}

/** The command decides which output is secret; for a step without a plan, all of it is. */
function redactStep(event: EventOf<'step-finished'>, plan: Plan | undefined): JournalEvent {
  if (!hasRun(event)) return event;
  const planned = plan?.steps.find(({ number }) => number === event.number);
  const ran = planned && commandOf(planned);
  const clean = (output: string) => (ran === undefined ? redactAll(output) : redact(output, ran));
  const output = { stdout: clean(event.stdout), stderr: clean(event.stderr) };
  if (event.result === 'endless' || !event.clientErrors) return { ...event, ...output };
  return { ...event, ...output, clientErrors: event.clientErrors.map(clean) };
}

function redactCheck(event: EventOf<'checked'>): JournalEvent {
  if (event.by === 'command') {
    const { command, stdout, stderr } = event;
    return { ...event, stdout: redact(stdout, command), stderr: redact(stderr, command) };
  }
  if (event.by === 'probe' && event.failure !== undefined)
    return { ...event, failure: redact(event.failure) };
  return event;
}

/** A merge prints what the API server says of the object, and not the objects that it hands from command to command. */
function commandOf({ action, boundText }: Plan['steps'][number]): string {
  if (action.kind !== 'automated') return boundText;
  const { merge, run } = action;
  return merge?.kind === undefined ? run : `kubectl get ${merge.kind} --output json`;
}

type Undo = EventOf<'undo-written'>['undo'][number];

/** The lease has what the undo needs; the journal only says what it is. */
function redactUndo(undo: Undo): Undo {
  const describes = redact(undo.describes);
  if (undo.kind !== 'node-exec') return { ...undo, describes };
  const argv = undo.argv.map((word, at) => {
    const option = /^--?([\w-]+)$/.exec(undo.argv[at - 1] ?? '')?.[1];
    return option !== undefined && isSecretName(option) ? redactAll(word) : redact(word);
  });
  return { ...undo, argv, describes };
}
