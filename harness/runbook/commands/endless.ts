import { simpleCommands } from '../shell/simple-commands.ts';
import { programOf, startOfCommand } from './command-proper.ts';
import { dockerValued, has, hasLong, kubectlValued, split } from './options.ts';

type Rule = (arguments_: readonly string[]) => string | undefined;

/** Why the command never ends by itself (`watch repeats …`), or undefined where it should. */
export function whyNeverEnds(words: readonly string[]): string | undefined {
  const start = startOfCommand(words);
  const name = programOf(words[start]);
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  return rule?.(words.slice(start + 1));
}

interface CommandOfText {
  readonly words: readonly string[];
  readonly background: boolean;
  readonly piped: boolean;
}

/** Those of a text's commands that never end, and why: not in the background, nor cut off by `head`. */
export function* endlessAmong<T extends CommandOfText>(
  commands: readonly T[],
): Generator<{ readonly command: T; readonly why: string }> {
  if (commands.some(({ words }) => leavesLoop(words))) return;
  for (const [index, command] of commands.entries()) {
    const why = command.background ? undefined : whyNeverEnds(command.words);
    if (why && !isCutOff(commands, index)) yield { command, why };
  }
}

/** A pipe of any length, but none made to be slow. */
const pipeLength = 9;

function isCutOff(commands: readonly CommandOfText[], index: number): boolean {
  for (let at = index; commands[at]?.piped && at < index + pipeLength; at += 1) {
    if (endsItsInput(commands[at + 1]?.words ?? [])) return true;
  }
  return false;
}

/** A command by which a text leaves even an endless loop. */
const leavesLoop = ([name = '']: readonly string[]) => /^(break|exit|return)$/.test(name);

/** A command that reads no more than it needs, and so ends what is piped into it. */
const endsItsInput = ([name, ...rest]: readonly string[]) =>
  name === 'head' ||
  (name === 'grep' &&
    (has(rest, 'q', 'quiet', 'ABCef') ||
      has(rest, 'm', '', 'ABCef') ||
      hasLong(rest, '--max-count')));

const kubectl: Rule = (rest) => {
  const { verb, after } = split(rest, kubectlValued);
  const inner = after.indexOf('--');
  if (verb === 'exec' && inner !== -1) return whyNeverEnds(after.slice(inner + 1));
  if (verb === 'port-forward' || verb === 'proxy') return `kubectl ${verb} serves for ever`;
  if (verb === 'logs' && has(after, 'f', 'follow', 'nlcp')) {
    return after.some(isJob) ? undefined : 'kubectl logs -f follows';
  }
  const watches = has(after, 'w', 'watch', 'nolfLs') || after.includes('--watch-only');
  return watches && (verb === 'get' || verb === 'events')
    ? `kubectl ${verb} -w watches for ever`
    : undefined;
};

/** Its log ends with it. */
const isJob = (word: string) => /^jobs?(?:\.batch)?\//.test(word);

const docker: Rule = (rest) => {
  const outer = split(rest, dockerValued);
  const { verb, after } = outer.verb === 'compose' ? split(outer.after, dockerValued) : outer;
  if (verb === 'logs' && has(after, 'f', 'follow', 'n')) return 'docker logs -f follows';
  if (verb === 'events') return 'docker events follows';
  if (verb === 'stats' && !has(after, '', 'no-stream', '')) return 'docker stats follows';
  return undefined;
};

/** By command name: says why it goes on for ever with these arguments. */
const rules: Readonly<Record<string, Rule>> = {
  watch: () => 'watch repeats its command for ever',
  kubectl,
  oc: kubectl,
  docker,
  podman: docker,
  nerdctl: docker,
  crictl: (rest) =>
    rest.includes('logs') && has(rest, 'f', 'follow', '') ? 'crictl logs -f follows' : undefined,
  stern: (rest) => (hasLong(rest, '--no-follow') ? undefined : 'stern follows'),
  tail: (rest) =>
    has(rest, 'f', 'follow', 'nc') || has(rest, 'F', 'retry', 'nc') ? 'tail -f follows' : undefined,
  journalctl: (rest) => (has(rest, 'f', 'follow', 'nupt') ? 'journalctl -f follows' : undefined),
  dmesg: (rest) => (has(rest, 'w', 'follow', 'lfn') ? 'dmesg -w follows' : undefined),
  top: (rest) => (has(rest, 'n', '', '') ? undefined : 'top refreshes for ever'),
  htop: () => 'htop refreshes for ever',
  iotop: (rest) => (has(rest, 'n', 'iter', 'dpu') ? undefined : 'iotop refreshes for ever'),
  ping: (rest) =>
    has(rest, 'c', '', 'iIstW') || has(rest, 'w', '', 'iIstW')
      ? undefined
      : 'ping without -c goes on',
  tcpdump: (rest) =>
    has(rest, 'c', '', 'irwsGWC') || (has(rest, 'W', '', 'irwscG') && has(rest, 'G', '', 'irwscW'))
      ? undefined
      : 'tcpdump without -c goes on',
  vmstat: (rest) => repeats('vmstat', rest),
  iostat: (rest) => repeats('iostat', rest),
  'redis-cli': (rest) => {
    const mode = rest.find((word) => /^(monitor|subscribe|psubscribe)$/i.test(word));
    const option = rest.find((word) => /^--(latency|latency-history|stat)$/.test(word));
    return mode || option ? `redis-cli ${mode ?? option} goes on for ever` : undefined;
  },
  sleep: (rest) => (rest[0] === 'infinity' ? 'it sleeps for ever' : undefined),
  while: (rest) => (/^(true|:)$/.test(rest[0] ?? '') ? 'the loop has no end' : undefined),
  until: (rest) => (rest[0] === 'false' ? 'the loop has no end' : undefined),
  bash: (rest) => whyScriptEndless(rest),
  sh: (rest) => whyScriptEndless(rest),
};

function whyScriptEndless(rest: readonly string[]): string | undefined {
  const script = rest[rest.indexOf('-c') + 1];
  if (!rest.includes('-c') || script === undefined) return undefined;
  const commands = simpleCommands(script).map(({ words }) => words);
  if (commands.some(leavesLoop)) return undefined;
  return commands.map(whyNeverEnds).find((why) => why !== undefined);
}

const repeats = (name: string, rest: readonly string[]) =>
  rest.filter((word) => /^\d+$/.test(word)).length === 1
    ? `${name} without a count goes on`
    : undefined;
