/** Unchanged lines around a change, as diff and git show them. */
const around = 3;

/**
 * A unified diff of two texts with the same number of lines, for `patch -p1` and `git apply`; empty if they are
 * the same.
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const changed = old.flatMap((line, at) => (line === now[at] ? [] : [at]));
  if (changed.length === 0) return '';
  // The text behind the last newline is a line only if there is any.
  const count = old.at(-1) === '' ? old.length - 1 : old.length;
  const shown = (sign: string, lines: readonly string[], at: number) =>
    `${sign}${lines[at]}\n${at === old.length - 1 ? '\\ No newline at end of file\n' : ''}`;
  const hunks = hunksOf(changed, count).map(([from, to]) => {
    const size = to - from;
    const lines: string[] = [];
    for (let at = from; at < to; ) {
      let end = at;
      while (end < to && old[end] !== now[end]) end += 1;
      for (let line = at; line < end; line += 1) lines.push(shown('-', old, line));
      for (let line = at; line < end; line += 1) lines.push(shown('+', now, line));
      if (end < to) lines.push(shown(' ', old, end));
      at = end + 1;
    }
    return `@@ -${from + 1},${size} +${from + 1},${size} @@\n${lines.join('')}`;
  });
  // A tab ends a name with blanks; below the root, `a/` and `b/` are the folders that -p1 removes.
  const name = (side: string) =>
    `${file.startsWith('/') ? file : `${side}/${file}`}${/\s/.test(file) ? '\t' : ''}`;
  return `--- ${name('a')}\n+++ ${name('b')}\n${hunks.join('')}`;
}

/** Ranges of lines around the changes; those that touch are one. */
function hunksOf(
  changed: readonly number[],
  count: number,
): readonly (readonly [number, number])[] {
  const hunks: [number, number][] = [];
  for (const at of changed) {
    const last = hunks.at(-1);
    const to = Math.min(count, at + around + 1);
    if (last && at - around <= last[1]) last[1] = to;
    else hunks.push([Math.max(0, at - around), to]);
  }
  return hunks;
}
