import { type KubectlData, minorOf, versions } from './versions.ts';

/** A flag of one command; `versions`: the minor versions of kubectl that have it, oldest first. */
export interface KnownFlag {
  /** `--namespace` */
  readonly name: string;
  /** Whether a value follows; an optional value follows only after `=`. */
  readonly value: 'needed' | 'optional' | 'none';
  readonly versions: readonly string[];
  /** The deprecation message of kubectl, from the versions that still have the flag. */
  readonly deprecated?: string;
}

/** By long name and by letter: `--namespace`, `-n`. */
type KnownFlags = ReadonlyMap<string, KnownFlag>;

interface KnownCommand {
  /** The versions that have the command. */
  readonly versions: KubectlData[];
  /** Subcommands and their aliases, with the path of each. */
  readonly children: Map<string, string>;
  /** Read when first asked for: a runbook uses few of the commands. */
  flags?: KnownFlags;
}

const commands = new Map<string, KnownCommand>();
const childNames = new Map<string, readonly string[]>();
const flagNames = new Map<string, readonly string[]>();
for (const data of versions) addVersion(data);

function addVersion(data: KubectlData): void {
  for (const path of Object.keys(data.commands)) {
    const command: KnownCommand = commands.get(path) ?? { versions: [], children: new Map() };
    commands.set(path, command);
    command.versions.push(data);
    const words = path.split(' ');
    const parent = commands.get(words.slice(0, -1).join(' '));
    if (path === '') continue;
    for (const name of [words.at(-1) ?? '', ...(data.aliases[path] ?? [])]) {
      parent?.children.set(name, path);
    }
  }
}

function flagsOf(path: string): KnownFlags | undefined {
  const command = commands.get(path);
  if (command) command.flags ??= readFlags(path, command.versions);
  return command?.flags;
}

function readFlags(path: string, having: readonly KubectlData[]): KnownFlags {
  const flags = new Map<string, KnownFlag>();
  for (const data of having) {
    for (const written of (data.commands[path] ?? '').split(' ')) {
      addFlag(flags, written, data, path);
    }
  }
  return flags;
}

function addFlag(
  flags: Map<string, KnownFlag>,
  written: string,
  data: KubectlData,
  path: string,
): void {
  const [, short, name = '', mark] = /^(?:(-\w),)?(--[^=[]+)(=|\[=\])?$/.exec(written) ?? [];
  const note = data.deprecated[`${path} ${name}`];
  const flag: KnownFlag = {
    name,
    value: mark === '=' ? 'needed' : mark ? 'optional' : 'none',
    versions: [...(flags.get(name)?.versions ?? []), minorOf(data)],
    ...(note && { deprecated: note }),
  };
  flags.set(name, flag);
  if (short) flags.set(short, flag);
}

/** A flag of the command, or a global one. `path`: `rollout status`. */
export const flagAt = (path: string, name: string): KnownFlag | undefined =>
  flagsOf(path)?.get(name) ?? flagsOf('')?.get(name);

/** The path of a subcommand, by its name or alias: `rollout status` for `status` under `rollout`. */
export const commandUnder = (path: string, word: string): string | undefined =>
  commands.get(path)?.children.get(word);

/** Names that `commandUnder` knows; memoized. */
export const namesUnder = (path: string): readonly string[] => {
  const names = childNames.get(path) ?? [...(commands.get(path)?.children.keys() ?? [])];
  childNames.set(path, names);
  return names;
};

/** Names that `flagAt` knows; memoized. */
export const flagNamesAt = (path: string): readonly string[] => {
  const names =
    flagNames.get(path) ?? [path, ''].flatMap((one) => [...(flagsOf(one)?.keys() ?? [])]);
  flagNames.set(path, names);
  return names;
};
