/** Sentences of four words or more, without fences, headings and stated times. */
export function sentences(markdown: string): Set<string> {
  const lines = markdown
    .replace(/^```[\s\S]*?^```/gm, '')
    .split('\n')
    .map((line) => line.replace(/^(?:[-*]|\d+\.)\s+/, '').replaceAll('*', ''))
    .filter((line) => !line.startsWith('#') && !line.startsWith('Expected Recovery Time'));
  return new Set(lines.filter((line) => line.split(/\s+/).length >= 4));
}
