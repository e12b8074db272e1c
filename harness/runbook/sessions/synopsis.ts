/** `[flags]`, `[--dry-run]`, `[-n NAMESPACE]`: what may be left out of a command. */
const optional =
  /(?:^|\s)\[(?:-{1,2}[A-Za-z]|[a-z ]*(?:[Ff]lags?|[Oo]ptions?|[Aa]rgs?|arguments?|command)\b|[A-Z]{4,}\b)[^\]\n]*\](?:\.{3})?(?=[\s\]]|$)/;

const leftOut =
  /(?:^|\s)\[(?:-{1,2}[A-Za-z][\w-]*(?:[ =|][^\]\n]*)?|[a-z][\w-]{1,30} <[^<>\n]{1,40}>|(?:global |command )?(?:flags?|options?|args?|arguments?))\](?:\.{3})?(?=\s|$)/i;

/** True for a line of a script that cannot be run as it is: `shopctl [--dry-run] (start|stop)`. */
export function isUsage(line: string): boolean {
  if (/< ?-/.test(line) && given.test(line)) return true;
  if (!/[[(]/.test(line) || /^\s*(?:\[|if|elif|while|until|test|case|#)/.test(line)) return false;
  const bare = line.replace(/"[^"]*"|'[^']*'/g, '""').replace(/\s#.*/, '');
  return /^\s*[\w./-]+ /.test(line) && (leftOut.test(bare) || chosen.test(bare));
}

/** `[unit]...`, `<file>...`: as many as one likes. */
const repeated = /[\]>](?:\.{3}|…)(?=[\s\]]|$)/;

/** `(start|stop)`, and alternatives twice: `[start|stop] [all|one]`. */
const chosen =
  /\s\((?=[^)\n]*<)[\w<>-]+(?: [\w<>-]+)?(?: ?\| ?[\w<>-]+(?: [\w<>-]+)?){1,6}\)(?=[\s\]]|$)|\s\([\w-]+(?:\|[\w-]+)+\)(?=\s|$)|(?:\s\[[\w-]+(?: ?\| ?[\w-]+)+\].*){2}/;

/** `< -w node | -p partition >`: one of these. No file's name begins with a dash. */
const given = /(?:^|\s)< ?-{1,2}[A-Za-z]/;

/** True for a line that describes how a command is written and is not one itself: `shopctl [flags] restore`. */
export function isSynopsis(line: string): boolean {
  if (!/[[<>|]/.test(line)) return false;
  const bare = line.replace(/"[^"]*"|'[^']*'/g, '""');
  return (
    (line.includes('[') && optional.test(bare)) ||
    repeated.test(bare) ||
    chosen.test(bare) ||
    (bare.includes('<') && given.test(bare))
  );
}
