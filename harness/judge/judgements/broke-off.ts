import type { JournalEvent } from '../../journal/events.ts';
import { seconds } from '../../model/figures.ts';
import type { Reason } from '../../model/verdict.ts';
import { all } from '../measure/arm-record.ts';

/** Why this drill is not complete: the harness failed, or the journal ends too early. Empty if it is complete. */
export function whyBrokenOff(events: readonly JournalEvent[]): readonly Reason[] {
  const errors = all(events, 'harness-error').map(({ arm, stage, code, message }) => ({
    text: `The harness failed at “${stage}”${arm ? ` of the ${arm} arm` : ''}: ${code}: ${message}`,
  }));
  const torn = all(events, 'torn-line').map(({ line }) => ({
    text: `Line ${line} of the journal is half-written and was dropped.`,
  }));
  const isWhole = events.some(({ type }) => type === 'drill-finished');
  return isWhole ? [...errors, ...torn] : [...errors, whereItStopped(events), ...torn];
}

/** Events that run alongside a drill and do not show how far it got. */
const isBackground: ReadonlySet<JournalEvent['type']> = new Set([
  'probe',
  'traffic',
  'invariant',
  'invariant-unread',
  'torn-line',
]);

function whereItStopped(events: readonly JournalEvent[]): Reason {
  const last = events.findLast(({ type }) => !isBackground.has(type));
  const text = `The journal ends ${seconds(events.at(-1)?.atMs ?? 0)} into the drill`;
  if (!last) return { text: `${text}.` };
  const arm = 'arm' in last && last.arm ? ` of the ${last.arm} arm` : '';
  const step = 'number' in last ? ` ${last.number}` : '';
  return { text: `${text}, after “${last.type}${step}”${arm}: the run was ended from outside.` };
}
