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

interface KnownCommand {
  /** By long name and by letter: `--namespace`, `-n`. */
  readonly flags: Map<string, KnownFlag>;
  /** Subcommands and their aliases, with the path of each. */
  readonly children: Map<string, string>;
}

const commands = new Map<string, KnownCommand>();
const childNames = new Map<string, readonly string[]>();
const flagNames = new Map<string, readonly string[]>();
for (const data of versions) addVersion(data);

function addVersion(data: KubectlData): void {
  const minor = minorOf(data);
  for (const [path, flags] of Object.entries(data.commands)) {
    const command: KnownCommand = commands.get(path) ?? {
      flags: new Map(),
      children: new Map(),
    };
    commands.set(path, command);
    for (const written of flags.split(' ')) addFlag(command, written, minor, data.deprecated, path);
    const words = path.split(' ');
    const parent = commands.get(words.slice(0, -1).join(' '));
    if (path === '') continue;
    for (const name of [words.at(-1) ?? '', ...(data.aliases[path] ?? [])]) {
      parent?.children.set(name, path);
    }
  }
}

function addFlag(
  { flags }: KnownCommand,
  written: string,
  minor: string,
  notes: KubectlData['deprecated'],
  path: string,
): void {
  const [, short, name = '', mark] = /^(?:(-\w),)?(--[^=[]+)(=|\[=\])?$/.exec(written) ?? [];
  const note = notes[`${path} ${name}`];
  const flag: KnownFlag = {
    name,
    value: mark === '=' ? 'needed' : mark ? 'optional' : 'none',
    versions: [...(flags.get(name)?.versions ?? []), minor],
    ...(note && { deprecated: note }),
  };
  flags.set(name, flag);
  if (short) flags.set(short, flag);
}

/** A flag of the command, or a global one. `path`: `rollout status`. */
export const flagAt = (path: string, name: string): KnownFlag | undefined =>
  commands.get(path)?.flags.get(name) ?? commands.get('')?.flags.get(name);

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
    flagNames.get(path) ??
    [path, ''].flatMap((one) => [...(commands.get(one)?.flags.keys() ?? [])]);
  flagNames.set(path, names);
  return names;
};
