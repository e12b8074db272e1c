import { distance } from 'fastest-levenshtein';

/** The candidate that the word begins, or that has the fewest edits; undefined if none is close. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  // More than two fifths of the letters wrong is another word, not a slip.
  let fewest = Math.max(1, Math.floor(word.length * 0.4)) + 1;
  for (const candidate of candidates) {
    const [wanted, offered] = [word.toLowerCase(), candidate.toLowerCase()];
    const isStart = wanted.length > 2 && offered.startsWith(wanted);
    const edits = isStart ? 1 : distance(wanted, offered);
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** ` Did you mean "…"?`, with its leading space, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

type Names = readonly string[] | ReadonlySet<string>;

/** Results for each list of names: the same misspellings and custom resources recur. */
const remembered = new WeakMap<Names, Map<string, string | undefined>>();

/**
 * The name that a misspelt word most likely means: one letter off, or two in a long one. Two swapped
 * letters count as one. Strict, because a rule reports every match.
 */
export function misspeltName(word: string, names: Names): string | undefined {
  // Every short word is close to every other short word.
  if (word.length < 4 || word.length > 60) return undefined;
  let known = remembered.get(names);
  if (!known || known.size > 5000) {
    known = new Map();
    remembered.set(names, known);
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
    const edits = editsWithSwaps(word, name, least - 1);
    if (edits < least) [best, least] = [name, edits];
  }
  return best;
}

/** Edit distance in which swapping two adjacent letters is one edit; exact up to `within`. */
function editsWithSwaps(word: string, name: string, within: number): number {
  let fewest = distance(word, name);
  // A swap is two plain edits, so it saves at most one.
  if (fewest <= 1 || fewest > 2 * within) return fewest;
  for (let at = 0; at + 1 < word.length; at += 1) {
    const swapped = `${word[at + 1]}${word[at]}`;
    if (word[at] === word[at + 1] || !name.includes(swapped)) continue;
    const rest = editsWithSwaps(word.slice(0, at) + swapped + word.slice(at + 2), name, within - 1);
    fewest = Math.min(fewest, 1 + rest);
  }
  return fewest;
}
