import type { JournalEvent } from '../../journal/events.ts';
import { changesBetween, changeText } from '../../model/fingerprint-changes.ts';
import { lastingChangeOf, mayStay } from '../../model/lasting-change.ts';
import { lastingIn, type Plan } from '../../model/scenario.ts';
import type { Judgement, Reason } from '../../model/verdict.ts';
import { type ArmRecord, all } from '../measure/arm-record.ts';
import { lastingChangesOf } from './lasting-changes.ts';

/**
 * Nothing left behind: every fault is gone, and the cluster is as it was before each arm, but for what the
 * scenario says lasts.
 */
export function judgeClean(
  events: readonly JournalEvent[],
  records: readonly ArmRecord[],
  plan: Plan,
): Judgement {
  const left = all(events, 'left-behind').map(({ what }) => ({ text: `Left behind: ${what}` }));
  const touched = records.filter(
    ({ undoWritten, injected, after }) => undoWritten || injected || after,
  );
  const wrong = [...left, ...touched.flatMap((record) => whatIsWrong(record, plan))];
  if (wrong.length > 0) return { holds: false, reasons: wrong };
  if (touched.length === 0) {
    return {
      holds: null,
      reasons: [{ text: 'Nothing was done to the system, so nothing was compared.' }],
    };
  }
  const unknown = touched.filter(
    ({ undoWritten, injected, reverted, before, after }) =>
      !(before && after) || ((undoWritten || injected) && !reverted),
  );
  if (unknown.length > 0) {
    const reasons = unknown.map(({ name }) => ({
      text: `The journal does not show what the ${name} arm left behind.`,
    }));
    return { holds: null, reasons };
  }
  const asBefore =
    'Every fault is gone; the system’s namespaces, the nodes and the volumes are as they were before each arm';
  const changed = touched.some((record) => lastingChangesOf(record, plan).length > 0);
  const text = `${asBefore}${changed ? ', but for what the scenario says lasts' : ''}.`;
  return { holds: true, reasons: [{ text }] };
}

function whatIsWrong({ name, reverted, before, after }: ArmRecord, plan: Plan): Reason[] {
  const reasons: Reason[] = [];
  if (reverted && !reverted.gone) {
    const detail = reverted.detail ? `: ${reverted.detail}` : '.';
    reasons.push({ text: `The fault of the ${name} arm is still there${detail}` });
  }
  if (before && after) {
    const lasting = lastingIn(name, plan);
    for (const change of changesBetween(before.objects, after.objects)) {
      if (mayStay(change.object, lasting)) continue;
      const stayed = lastingChangeOf(change.object, lasting)
        ? ', and the system’s reset did not take it back'
        : '';
      reasons.push({ text: `After the ${name} arm: ${changeText(change)}${stayed}` });
    }
  }
  return reasons;
}
