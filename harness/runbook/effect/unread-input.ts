import { readTerminal, type Terminal } from '../commands/container-terminal.ts';
import { hasLong } from '../commands/options.ts';
import { scriptIn } from '../commands/run-by.ts';
import { isWrappedIn, programOf, startOfInner } from '../commands/wrappers.ts';
import { type Call, flagOf, readCall } from '../kubectl/invocation.ts';
import { simpleCommands } from '../shell/simple-commands.ts';

/** Why what is piped or redirected into a command never arrives. */
export interface UnreadInput {
  /** A sentence. */
  readonly why: string;
  /** Index of the word that shows it. */
  readonly at: number;
  readonly instead: string;
  /** All that is missing is this option behind that word. */
  readonly missing?: '-i';
}

type Words = readonly string[];
const deepest = 3;

/** For a command with a pipe or a file as its input; undefined if it reads it, or may. */
export const unreadInput = (words: Words): UnreadInput | undefined => unread(words, 0);

function unread(words: Words, depth: number): UnreadInput | undefined {
  const start = startOfInner(words);
  // xargs reads the names, a loop reads the lines.
  if (depth > deepest || ['xargs', 'while', 'until'].some((name) => isWrappedIn(words, name)))
    return undefined;
  const own = words.slice(start);
  const [first, ...rest] = own;
  const name = programOf(first);
  const found = inText(name, rest, depth) ?? ofProgram(name, own);
  return found && { ...found, at: start + found.at };
}

/** `ssh host 'kubectl exec db-0 -- psql' < orders.sql`, with a single command in the text. */
function inText(name: string, rest: Words, depth: number): UnreadInput | undefined {
  const script = scriptIn(name, rest);
  if (!script) return undefined;
  const commands = simpleCommands(rest.slice(script.from, script.to).join(' '));
  const [only] = commands;
  if (!only || commands.length > 1 || only.fed) return undefined;
  const found = unread(only.words, depth + 1);
  if (!found) return undefined;
  const { why, instead } = found;
  return { why, instead, at: script.from + 1 };
}

function ofProgram(name: string, own: Words): UnreadInput | undefined {
  if (own.some((word) => stdin.test(word))) return undefined;
  if (name === 'kubectl' || name === 'oc') {
    const call = readCall(own);
    return call && ofCall(name, call, own);
  }
  if (engines.has(name)) return ofEngine(name, own);
  if (name === 'helm') return ofHelm(own);
  if (neverRead.has(name)) {
    return {
      at: 0,
      why: `\`${name}\` takes no names from its input.`,
      instead: `… | xargs ${name} …`,
    };
  }
  return undefined;
}

/** Words that mean the input. */
const stdin =
  /^-(?:\w{0,3}f-)?$|(?:^|[=:@])\/(?:dev\/stdin|dev\/fd\/\d+|proc\/self\/fd\/\d+)|=-$|stdin/;

const neverRead = new Set(
  'rm rmdir kill pkill killall mv cp mkdir touch chmod chown ln systemctl echo'.split(' '),
);
const engines = new Set(['docker', 'podman', 'nerdctl', 'crictl']);

const needsInput = /^(?:exec|run|debug|attach)$/;
const takesFiles =
  /^(?:apply|create|replace|delete|diff|get|describe|label|annotate|scale|patch|expose|set|autoscale|wait)\b/;
const takesNames =
  /^(?:delete|get|describe|logs|label|annotate|scale|patch|cordon|uncordon|drain|taint|expose|rollout|top|wait|set)\b/;

function ofCall(name: string, call: Call, own: Words): UnreadInput | undefined {
  const { path, verb } = call;
  if (needsInput.test(verb.text) && path !== '') {
    const terminal = readTerminal(name, own.slice(1));
    return terminal && !terminal.attached ? notAttached(name, terminal, own) : undefined;
  }
  const file = flagOf(call, '--filename') ?? flagOf(call, '--kustomize');
  if (file && takesFiles.test(path)) {
    if (/[$`]/.test(file.value) || file.value === 'true') return undefined;
    const why = `\`${name} ${path}\` reads \`${file.value}\` here, and ignores what is sent to it.`;
    return { at: file.at, why, instead: `${name} ${path} -f -` };
  }
  if (file) return undefined;
  if (/^(?:apply|create|replace|diff)$/.test(path)) {
    const why = `\`${name} ${path}\` reads its input only with \`-f -\`.`;
    return { at: verb.at, why, instead: `${name} ${path} -f -` };
  }
  if (!takesNames.test(path)) return undefined;
  const why = `\`${name} ${path}\` takes no names from its input.`;
  return { at: verb.at, why, instead: `… | xargs ${name} ${path} …` };
}

function ofEngine(name: string, own: Words): UnreadInput | undefined {
  if (own.includes('compose')) return undefined;
  const rest = own.slice(1);
  const terminal = readTerminal(name, rest);
  if (terminal && /^(?:exec|run)$/.test(terminal.verb)) {
    if (hasLong(rest, '-a', '--attach')) return undefined;
    if (!terminal.attached) return notAttached(name, terminal, own);
    if (name !== 'docker' || !terminal.tty) return undefined;
    const at = own.findIndex((word) => /^-[a-z]*t[a-z]*$|^--tty/.test(word));
    const why = `\`docker ${terminal.verb}\` with \`-t\` refuses input that does not come from a terminal.`;
    return { at: Math.max(at, 0), why, instead: `docker ${terminal.verb} -i …` };
  }
  const [verb = '', more = ''] = rest;
  const named = /^(?:rm|rmi|stop|kill|restart|start|inspect)$/.test(verb)
    ? verb
    : `${verb} ${more}`;
  if (
    named === verb ||
    /^(?:volume|network|image|container) (?:rm|inspect|stop|kill|restart)$/.test(named)
  ) {
    return {
      at: 1,
      why: `\`${name} ${named}\` takes no names from its input.`,
      instead: `… | xargs ${name} ${named}`,
    };
  }
  return undefined;
}

function notAttached(name: string, { verb, inner }: Terminal, own: Words): UnreadInput {
  const who = inner[0] ? `\`${inner[0]}\`` : 'the container';
  return {
    at: Math.max(own.indexOf(verb), 0),
    why: `Without \`-i\`, \`${name} ${verb}\` passes no input on, so ${who} gets none.`,
    instead: `${name} ${verb} -i …`,
    // `run` with it also waits for the end.
    ...(verb === 'exec' && own.includes(verb) && { missing: '-i' }),
  };
}

function ofHelm(own: Words): UnreadInput | undefined {
  const at = own.findIndex((word) => /^(?:-f|--values)$/.test(word));
  const file = own[at + 1];
  if (
    at < 0 ||
    file === undefined ||
    /[$`]/.test(file) ||
    !/^(?:install|upgrade|template)$/.test(own[1] ?? '')
  )
    return undefined;
  const why = `\`helm ${own[1]}\` reads \`${file}\` here, and ignores what is sent to it.`;
  return { at, why, instead: `helm ${own[1]} … -f -` };
}
