import type { JournalEvent } from '../../journal/events.ts';
import { seconds } from '../../model/figures.ts';
import type { Reason } from '../../model/verdict.ts';
import { all, first } from '../measure/arm-record.ts';

/** Why this drill is not complete: the harness failed, or the journal ends too early. Empty if it is complete. */
export function whyBrokenOff(events: readonly JournalEvent[]): readonly Reason[] {
  const errors = all(events, 'harness-error').map(({ arm, stage, code, message }) => ({
    text: `The harness failed at “${stage}”${arm ? ` of the ${arm} arm` : ''}: ${code}: ${message}`,
  }));
  const torn = all(events, 'torn-line').map(({ line }) => ({
    text: `Line ${line} of the journal is half-written and was dropped.`,
  }));
  const contradictions = contradictingSteps(events);
  const last = events.findLast(({ type }) => type !== 'torn-line');
  const isWhole = last?.type === 'drill-finished';
  const stopped = isWhole ? [] : [whereItStopped(events)];
  return [...errors, ...stopped, ...torn, ...contradictions];
}

/** Events that run alongside a drill and do not show how far it got. */
const isBackground: ReadonlySet<JournalEvent['type']> = new Set([
  'probe',
  'traffic',
  'kept-late',
  'invariant',
  'invariant-unread',
  'torn-line',
]);

function whereItStopped(events: readonly JournalEvent[]): Reason {
  if (events.some(({ type }) => type === 'drill-finished')) {
    return {
      text: 'The journal goes on after its drill-finished event: it is not as it was written.',
    };
  }
  const last = events.findLast(({ type }) => !isBackground.has(type));
  const text = `The journal ends ${seconds(events.at(-1)?.atMs ?? 0)} into the drill`;
  if (!last) return { text: `${text}.` };
  const arm = 'arm' in last && last.arm ? ` of the ${last.arm} arm` : '';
  const step = 'number' in last ? ` ${last.number}` : '';
  return {
    text: `${text}, after “${last.type}${step}”${arm}: the run was killed, or the file was cut off.`,
  };
}

/** Steps that ended twice in one arm, or that are not in the plan: no result of such a journal counts. */
function contradictingSteps(events: readonly JournalEvent[]): readonly Reason[] {
  const plan = first(events, 'drill-started')?.plan;
  const planned = new Set(plan?.steps.map(({ number }) => number));
  const seen = new Set<string>();
  return all(events, 'step-finished').flatMap(({ arm, number }) => {
    const step = `Step ${number} of the ${arm} arm`;
    if (plan && !planned.has(number)) {
      return { text: `${step} has a result in the journal, but is not in the plan.` };
    }
    if (seen.has(step)) return { text: `${step} has more than one result in the journal.` };
    seen.add(step);
    return [];
  });
}
