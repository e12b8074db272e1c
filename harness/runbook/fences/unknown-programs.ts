import { isState } from '../sessions/states.ts';
import { isCallable, isTyped } from '../sessions/typed.ts';

/** Verbs of command lines. No output begins with a name and one of these. */
const verbs = new Set(
  `list ls get show status start stop restart reload upgrade update create delete add remove rm init sync login
  logout run apply version info export import backup restore unset enable disable describe query send scale drain
  pause resume purge flush install uninstall deploy rollback promote verify test build push pull migrate reset
  clean prune rotate renew join leave connect disconnect dump load save lock unlock ps logs exec inspect validate
  destroy refresh register unregister failover rebalance compact snapshot repair approve sign generate keys tx`
    .trim()
    .split(/\s+/),
);
/** A line of prose in lower case: "first do this". */
const prose =
  /(?:^|\s)(?:this|the|an?|it|them|these|those|then|and|or|you|your|my|our|we|first|next|now|once|after|before|please|also|only|by|because|either|both|which|when)(?=\s|$)/;

/** True for a line that may well call a program that nobody here knows. */
export const mayCall = (line: string): boolean =>
  isCallable(line) && !isState(line) && !prose.test(line);

/** True for such a line with a verb of command lines: `palomad keys list`. */
export const hasVerb = (line: string): boolean =>
  isTyped(line) ||
  (mayCall(line) &&
    !/ version v?\d/.test(line) &&
    line
      .split(' ')
      .slice(1, 4)
      .some((word) => verbs.has(word)));

/** True for such a line with a word that tells a program what to do, or that the text above has too. */
export function isToldWhat(line: string, above: string): boolean {
  if (!mayCall(line)) return false;
  const words = line.split(' ').slice(1, 4);
  const said = above.toLowerCase();
  return words.some((word) => verbs.has(word) || (word.length > 3 && said.includes(word)));
}
