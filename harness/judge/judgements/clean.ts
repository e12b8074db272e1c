import type { JournalEvent } from '../../journal/events.ts';
import type { Fingerprint } from '../../model/observations.ts';
import type { Judgement, Reason } from '../../model/verdict.ts';
import { type ArmRecord, all } from '../measure/arm-record.ts';

/** Nothing left behind: every fault is gone, and the cluster is as it was before each arm. */
export function judgeClean(
  events: readonly JournalEvent[],
  records: readonly ArmRecord[],
): Judgement {
  const left = all(events, 'left-behind').map(({ what }) => ({ text: `Left behind: ${what}` }));
  const touched = records.filter(
    ({ undoWritten, injected, after }) => undoWritten || injected || after,
  );
  const wrong = [...left, ...touched.flatMap(whatIsWrong)];
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
  const text =
    'Every fault is gone; the system’s namespaces, the nodes and the volumes are as they were before each arm.';
  return { holds: true, reasons: [{ text }] };
}

function whatIsWrong({ name, reverted, before, after }: ArmRecord): Reason[] {
  const reasons: Reason[] = [];
  if (reverted && !reverted.gone) {
    const detail = reverted.detail ? `: ${reverted.detail}` : '.';
    reasons.push({ text: `The fault of the ${name} arm is still there${detail}` });
  }
  if (before && after) {
    for (const change of differences(before.objects, after.objects)) {
      reasons.push({ text: `After the ${name} arm: ${change}` });
    }
  }
  return reasons;
}

/** `Deployment/ns/name was changed` and so on, sorted by key. */
export function differences(before: Fingerprint, after: Fingerprint): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].sort().flatMap((key) => {
    if (!(key in after)) return [`${key} was removed`];
    if (!(key in before)) return [`${key} was added`];
    return before[key] === after[key] ? [] : [`${key} was changed`];
  });
}
