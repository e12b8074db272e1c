const tag = /<code>([^<>&`\n]{1,300})<\/code>/g;

/** `<code>` in prose is code like that in backticks: the same text, of the same length, with backticks. */
export const codeTagsAsTicks = (text: string): string =>
  text.includes('<code>')
    ? text.replace(tag, (_, code: string) => `${' '.repeat(5)}\`${code}\`${' '.repeat(6)}`)
    : text;
