/** The name that a misspelt word most likely means: one letter off, or two in a long word. */
export function nearestOf(word: string, names: Iterable<string>): string | undefined {
  const within = word.length >= 8 ? 2 : 1;
  // Of a short word every other short word is near.
  if (word.length < 4 || word.length > 60) return undefined;
  let best: string | undefined;
  let least = within + 1;
  for (const name of names) {
    if (name.length < 4 || Math.abs(name.length - word.length) > within) continue;
    const far = distance(word, name);
    if (far < least) [best, least] = [name, far];
  }
  return best;
}

/** Letters to add, to take away, to replace or to swap with their neighbour. */
function distance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const steps = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same];
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        steps.push((beforeLast[j - 2] ?? Number.POSITIVE_INFINITY) + 1);
      }
      row.push(Math.min(...steps));
    }
    [beforeLast, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
