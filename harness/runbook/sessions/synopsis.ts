/** `[flags]`, `[--dry-run]`, `[-n NAMESPACE]`: what may be left out of a command. */
const optional =
  /(?:^|\s)\[(?:-{1,2}[A-Za-z]|[a-z ]*(?:flags?|options?|args?|arguments?|command)\b|[A-Z]{4,}\b)[^\]\n]*\](?:\.{3})?(?=[\s\]]|$)/;

/** `[unit]...`, `<file>...`: as many as one likes. */
const repeated = /[\]>](?:\.{3}|…)(?=[\s\]]|$)/;

/** True for a line that describes how a command is written and is not one itself: `shopctl [flags] restore`. */
export function isSynopsis(line: string): boolean {
  if (!/[[>]/.test(line)) return false;
  const bare = line.replace(/"[^"]*"|'[^']*'/g, '""');
  return (line.includes('[') && optional.test(bare)) || repeated.test(bare);
}
