/** Where one of the values stands in a text: as it is, or encoded with base64, also within such a text. */
export function findValues(text: string, values: readonly string[]): readonly string[] {
  return values.filter((value) => formsOf(value, 2).some((form) => holds(text, form)));
}

// Encoded text may be wrapped, and a newline may itself be written as in JSON.
const holds = (text: string, form: string) =>
  text.includes(form) || text.replaceAll(/(?:\\n|\s)+/g, '').includes(form);

/** What the value looks like encoded, whatever stands before and after it there. */
function formsOf(value: string, depth: number): readonly string[] {
  if (depth === 0) return [value];
  const encoded = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const whole = Math.floor(bytes.length / 3) * 4;
    return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), whole);
  });
  return [value, ...encoded.flatMap((one) => formsOf(one, depth - 1))];
}
