const encoder = new TextEncoder();

/** What stands in the place of a secret: it says only how long the secret was. */
export const redacted = (text: string): string =>
  `[redacted: ${encoder.encode(text).length} bytes]`;
