import type { EditJudgement, EditOutcome, EditPairs } from '../../model/edit.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import { judgeEdit } from './judge-edit.ts';
import { compareTimes } from './times-of-pairs.ts';

interface Pair {
  readonly number: number;
  readonly old: Verdict;
  readonly edited: Verdict;
  readonly judged: EditJudgement;
}

/**
 * Compares the trials of two texts, pair by pair: what holds, fails or is refuted. The pairs that speak for the new
 * text are weighed against those that speak against it; where neither are more, the times to recover of all pairs
 * decide, by a one-sided permutation test at 5 %. It replaces the margin that one drill of each text needs.
 */
export function judgePairs(old: readonly Verdict[], edited: readonly Verdict[]): EditJudgement {
  const pairs = pairUp(old, edited);
  const proving = pairs.filter(({ judged }) => proofs.has(judged.outcome));
  if (proving.length === 0) return { ...proveNothing(pairs), pairs: countsOf(pairs) };
  const times = compareTimes(
    proving.map((pair) => pair.old),
    proving.map((pair) => pair.edited),
  );
  const counts: EditPairs = { ...countsOf(pairs), compared: proving.length, times: times.chances };
  const [against, better] = [
    proving.filter(({ judged }) => judged.outcome === 'broken' || judged.outcome === 'worse'),
    proving.filter(({ judged }) => judged.outcome === 'better'),
  ];
  const weighed = against.length + better.length > 0 ? [weigh(against, better, proving)] : [];
  const judge = (outcome: EditOutcome, decisive: readonly Pair[]): EditJudgement => ({
    outcome,
    reasons: [...weighed, ...shown(decisive), times.reason, ...unproven(pairs, proving)],
    pairs: counts,
  });
  if (against.length > better.length) {
    const isBroken = against.some(({ judged }) => judged.outcome === 'broken');
    return judge(isBroken ? 'broken' : 'worse', against);
  }
  if (times.differ === 'slower') return judge('worse', []);
  if (better.length > against.length || times.differ === 'faster') return judge('better', better);
  return judge('same', weighed.length > 0 ? [...against, ...better] : proving.slice(0, 1));
}

/** Of so many pairs a report gives the reasons. */
const shownPairs = 3;

const shown = (pairs: readonly Pair[]) => pairs.slice(0, shownPairs).flatMap(reasonsOf);

function weigh(
  against: readonly Pair[],
  better: readonly Pair[],
  proving: readonly Pair[],
): Reason {
  const text = `The new text is worse or broken in ${against.length} of ${proving.length} pairs, and better in ${better.length}.`;
  return { text };
}

const proofs: ReadonlySet<EditOutcome> = new Set(['better', 'same', 'worse', 'broken'] as const);

/** The trials of the same number; one that was not drilled with both texts is in no pair. */
function pairUp(old: readonly Verdict[], edited: readonly Verdict[]): readonly Pair[] {
  return edited.flatMap((verdict) => {
    const number = verdict.trial?.number;
    const other = old.find(({ trial }) => trial?.number === number);
    if (!other || number === undefined) return [];
    const judged = judgeEdit(other, verdict, () => ({ better: [], worse: [], same: [] }));
    return [{ number, old: other, edited: verdict, judged }];
  });
}

const countsOf = (pairs: readonly Pair[]): EditPairs => ({
  pairs: pairs.length,
  compared: 0,
  times: null,
});

/** Inapplicable or withstood if all are, otherwise inconclusive. */
function proveNothing(pairs: readonly Pair[]): EditJudgement {
  const [first] = pairs;
  if (!first) return { outcome: 'inconclusive', reasons: [{ text: 'No pair was drilled.' }] };
  const { outcome } = first.judged;
  const isOne = pairs.every(({ judged }) => judged.outcome === outcome);
  return { outcome: isOne ? outcome : 'inconclusive', reasons: shown(pairs) };
}

const reasonsOf = ({ number, judged }: Pair): readonly Reason[] =>
  judged.reasons.map(({ text, ...place }) => ({ text: `Pair ${number}: ${text}`, ...place }));

function unproven(pairs: readonly Pair[], proving: readonly Pair[]): readonly Reason[] {
  const others = pairs.filter((pair) => !proving.includes(pair));
  if (others.length === 0) return [];
  const text = `${others.length} of ${pairs.length} pairs prove nothing, and are left out.`;
  return [{ text }, ...shown(others)];
}
