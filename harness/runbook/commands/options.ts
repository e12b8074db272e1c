/**
 * True if an option is given as `-f`, in a group (`-Af`), as `--follow` or as `--follow=true`.
 * `valued`: the short options that take a value, so that the `w` of `-nweb` is not `-w`.
 */
export function has(
  words: readonly string[],
  short: string,
  long: string,
  valued: string,
): boolean {
  for (const word of words) {
    if (word === '--') return false;
    if (long && isTrue(word, `--${long}`)) return true;
    if (!short || !/^-[A-Za-z]/.test(word) || /=(false|0)$/.test(word)) continue;
    for (const letter of word.slice(1)) {
      if (letter === short) return true;
      if (valued.includes(letter)) break;
    }
  }
  return false;
}

function isTrue(word: string, option: string): boolean {
  if (!word.startsWith(option)) return false;
  return /^(=(true|1|name|descriptor))?$/.test(word.slice(option.length));
}

/** True if one of the long options is given, with or without `=value`. */
export const hasLong = (words: readonly string[], ...names: readonly string[]) =>
  words.some((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));

/** The words that are not options; `valued` matches the options that take the next word. */
export function positionals(words: readonly string[], valued: RegExp): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return [...found, ...words.slice(at + 1)];
    if (!word.startsWith('-') || word === '-') found.push(word);
    else if (valued.test(word)) at += 1;
  }
  return found;
}

/** The verb after the global options; `valued` matches the options that take the next word. */
export function split(words: readonly string[], valued: RegExp) {
  let at = 0;
  while (words[at]?.startsWith('-')) at += valued.test(words[at] ?? '') ? 2 : 1;
  return { verb: words[at], after: words.slice(at + 1) };
}

export const dockerValued =
  /^(-H|-c|-f|-p|--(host|context|file|project-name|project-directory|env-file|profile|ansi|parallel|progress|config|log-level))$/;
