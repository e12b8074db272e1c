import type { PlannedStep } from '../../model/scenario.ts';
import { simpleCommands } from '../../runbook/shell/simple-commands.ts';

type Words = readonly string[];

const redisReads = /^(ping|info|xlen|xinfo|llen|get|ttl|dbsize|exists|type|scan|config get)( |$)/i;
/** Options whose value is the next word. */
const redisValued = /^(-[hpsauritndDX]|--(user|pass|cacert|cacertdir|cert|key|sni))$/;
const curlWrites = /^(-[A-Za-z]*[dFTX]|--(data|json|form|upload-file|request)\b)/;

/** By name: whether the command, with these arguments, asks something and changes nothing. */
const asks: Readonly<Record<string, (rest: Words) => boolean>> = {
  curl: (rest) => !rest.some((word) => curlWrites.test(word)),
  wget: (rest) => !rest.some((word) => /^--(post|method|body)/.test(word)),
  'redis-cli': (rest) => redisReads.test(redisCommand(rest)),
  sh: (rest) => asksAll(scriptOf(rest)),
  bash: (rest) => asksAll(scriptOf(rest)),
  timeout: ([, ...command]) => asksOne(command),
  env: (rest) => asksWith(rest),
  kubectl: (rest) => asksInside(rest),
  ...Object.fromEntries(
    [
      ...['nslookup', 'dig', 'host', 'getent', 'nc', 'ping', 'df', 'du', 'ls', 'cat', 'ps'],
      ...['echo', 'grep', 'head', 'tail', 'sort', 'wc', 'cut', 'tr', 'jq', 'awk'],
    ].map((name) => [name, () => true]),
  ),
};

/** Whether a step only asks a service, as a user or as a pod would: of a broken one it may get no answer. */
export function isQuestion({ step, boundText }: PlannedStep): boolean {
  return step.kind === 'command' && asksAll(boundText);
}

function asksAll(script: string): boolean {
  const commands = simpleCommands(script);
  return commands.length > 0 && commands.every(({ words, keeps }) => !keeps && asksOne(words));
}

function asksOne([name = '', ...rest]: Words): boolean {
  return Object.hasOwn(asks, name) && asks[name]?.(rest) === true;
}

/** What Redis is asked, without the options before it. */
function redisCommand(words: Words): string {
  const at = words.findIndex(
    (word, index) => !word.startsWith('-') && !redisValued.test(words[index - 1] ?? ''),
  );
  return at === -1 ? '' : words.slice(at).join(' ');
}

/** `env` by itself prints what is set; else it is the command that counts. */
function asksWith(words: Words): boolean {
  const at = words.findIndex((word) => !/^(-|\w+=)/.test(word));
  return at === -1 || asksOne(words.slice(at));
}

/** A command in a pod that is there, or in one that goes with it. */
function asksInside(words: Words): boolean {
  const at = words.indexOf('--');
  if (at === -1) return false;
  const outer = words.slice(0, at);
  const passing = outer.includes('exec') || (outer.includes('run') && outer.includes('--rm'));
  return passing && asksOne(words.slice(at + 1));
}

function scriptOf(words: Words): string {
  const at = words.findIndex((word) => /^-[a-z]*c$/.test(word));
  return at === -1 ? '' : (words[at + 1] ?? '');
}
