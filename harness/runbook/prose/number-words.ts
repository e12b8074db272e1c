const small = [
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  ['nineteen'],
].flat();
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const values = new Map<string, number>([
  ...small.map((word, index) => [word, index + 1] as const),
  ...tens.map((word, index) => [word, (index + 2) * 10] as const),
  ['a', 1],
  ['an', 1],
  ['half', 0.5],
  ['a half', 0.5],
  ['half a', 0.5],
  ['half an', 0.5],
  ['half of a', 0.5],
  ['half of an', 0.5],
  ['quarter of an', 0.25],
  ['a quarter of an', 0.25],
  ['three quarters of an', 0.75],
]);

const ones = small.slice(0, 9).join('|');
/** "five", "twenty-five", "half an", "a quarter of an", "one and a half". */
export const spelledNumber = `(?:(?:a )?half(?: of)?(?: an?)?|(?:a )?quarter of an|three[ -]quarters of an|(?:${tens.join('|')})(?:[ -](?:${ones}))?|${small.join('|')}|an?)(?:[ -]and[ -]a[ -](?:half|quarter))?`;

/** The value of a spelled number; 0 for other words. */
export function numberOf(words: string): number {
  const spaced = words.toLowerCase().replaceAll('-', ' ');
  const whole = spaced.replace(/ and a (?:half|quarter)$/, '');
  const part = whole === spaced ? 0 : spaced.endsWith('half') ? 0.5 : 0.25;
  const known = values.get(whole);
  if (known !== undefined) return known + part;
  const [ten = '', one = ''] = whole.split(' ');
  return (values.get(ten) ?? 0) + (values.get(one) ?? 0) + part;
}
