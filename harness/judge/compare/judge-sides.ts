import type { EditJudgement, EditSide } from '../../model/edit.ts';
import { judgeEdit } from './judge-edit.ts';
import { judgePairs } from './judge-pairs.ts';

/** Like `judgeEdit`, for a pair in which one of the texts may not be a valid drill, or was not drilled. */
export function judgeSides(old: EditSide, edited: EditSide): EditJudgement {
  if (edited.kind === 'refused') return { outcome: 'broken', reasons: [edited.because] };
  const unproven = [old, edited].flatMap((side) => (side.kind === 'left-out' ? side.because : []));
  if (unproven.length > 0) return { outcome: 'inconclusive', reasons: unproven };
  if (edited.kind !== 'drilled') throw new Error('a side of an edit is of an unknown kind');
  if (old.kind === 'drilled') {
    if (old.trials && edited.trials) return judgePairs(old.trials, edited.trials);
    return judgeEdit(old.verdict, edited.verdict);
  }
  const { outcome, reasons } = edited.verdict;
  const first = old.kind === 'refused' ? [old.because] : [];
  if (outcome === 'verified') return { outcome: 'better', reasons: [...first, ...reasons] };
  return { outcome: outcome === 'refuted' ? 'broken' : outcome, reasons: [...reasons, ...first] };
}
