/** Of each list of names: the same misspellings and custom resources come again and again. */
const found = new WeakMap<Names, Map<string, string | undefined>>();

type Names = readonly string[] | ReadonlySet<string>;

/** The name that a misspelt word most likely means: one letter off, or two in a long one. */
export function nearestOf(word: string, names: Names): string | undefined {
  // Of a short word every other short word is near.
  if (word.length < 4 || word.length > 60) return undefined;
  let known = found.get(names);
  if (!known || known.size > 5000) {
    known = new Map();
    found.set(names, known);
  }
  if (!known.has(word)) known.set(word, search(word, names));
  return known.get(word);
}

function search(word: string, names: Names): string | undefined {
  const within = word.length >= 11 ? 2 : 1;
  let best: string | undefined;
  let least = within + 1;
  for (const name of names) {
    if (name.length < 4 || Math.abs(name.length - word.length) > within) continue;
    const far = distance(word, name, least - 1);
    if (far < least) [best, least] = [name, far];
  }
  return best;
}

/** Letters to add, to take away, to replace or to swap with the next one; Infinity past `within`. */
function distance(one: string, other: string, within: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let steps = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        steps = Math.min(steps, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(steps);
      least = Math.min(least, steps);
    }
    if (least > within) return Number.POSITIVE_INFINITY;
    [beforeLast, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
