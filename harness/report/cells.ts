/** Made at its first use, because loading its tables takes longer than most modules, and few texts need it. */
let graphemes: Intl.Segmenter | undefined;

/** East Asian scripts, full-width forms, and characters shown as emoji by default. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const unseen = /^[\p{Mn}\p{Me}\p{Cf}]*$/u;

/** The characters of a text as a terminal shows them, each with its accents. */
export function charactersOf(text: string): readonly string[] {
  if (isPlain(text)) return [...text];
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** The columns that a text without tabs and line ends takes on a terminal. */
export const columnsOf = (text: string): number =>
  isPlain(text)
    ? text.length
    : charactersOf(text).reduce((sum, character) => sum + columnsOfOne(character), 0);

/** How many of the first characters fit into `columns`. */
export function fitting(characters: readonly string[], columns: number): number {
  let left = columns;
  const over = characters.findIndex((character) => {
    left -= columnsOfOne(character);
    return left < 0;
  });
  return over < 0 ? characters.length : over;
}

/** Wraps words into lines of `columns`; a longer word gets its own line. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/ +/)) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(last) + 1 + columnsOf(word) <= columns) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

function columnsOfOne(character: string): number {
  if (wide.test(character)) return 2;
  return unseen.test(character) ? 0 : 1;
}

const isPlain = (text: string) => /^[\t\x20-\x7e]*$/.test(text);
