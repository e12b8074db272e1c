import { readCall } from '../kubectl/invocation.ts';
import { simpleCommands } from '../shell/simple-commands.ts';
import { readTerminal } from './container-terminal.ts';
import { programOfImage } from './image-programs.ts';
import { runnerLength } from './inner-commands.ts';
import { scriptIn, sshWords } from './run-by.ts';
import { programOf, startOfInner } from './wrappers.ts';

/** A command that another one runs: after `sudo`, in a container, on another machine, in a script. */
export interface CarriedCommand {
  readonly words: readonly string[];
  /** Its input comes from a pipe or a file. */
  readonly fed: boolean;
  /** For the index of one of its words, the index of the outer word that has it. */
  at(word: number): number;
}

/** How deeply shells, containers and machines are nested. */
const deepest = 4;
/** A longer text is not a command that somebody typed. */
export const longestTyped = 5000;

/**
 * The commands that really do something, without the wrappers around them: `reboot` of
 * `ssh node-1 sudo reboot`, `psql` of `kubectl exec db-0 -- sh -c 'psql …'`. A command that runs no other
 * is its own.
 */
export function carriedBy(words: readonly string[], fed = false): readonly CarriedCommand[] {
  const found = ofWords.get(words) ?? carried({ words, fed: false, at: (word) => word }, 0);
  ofWords.set(words, found);
  // What feeds the outer command feeds those that it runs.
  return fed ? found.map((command) => ({ ...command, fed })) : found;
}

/** Memoized, since several rules ask for the commands of the same words. */
const ofWords = new WeakMap<readonly string[], readonly CarriedCommand[]>();

function carried(outer: CarriedCommand, depth: number): readonly CarriedCommand[] {
  const start = startOfInner(outer.words);
  if (start >= outer.words.length || depth > deepest) return [];
  const own = after(outer, start);
  const name = programOf(own.words[0]);
  const text = textIn(name, own.words.slice(1));
  if (text) return inText(after(own, text.from + 1), text.to - text.from, depth);
  const source = name === 'go' ? sourceIn(own.words) : 0;
  if (source > 0) return [named(programOfSource(own.words[source] ?? ''), after(own, source))];
  const inner = commandIn(name, own.words);
  if (inner <= 0 || inner >= own.words.length) return [own];
  const program = programOfImage(name, own.words, inner);
  return program ? [named(program, after(own, inner - 1))] : carried(after(own, inner), depth + 1);
}

/** The same command under another name. */
const named = (program: string, command: CarriedCommand): CarriedCommand => ({
  ...command,
  words: [program, ...command.words.slice(1)],
});

const after = (outer: CarriedCommand, from: number): CarriedCommand =>
  from === 0
    ? outer
    : {
        words: outer.words.slice(from),
        fed: outer.fed,
        at: (word) => outer.at(from + word),
      };

/** Index of the program of `go run ./cmd/migrate down`; 0 if there is none. */
const sourceIn = (words: readonly string[]) =>
  words[1] === 'run'
    ? Math.max(
        0,
        words.findIndex((word, at) => at > 1 && /^[\w.]*\/\w/.test(word)),
      )
    : 0;

/** `migrate` of `cmd/migrate/main.go`. */
const programOfSource = (path: string) =>
  /([\w-]+)(?:\/main)?(?:\.go)?\/?$/.exec(path)?.[1] ?? path;

/** Options whose value is a text for another shell. */
const textOptions: ReadonlyMap<string, RegExp> = new Map([
  ['gcloud', /^--command(?:=|$)/],
  ['ansible', /^(?:-a|--args)(?:=|$)/],
  ['vagrant', /^(?:-c|--command)(?:=|$)/],
  ['az', /^--scripts(?:=|$)/],
  ['aws', /^--command(?:=|$)/],
  ['flock', /^(?:-c|--command)(?:=|$)/],
  ['script', /^(?:-\w*c|--command)(?:=|$)/],
  ['nix-shell', /^--(?:run|command)(?:=|$)/],
  ['fly', /^(?:-C|--command)(?:=|$)/],
  ['flyctl', /^(?:-C|--command)(?:=|$)/],
  ['cf', /^(?:-c|--command)(?:=|$)/],
  ['multipass', /^(?:-c|--command)(?:=|$)/],
]);

/** Programs that run a text on many machines, by their names: `manta-oneach -s web 'svcadm restart shop'`. */
export const onMany =
  /(?:^|[-_])(?:on-?each\w*|on-?all\w*|run-?on\w*|each-?node|all-?(?:hosts|nodes)|remote-?(?:exec|run)|xdsh|mussh)$/;

/** The last word, if there are as many: `knife ssh QUERY 'reboot'`. */
const lastOf = ({ length }: readonly string[], least: number) =>
  length < least ? undefined : { from: length - 1, to: length };

/** The text after the host of `tsh ssh host 'reboot'`. */
function afterHost(rest: readonly string[]) {
  const count = sshWords(rest.slice(1)).length - 1;
  return count > 0 ? { from: rest.length - count, to: rest.length } : undefined;
}

const severalHosts = /^(?:pdsh|clush|dsh|cssh|csshx|mussh|orgalorg)$/;

/** The arguments of other modules are no commands: `-m service -a 'name=web state=stopped'`. */
const runsNoText = (rest: readonly string[]) =>
  / (?:-m|--module-name)[ =]?(?:[\w.]+\.)?(?!shell|command|raw|script)\w+(?: |$)/.test(
    ` ${rest.join(' ')}`,
  );

/** The words that another shell reads as text. */
function textIn(name: string, rest: readonly string[]): { from: number; to: number } | undefined {
  if (name === 'eval' && rest.length > 0) return { from: 0, to: rest.length };
  if (name === 'su' || name === 'runuser') {
    const at = rest.findIndex((word) => /^(?:-\w*c|--command)$/.test(word));
    return at < 0 || at + 1 >= rest.length ? undefined : { from: at + 1, to: at + 2 };
  }
  const option = name === 'ansible' && runsNoText(rest) ? undefined : textOptions.get(name);
  const given = option ? rest.findIndex((word) => option.test(word)) : -1;
  if (given >= 0) {
    const at = rest[given]?.includes('=') ? given : given + 1;
    return at < rest.length ? { from: at, to: at + 1 } : undefined;
  }
  if (onMany.test(name) && rest.at(-1)?.includes(' ')) return lastOf(rest, 1);
  if (name === 'tmux' && rest.at(-1)?.includes(' ')) return lastOf(rest, 2);
  if (name === 'tsh' && rest[0] === 'ssh') return afterHost(rest);
  if (severalHosts.test(name) && rest.at(-1)?.includes(' ')) return lastOf(rest, 2);
  if (name === 'knife' && rest[0] === 'ssh') return lastOf(rest, 3);
  if (name === 'salt' && rest.includes('cmd.run')) return lastOf(rest, 2);
  if (name === 'pssh' || name === 'parallel-ssh') return lastOf(rest, 2);
  return scriptIn(name, rest);
}

function inText(
  { words, fed, at }: CarriedCommand,
  count: number,
  depth: number,
): readonly CarriedCommand[] {
  const own = words.slice(0, count);
  const text = own.join(' ').replace(/^--[a-z]+=/, '');
  if (text.length > longestTyped) return [];
  // Words that no shell splits again keep their places.
  if (own.every((word) => /^[\w./:=,@%+-]+$/.test(word))) {
    return carried({ words: own, fed, at }, depth + 1);
  }
  return simpleCommands(text).flatMap((command) =>
    carried({ words: command.words, fed: fed || command.fed, at: () => at(0) }, depth + 1),
  );
}

/** An option of `parallel`, or its value. */
const isOwnOption = (words: readonly string[], at: number) =>
  (words[at] ?? '').startsWith('-') ||
  /^(?:-[jaSNnILP]|--(?:jobs|arg-file|sshlogin|colsep|delay|timeout))$/.test(words[at - 1] ?? '');

/** `rails` of `heroku run -a shop rails db:drop`. */
const wordAfterRun = (words: readonly string[]) =>
  words.findIndex(
    (word, at) =>
      at > 1 &&
      !word.startsWith('-') &&
      !/^(?:-[as]|--(?:app|size|remote|service|environment))$/.test(words[at - 1] ?? ''),
  );

/** Modules of Python that are programs of their own: `python -m alembic`. */
const modules = /^(?:alembic|flask|django|airflow|celery|superset)$/;
const starts = /^(?:exec|debug|run|node-shell)$/;

/** Index of the command that runs in a container, a root directory or on many machines; 0 if none. */
function commandIn(name: string, words: readonly string[]): number {
  // Most calls of kubectl run nothing in a container: skip reading them.
  const call = words.some((word) => starts.test(word)) ? readCall(words) : undefined;
  if (call && starts.test(call.verb.text)) {
    // Without `--`, the command of `exec` is the words after the pod.
    const operand = call.path === 'exec' ? call.operands[1] : undefined;
    return call.rest[0]?.at ?? operand?.at ?? 0;
  }
  const runner = runnerLength(name, words.slice(1));
  if (runner > 0) return runner + 1;
  if (name === 'parallel') return words.findIndex((_, at) => at > 0 && !isOwnOption(words, at));
  if (name === 'heroku' || name === 'railway' || name === 'scalingo')
    return words[1]?.startsWith('run') ? wordAfterRun(words) : 0;
  if (name === 'gcloud' && words.includes('ssh')) return words.indexOf('--') + 1;
  if (name === 'chroot') return 2;
  if (/^(?:nsenter|pct|lxc|incus|lxc-attach)$/.test(name)) return words.indexOf('--') + 1;
  if (/^(?:pdsh|clush|dsh)$/.test(name)) {
    const nodes = words.findIndex((word) => /^-[wgm]$/.test(word));
    const at = words.findIndex((word, index) => index > nodes + 1 && !word.startsWith('-'));
    return nodes > 0 && !words.includes('--copy') ? Math.max(at, 0) : 0;
  }
  if (/^(?:bundle|poetry|pipenv|uv|pnpm|yarn)$/.test(name))
    return /^(?:exec|run)$/.test(words[1] ?? '') ? 2 : words[1] === 'prisma' ? 1 : 0;
  if (name === 'npx' || name === 'bunx')
    return words.findIndex((word, at) => at > 0 && !word.startsWith('-'));
  if (words[1] === '-m' && modules.test(words[2] ?? '')) return 2;
  if (name === 'find') return words.findIndex((word) => /^-(?:exec|execdir|ok)$/.test(word)) + 1;
  const inner = readTerminal(name, words.slice(1))?.inner.length ?? 0;
  return inner > 0 ? words.length - inner : 0;
}
