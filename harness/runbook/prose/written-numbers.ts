/**
 * A number in digits: 3,600, 3 600, 1.5 and 1,5. A comma groups three digits; before any other count, and behind a
 * leading 0, it is a decimal comma.
 */
export const amount = String.raw`[1-9]\d{0,2}(?:,\d{3})+(?!\d)|[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,4}(?: ?[½¼¾]| 1\/2)|[½¼¾]|1\/2(?=[ -]?h(?:ou)?r\b)|\d{1,9}(?:[.,]\d{1,3})?(?!\d)`;

const fractions = [
  ['½', 0.5],
  ['1/2', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
] as const;
const blank = /[ \u00a0\u2009\u202f]/g;

export function readNumber(number: string): number {
  const part = fractions.find(([sign]) => number.endsWith(sign));
  if (part) return Number(number.slice(0, -part[0].length).replace(blank, '')) + part[1];
  const joined = number.replace(blank, '');
  const grouped = /^[1-9]\d{0,2}(?:,\d{3})+$/.test(joined);
  return Number(grouped ? joined.replaceAll(',', '') : joined.replace(',', '.'));
}

const leads =
  /(?:^|[:：=|(<≤~≈>*]|\b(?:within|under|below|in|after|is|are|of|be|takes?|to|about|around|most|least|than|for|exceed))\s*$/i;

/**
 * True where a number may be read in two ways: "1.000 s", "1,000 Sekunden", or "shard 1 200 s", whose first digits
 * may belong to the word before.
 */
export function isUnsure(number: string, before: string, foreignUnit: boolean): boolean {
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(number)) return true;
  if (foreignUnit && /^[1-9]\d{0,2},\d{3}$/.test(number)) return true;
  return /\d[ \u00a0\u2009\u202f](?:\d{3}|1\/2)/.test(number) && !leads.test(before);
}
