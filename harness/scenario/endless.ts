import { simpleCommands } from '../runbook/shell/simple-commands.ts';

/** Why the text never ends by itself (`watch` repeats until …), or undefined where it should. */
export function whyEndless(text: string): string | undefined {
  const commands = simpleCommands(text);
  if (commands.some(({ words }) => /^(break|exit|return)$/.test(words[0] ?? ''))) return undefined;
  for (const command of commands) {
    const why = command.background ? undefined : whyNeverEnds(command.words);
    if (why) return `${why}: it is stopped by policy`;
  }
  return undefined;
}

type Rule = (arguments_: readonly string[]) => string | undefined;

/** By command name: says why it goes on for ever with these arguments. */
const rules: Readonly<Record<string, Rule>> = {
  watch: () => 'watch repeats its command for ever',
  kubectl: (rest) => {
    const { verb, after } = split(rest, kubectlValued);
    const inner = after.indexOf('--');
    if (verb === 'exec' && inner !== -1) return whyNeverEnds(after.slice(inner + 1));
    if (verb === 'port-forward' || verb === 'proxy') return `kubectl ${verb} serves for ever`;
    if (verb === 'logs' && has(after, 'f', 'follow', 'nlcp')) return 'kubectl logs -f follows';
    const watches = has(after, 'w', 'watch', 'nolfLs') || after.includes('--watch-only');
    return watches && (verb === 'get' || verb === 'events')
      ? `kubectl ${verb} -w watches for ever`
      : undefined;
  },
  docker: (rest) => {
    const outer = split(rest, dockerValued);
    const { verb, after } = outer.verb === 'compose' ? split(outer.after, dockerValued) : outer;
    if (verb === 'logs' && has(after, 'f', 'follow', 'n')) return 'docker logs -f follows';
    if (verb === 'events') return 'docker events follows';
    if (verb === 'stats' && !after.includes('--no-stream')) return 'docker stats follows';
    return undefined;
  },
  tail: (rest) =>
    has(rest, 'f', 'follow', 'nc') || has(rest, 'F', 'retry', 'nc') ? 'tail -f follows' : undefined,
  journalctl: (rest) => (has(rest, 'f', 'follow', 'nupt') ? 'journalctl -f follows' : undefined),
  dmesg: (rest) => (has(rest, 'w', 'follow', 'lfn') ? 'dmesg -w follows' : undefined),
  top: (rest) => (has(rest, 'n', '', '') ? undefined : 'top refreshes for ever'),
  htop: () => 'htop refreshes for ever',
  ping: (rest) =>
    has(rest, 'c', '', 'iIstW') || has(rest, 'w', '', 'iIstW')
      ? undefined
      : 'ping without -c goes on',
  tcpdump: (rest) => (has(rest, 'c', '', 'irws') ? undefined : 'tcpdump without -c goes on'),
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

const kubectlValued = /^(-n|-s|--(namespace|context|kubeconfig|cluster|user|server|as))$/;
const dockerValued = /^(-H|-c|-f|-p|--(host|context|file|project-name))$/;

/** The verb of a command line, past the options before it; `valued` options take the next word. */
function split(words: readonly string[], valued: RegExp) {
  let at = 0;
  while (words[at]?.startsWith('-')) at += valued.test(words[at] ?? '') ? 2 : 1;
  return { verb: words[at], after: words.slice(at + 1) };
}

/** Words before the command proper, which runs on as it would without them. */
const prefixes = new Set(['sudo', 'exec', 'nohup', 'command', 'env', 'stdbuf', 'nice']);

function whyNeverEnds(words: readonly string[]): string | undefined {
  let start = 0;
  while (prefixes.has(words[start] ?? '')) {
    start += 1;
    while (/^-|^[A-Za-z_]\w*=/.test(words[start] ?? '')) start += 1;
  }
  const name = words[start]?.split('/').at(-1) ?? '';
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  return rule?.(words.slice(start + 1));
}

function whyScriptEndless(rest: readonly string[]): string | undefined {
  const script = rest[rest.indexOf('-c') + 1];
  if (!rest.includes('-c') || script === undefined) return undefined;
  return simpleCommands(script)
    .map(({ words }) => whyNeverEnds(words))
    .find((why) => why !== undefined);
}

const repeats = (name: string, rest: readonly string[]) =>
  rest.filter((word) => /^\d+$/.test(word)).length === 1
    ? `${name} without a count goes on`
    : undefined;

/**
 * True where an option is given as `-f`, in a cluster (`-Af`), as `--follow` or as `--follow=true`.
 * `valued` are the short options that take a value, so that the `w` of `-nweb` is not `-w`.
 */
function has(words: readonly string[], short: string, long: string, valued: string): boolean {
  for (const word of words) {
    if (word === '--') return false;
    if (long && new RegExp(`^--${long}(=(true|1|name|descriptor))?$`).test(word)) return true;
    if (!short || !/^-[A-Za-z]/.test(word)) continue;
    for (const letter of word.slice(1)) {
      if (letter === short) return true;
      if (valued.includes(letter)) break;
    }
  }
  return false;
}
