import type { Rule } from '../../../harness/judge/trials/rules.ts';

interface History {
  /** What is claimed: that a trial succeeds with more than this chance. */
  readonly share: number;
  /** Its true chance. */
  readonly chance: number;
  readonly trials: number;
}

/** The chance that a rule claims it after any of the trials: exact, over all histories at once. */
export function everClaimed(rule: Rule, { share, chance, trials }: History): number {
  let claimed = 0;
  // By successes so far: the chance of the histories in which nothing has been claimed yet.
  let open = [1];
  for (let total = 1; total <= trials; total += 1) {
    const next = new Array<number>(total + 1).fill(0);
    for (const [successes, reached] of open.entries()) {
      next[successes] = (next[successes] ?? 0) + reached * (1 - chance);
      next[successes + 1] = (next[successes + 1] ?? 0) + reached * chance;
    }
    const least = leastClaimed(rule, total, share);
    claimed += next.slice(least).reduce((sum, reached) => sum + reached, 0);
    open = next.slice(0, least);
  }
  return claimed;
}

/** The fewest successes that the rule takes for proof; one more than all if none are enough. */
export function leastClaimed(rule: Rule, total: number, share: number): number {
  let [least, unproven] = [total + 1, -1];
  while (least - unproven > 1) {
    const middle = Math.floor((least + unproven) / 2);
    if (middle <= total && rule(middle, total, share)) least = middle;
    else unproven = middle;
  }
  return least;
}
