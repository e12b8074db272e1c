/** Names and texts as one text, the same for the same contents. */
export function canonical(texts: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(texts).sort(byName)));
}

const byName = ([one]: [string, string], [other]: [string, string]) => (one < other ? -1 : 1);
