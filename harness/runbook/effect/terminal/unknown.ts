import { isKnown } from '../known.ts';

const asks = /^--(?:interactive|wizard|ask-pass(?:word)?|prompt-password|password-prompt)$/;
/** A cheap test comes first: most words are no options. */
const isQuestion = (word: string) => word.startsWith('--') && asks.test(word);
const console = /^(?:console|shell|repl|remote[_-]console|db-?(?:shell|console))$/;
/** Of a release of Erlang or Elixir: `bin/shop remote`. */
const release = /^(?:remote|attach|daemon_attach|remote_console)$/;

/** Groups of commands about who somebody is: `shopctl auth login`. */
const ofAccounts = /^(?:auth|users?|accounts?|cloud|sessions?|admin|sso|registry)$/;

/** Programs that run what somebody else has named. */
const runner = /^(?:make|just|task|rake|npm|invoke)$/;

/** Why a program that no table knows waits for a person, by its words: `shopctl db shell`. */
export function whyUnknownAsks(
  program: string,
  name: string,
  rest: readonly string[],
): string | undefined {
  const last = rest.at(-1) ?? '';
  const isCandidate =
    rest.length > 0 &&
    (asks.test(last) ||
      console.test(last) ||
      release.test(last) ||
      last === 'login' ||
      rest.some(isQuestion));
  if (!isCandidate || isKnown(name)) return undefined;
  if (rest.some(isQuestion)) return `${name} asks questions`;
  if (rest.length > 2 || rest.some((word) => !/^[a-z][a-z:_-]*$/.test(word))) return undefined;
  if (last === 'login')
    return (rest.length === 1 || ofAccounts.test(rest[0] ?? '')) && !runner.test(name)
      ? `${name} asks who you are`
      : undefined;
  if (release.test(last) && !/(?:^|\/)bin\//.test(program)) return undefined;
  return `${name} ${last} waits for commands`;
}

/** Programs for which `--follow` is about links, or about a file that was renamed. */
const followsLinks =
  /^(?:rg|fd|fdfind|ag|ack|find|git|hg|wget|aria2c|http|https|xh|tree|zip|cp|rsync|restic|borg|chokidar)$/;

/** Why a program that no table knows goes on for ever: `shopctl agent logs --follow`. */
export function whyUnknownFollows(name: string, rest: readonly string[]): string | undefined {
  if (rest.length === 0) return undefined;
  const at = rest.findIndex((word) => word === 'logs' || word === 'log');
  if (at < 0) {
    const isAsked = rest.some((word) => word === '--follow' || word === '--follow=true');
    return isAsked && !isKnown(name) && !followsLinks.test(name)
      ? `${name} --follow follows`
      : undefined;
  }
  const short = rest.indexOf('-f', at);
  // A path after `-f` is a file to read.
  const follows = rest.includes('--follow') || (short > 0 && !/[./]/.test(rest[short + 1] ?? ''));
  return follows && !isKnown(name) ? `${name} logs follows` : undefined;
}
