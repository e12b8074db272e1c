import type { Place, Placeholder } from '../model/runbook.ts';
import type { VariableSet } from './shell/scanner.ts';
import type { Statement } from './shell/statements.ts';

const angle = /(?<![<\\])<([A-Za-z](?:[\w ./-]{0,60}\w)?)>/g;
const variable = /(?<!\\)\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?!\w|:?[-=+])[^}\n]{0,200}\})/g;

/** Bash itself gives these a value, in any session. */
const givenByShell = new Set([
  ...['HOME', 'PATH', 'PWD', 'OLDPWD', 'SHELL', 'SHLVL', 'IFS', 'HOSTNAME', 'HOSTTYPE', 'MACHTYPE'],
  ...['OSTYPE', 'UID', 'EUID', 'GROUPS', 'PPID', 'RANDOM', 'SRANDOM', 'SECONDS', 'LINENO', 'REPLY'],
  ...['EPOCHSECONDS', 'EPOCHREALTIME', 'PIPESTATUS', 'FUNCNAME', 'OPTARG', 'OPTIND', '_'],
  ...['BASH', 'BASHPID', 'BASH_SOURCE', 'BASH_VERSION', 'BASH_VERSINFO', 'BASH_REMATCH'],
]);

/** Variables that commands so far have set: each from the statement on in which it was set. */
export type KnownVariables = Set<string>;

/** The holes of a statement; what it sets itself is added to `known`. Offsets are the shell text's. */
export function statementPlaceholders(
  text: string,
  statement: Statement,
  known: KnownVariables,
  placeAt: (offset: number) => Place,
): Placeholder[] {
  const holes: {
    readonly at: number;
    readonly syntax: 'angle' | 'variable';
    readonly name: string;
  }[] = [];
  for (const { at, name } of angleHoles(text.slice(statement.from, statement.to))) {
    const offset = statement.from + at;
    const inComment = statement.comments.some(({ from, to }) => from <= offset && offset < to);
    if (!inComment) holes.push({ at: offset, syntax: 'angle', name });
  }
  for (const { at, name, hasDefault } of statement.uses) {
    const set = known.has(name) || isSetBefore(statement.sets, name, at);
    if (!hasDefault && !set && !givenByShell.has(name))
      holes.push({ at, syntax: 'variable', name });
  }
  for (const { name } of statement.sets) known.add(name);
  holes.sort((a, b) => a.at - b.at);
  return holes.map(({ at, syntax, name }) => ({ syntax, name, place: placeAt(at) }));
}

function isSetBefore(sets: readonly VariableSet[], name: string, at: number): boolean {
  return sets.some((set) => set.name === name && set.at <= at);
}

/**
 * The text with its holes filled, of the same length, so that offsets are good in both: `<pod-name>`
 * becomes `_pod_name_`, which the shell reads as a word or part of one.
 */
export function withoutHoles(
  text: string,
  holes: Iterable<{ readonly at: number; readonly name: string }> = angleHoles(text),
): string {
  let filled = '';
  let done = 0;
  for (const { at, name } of holes) {
    filled += `${text.slice(done, at)}_${name.replace(/\W/g, '_')}_`;
    done = at + name.length + 2;
  }
  return filled + text.slice(done);
}

/** The holes of a code span in prose. */
export function codePlaceholders(code: string, placeAt: (offset: number) => Place): Placeholder[] {
  const holes = [...angleHoles(code)].map(({ at, name }) => ({
    at,
    name,
    syntax: 'angle' as const,
  }));
  const variables = [...code.matchAll(variable)].map((match) => ({
    at: match.index,
    name: match[1] ?? match[2] ?? '',
    syntax: 'variable' as const,
  }));
  return [...holes, ...variables.filter(({ name }) => !givenByShell.has(name))]
    .sort((a, b) => a.at - b.at)
    .map(({ at, name, syntax }) => ({ syntax, name, place: placeAt(at) }));
}

/** `<name>`, but not the tags of a document (`<name>…</name>`) nor `<in>out`, which redirects twice. */
export function* angleHoles(text: string): Generator<{ at: number; name: string }> {
  if (!text.includes('<')) return;
  const hasTags = text.includes('</');
  for (const match of text.matchAll(angle)) {
    const name = match[1] ?? '';
    const [before, after] = [
      text[match.index - 1] ?? ' ',
      text[match.index + match[0].length] ?? ' ',
    ];
    const redirects = /\s/.test(before) && /\w/.test(after);
    if (!redirects && !(hasTags && text.includes(`</${name}>`))) yield { at: match.index, name };
  }
}
