/** Options and verbs that make any program print something about itself and end. */
const anywhere = /^(?:--help|-help|--dry-run(?:=(?!none|false).*)?|--dryrun)$/;
const alone = /^(?:-v|-V|-h|--version|-version|version|help)$/;
/** As the last word; before another word `-h` is a host: `psql -h db`. */
const atEnd = /^(?:-h|--version)$/;

/** True for a call that only explains its program, or only shows what it would do: `shopctl purge --help`. */
export function informs(rest: readonly string[]): boolean {
  const [first = ''] = rest;
  const last = rest.at(-1) ?? '';
  if (rest.length === 1 && alone.test(first)) return true;
  if (first === '--version' || atEnd.test(last)) return true;
  if (rest.length > 1 && (first === 'help' || last === 'help')) return true;
  return rest.some((word) => word.startsWith('-') && anywhere.test(word));
}
