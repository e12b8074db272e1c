import type { Place, Procedure } from '../../model/runbook.ts';
import type { Redirection, SimpleCommand } from '../shell/command-reader.ts';
import { unquote } from '../shell/simple-commands.ts';
import type { Statement } from '../shell/statements.ts';
import { startOfCommand } from './wrappers.ts';

/** One shell fence, or one command in prose. Offsets are those of its `text`. */
export interface Script {
  readonly text: string;
  /** The text with its placeholders filled. */
  readonly given: string;
  /** The procedure whose heading is above the fence. */
  readonly procedure: Procedure | undefined;
  /** Its `<name>` placeholders, in order; `at` is the offset of the `<`. */
  readonly holes: readonly { readonly at: number; readonly name: string }[];
  /** Read from `given`: a `<name>` is a word or part of one, not a redirection. */
  readonly statements: readonly Statement[];
  /** The range of a command in prose. */
  readonly inline?: { readonly from: number; readonly to: number };
  placeAt(offset: number): Place;
}

/** A simple command with its place, without leading `sudo` and assignments. */
export interface Command {
  readonly script: Script;
  readonly statement: Statement;
  /** Index among the statement's commands. */
  readonly index: number;
  /** Without quotes; never empty. */
  readonly words: readonly [string, ...string[]];
  /** Each word as written. */
  readonly written: readonly string[];
  readonly redirections: readonly { readonly operator: string; readonly target: string }[];
  /** Its output is the input of the statement's next command. */
  readonly piped: boolean;
  readonly background: boolean;
  /** Its output becomes part of a word: `$(…)`. */
  readonly substituted: boolean;
  /** Offset of a word, by its index, in the script's text. */
  offset(word: number): number;
  /** Place of a word, by its index, or of the whole command. `length`: on the first line. */
  at(word?: number): { readonly place: Place; readonly length: number };
}

/** Programs by the aliases of a runbook: `kubectl` for `k` after `alias k=kubectl`, and for `$K` after `K=kubectl`. */
export type Aliases = ReadonlyMap<string, string>;

/** Aliases that people set in their shells, and whose runbooks never say so; `k` only where kubectl takes its verb. */
const customary: Aliases = new Map([
  ['kubecolor', 'kubectl'],
  ['tf', 'terraform'],
]);
const asKubectl =
  /(?:^|[\n;|&(] {0,9})k (?:-n \S+ )?(?:get|describe|logs|exec|rollout|cp|port-forward|apply -f|scale|edit|top (?:pods?|nodes?)) /;

export function aliasesOf(scripts: readonly Script[]): Aliases {
  const aliases = new Map(customary);
  if (scripts.some(({ text }) => asKubectl.test(text))) aliases.set('k', 'kubectl');
  for (const { text } of scripts) {
    if (text.includes('alias ')) {
      for (const [, name = '', program = ''] of text.matchAll(alias)) aliases.set(name, program);
    }
    if (!/=["']?(?:kubectl|oc)/.test(text)) continue;
    for (const [, name = '', program = ''] of text.matchAll(variable)) {
      aliases.set(`$${name}`, program).set(`\${${name}}`, program);
    }
  }
  return aliases;
}

const alias = /(?<=^|[\n;] *)alias ([\w-]{1,40})=["']?(?:sudo )?(kubectl|oc)["']?(?=\s|;|$)/g;
const variable = /(?<=^|[\n;] {0,9}|export )(\w{1,40})=["']?(kubectl|oc)(?:["']|(?=[\s;]|$))/g;

const programBy = (word: string, aliases: Aliases) =>
  aliases.get(word) ??
  (/(?:^|\/)(?:(?:microk8s|k3s|k0s)\.)?kubectl(?:\.exe)?$/.test(word) ? 'kubectl' : word);

/** The simple commands of a script, in order, with aliases and paths of kubectl resolved. */
export function commandsOf(script: Script, aliases: Aliases): Command[] {
  return script.statements.flatMap((statement) =>
    statement.commands.flatMap((_, index) => commandOf(script, statement, index, aliases) ?? []),
  );
}

function commandOf(
  script: Script,
  statement: Statement,
  index: number,
  aliases: Aliases,
): Command | undefined {
  const own = statement.commands[index];
  if (!own) return undefined;
  const written = (range: { from: number; to: number }) => script.text.slice(range.from, range.to);
  const all = own.words.slice(own.assignments).filter(({ from }) => !isProcess(script.text, from));
  const isSudo = all[0] && written(all[0]) === 'sudo';
  const ranges = isSudo ? all.slice(lengthOfSudo(all.map(written))) : all;
  const [first = onlyRedirects(own) ? ':' : undefined, ...rest] = ranges.map((word) =>
    unquote(script.text, word),
  );
  if (first === undefined) return undefined;
  const value = ({ operator, target }: Redirection) => ({
    operator,
    target: unquote(script.text, target),
  });
  return {
    script,
    statement,
    index,
    words: [programBy(first, aliases), ...rest],
    written: ranges.map(written),
    redirections: own.redirections.map(value),
    piped: own.piped,
    background: own.background,
    substituted: own.substituted,
    offset: (word) => ranges[word]?.from ?? own.from,
    at: (word) => {
      const { from, to } = (word === undefined ? undefined : ranges[word]) ?? own;
      const [line = ''] = script.text.slice(from, to).split('\n');
      return { place: script.placeAt(from), length: Math.max(1, line.length) };
    },
  };
}

/** `<(kubectl get pods)` is a file to the command, and no word of it. */
const isProcess = (text: string, at: number) =>
  text.startsWith('<(', at) || text.startsWith('>(', at);

/** `> orders.log` does what `: > orders.log` does. */
const onlyRedirects = ({ assignments, redirections }: SimpleCommand) =>
  assignments === 0 && redirections.some(({ operator }) => operator.startsWith('>'));

/** Length of `sudo -u postgres` in words; 0 if no command follows, as in `sudo -i`. */
function lengthOfSudo(words: readonly string[]): number {
  const start = startOfCommand(words, 'sudo');
  return start < words.length ? start : 0;
}
