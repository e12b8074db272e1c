import { type CommandWords, simpleCommands } from '../shell/simple-commands.ts';
import { commandsRunBy } from './run-by.ts';

type Words = readonly string[];

/** Options whose value is a text for a shell: `su - postgres -c 'psql'`, `nix-shell --run 'qemu …'`. */
const textOptions: ReadonlyMap<string, RegExp> = new Map([
  ['su', /^(?:-\w*c|--command)(?:=|$)/],
  ['runuser', /^(?:-\w*c|--command)(?:=|$)/],
  ['nix-shell', /^--(?:run|command)(?:=|$)/],
  ['flock', /^(?:-c|--command)(?:=|$)/],
  ['script', /^(?:-\w*c|--command)(?:=|$)/],
  ['vagrant', /^(?:-c|--command)(?:=|$)/],
  ['gcloud', /^--command(?:=|$)/],
]);

/** Programs that run the words after them: their options that take a value, and how many words of their own follow. */
const runners: ReadonlyMap<string, readonly [valued: RegExp, own: number]> = new Map([
  ['taskset', [/^$/, 1]],
  ['chrt', [/^$/, 1]],
  ['numactl', [/^-[Cmpi]$/, 0]],
  ['setarch', [/^$/, 1]],
  ['xvfb-run', [/^-[nsefpw]$/, 0]],
  ['dbus-run-session', [/^$/, 0]],
  ['flock', [/^-[wE]$/, 1]],
  ['chroot', [/^$/, 1]],
  ['nsenter', [/^(?:-[tSG]|--target|--setuid|--setgid)$/, 0]],
  ['unshare', [/^-[SGRw]$/, 0]],
]);

/** Programs that run the words after a verb: `poetry run flask run`. */
const verbs: ReadonlyMap<string, RegExp> = new Map([
  ...'poetry pipenv uv pdm rye hatch conda mamba micromamba'
    .split(' ')
    .map((name) => [name, /^run$/] as const),
  ['bundle', /^exec$/],
  ['pnpm', /^(?:exec|dlx)$/],
  ['nix', /^(?:develop|shell)$/],
]);

/** The commands that a command runs and waits for, in a shell, on a machine, in a container or an environment. */
export function innerCommands(name: string, rest: Words): readonly CommandWords[] {
  const option = textOptions.get(name);
  const text = option && textAfter(option, rest);
  if (text !== undefined) return simpleCommands(text);
  if (name === 'eval') return simpleCommands(rest.join(' '));
  const words = wordsAfter(name, rest);
  return words.length > 0
    ? [{ background: false, piped: false, fed: false, keeps: false, words }]
    : commandsRunBy(name, rest);
}

function textAfter(option: RegExp, rest: Words): string | undefined {
  const at = rest.findIndex((word) => option.test(word));
  const word = rest[at];
  if (word === undefined) return undefined;
  return word.startsWith('--') && word.includes('=')
    ? word.slice(word.indexOf('=') + 1)
    : rest[at + 1];
}

/** How many words of a program come before the command that it runs; 0 if it runs none that way. */
export function runnerLength(name: string, rest: Words): number {
  const runner = runners.get(name);
  if (!runner || /^(?:chroot|nsenter)$/.test(name)) return 0;
  return rest.length - afterOptions(rest, runner[0]).slice(runner[1]).length;
}

function wordsAfter(name: string, rest: Words): Words {
  const runner = runners.get(name);
  if (runner) return afterOptions(rest, runner[0]).slice(runner[1]);
  if (name === 'runuser') return rest.includes('--') ? rest.slice(rest.indexOf('--') + 1) : [];
  if (!verbs.get(name)?.test(rest[0] ?? '')) return [];
  if (name !== 'nix')
    return afterOptions(rest.slice(1), /^(?:-[np]|--(?:name|prefix|with|python))$/);
  const at = rest.findIndex((word) => /^(?:-c|--command)$/.test(word));
  return at < 0 ? [] : rest.slice(at + 1);
}

function afterOptions(words: Words, valued: RegExp): Words {
  let at = 0;
  while (words[at]?.startsWith('-')) at += valued.test(words[at] ?? '') ? 2 : 1;
  return words.slice(at);
}
