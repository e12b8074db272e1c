import type { Place, Procedure, Runbook } from '../model/runbook.ts';
import { type Block, readBlocks } from '../runbook/blocks.ts';
import { startOfCommand } from '../runbook/commands/command-proper.ts';
import { joinLines } from '../runbook/fence-text.ts';
import { angleHoles, withoutHoles } from '../runbook/holes.ts';
import { readRunbook } from '../runbook/parse.ts';
import type { Redirection } from '../runbook/shell/commands.ts';
import { unquote } from '../runbook/shell/simple-commands.ts';
import { readShell, type Statement } from '../runbook/shell/statements.ts';
import { readSource, type Source } from '../runbook/source.ts';

/**
 * Whether there is a file or folder under a path that a document links to, seen from the document's
 * folder; one that begins with `/`, from the repository's.
 */
export type FileLookup = (path: string) => boolean;

/** A runbook as rules look at it. */
export interface LintDocument {
  /** The text if it is too long to be checked; then there is nothing in the document. */
  readonly unread: string | undefined;
  readonly runbook: Runbook;
  readonly source: Source;
  readonly blocks: readonly Block[];
  /** Its shell fences, in order. */
  readonly scripts: readonly Script[];
  /** The simple commands of all scripts, in order. */
  readonly commands: readonly Command[];
  /** Undefined where nobody knows what is beside it. */
  readonly files: FileLookup | undefined;
}

/** One shell fence. Offsets are those of its `text`. */
export interface Script {
  readonly text: string;
  /** That whose heading it stands under. */
  readonly procedure: Procedure | undefined;
  /** Its `<name>`s, in order, each from its `<` on. */
  readonly holes: readonly { readonly at: number; readonly name: string }[];
  /** As they are once the holes are filled: a `<name>` is a word or part of one, no redirection. */
  readonly statements: readonly Statement[];
  placeAt(offset: number): Place;
}

/** A simple command with its place, `sudo` and assignments in front of it left out. */
export interface Command {
  readonly script: Script;
  readonly statement: Statement;
  /** Of the statement's commands. */
  readonly index: number;
  /** Quotes taken off; never empty. */
  readonly words: readonly [string, ...string[]];
  /** Each word as it is written. */
  readonly written: readonly string[];
  readonly redirections: readonly { readonly operator: string; readonly target: string }[];
  /** Its output is the input of the statement's next command. */
  readonly piped: boolean;
  readonly background: boolean;
  /** Its output becomes part of a word: `$(…)`. */
  readonly substituted: boolean;
  /** Of the word at the index; of the whole command without one. `length`: on that line. */
  at(word?: number): { readonly place: Place; readonly length: number };
}

/** That are read; a runbook of 3,000 lines has some 150,000. */
export const mostCharacters = 1_000_000;

/** Reads a text for rules; like `parseRunbook`, it never throws. */
export function readDocument(file: string, text: string, files?: FileLookup): LintDocument {
  const unread = text.length > mostCharacters ? text : undefined;
  const source = readSource(file, unread === undefined ? text : '');
  const blocks = readBlocks(source);
  const runbook = readRunbook(file, source, blocks);
  const byLine = new Map(runbook.procedures.map((one) => [one.place.line, one]));
  let procedure = byLine.get(1);
  const scripts: Script[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level > 0) {
      procedure = byLine.get(source.lineAt(block.from));
    } else if (block.kind === 'fence' && block.shell) {
      const { text: shell, inDocument } = joinLines(block.shell.lines);
      const holes = [...angleHoles(shell)];
      const filled = withoutHoles(shell);
      const statements = block.shell.parts
        .flatMap((part) => (part.kind === 'shell' ? readShell(filled, part) : []))
        .filter((part) => part.kind === 'statement');
      const placeAt = (offset: number) => source.placeAt(inDocument(offset));
      scripts.push({ text: shell, procedure, holes, statements, placeAt });
    }
  }
  const commands = scripts.flatMap(commandsOf);
  return { unread, runbook, source, blocks, scripts, commands, files };
}

function commandsOf(script: Script): Command[] {
  return script.statements.flatMap((statement) =>
    statement.commands.flatMap((_, index) => commandOf(script, statement, index) ?? []),
  );
}

function commandOf(script: Script, statement: Statement, index: number): Command | undefined {
  const own = statement.commands[index];
  if (!own) return undefined;
  const written = (range: { from: number; to: number }) => script.text.slice(range.from, range.to);
  const all = own.words.slice(own.assignments).filter((word) => !/^[<>]\(/.test(written(word)));
  const isSudo = all[0] && written(all[0]) === 'sudo';
  const ranges = isSudo ? all.slice(lengthOfSudo(all.map(written))) : all;
  const [first, ...rest] = ranges.map((word) => unquote(script.text, word));
  if (first === undefined) return undefined;
  const value = ({ operator, target }: Redirection) => ({
    operator,
    target: unquote(script.text, target),
  });
  return {
    script,
    statement,
    index,
    words: [first, ...rest],
    written: ranges.map(written),
    redirections: own.redirections.map(value),
    piped: own.piped,
    background: own.background,
    substituted: own.substituted,
    at: (word) => {
      const { from, to } = (word === undefined ? undefined : ranges[word]) ?? own;
      const [line = ''] = script.text.slice(from, to).split('\n');
      return { place: script.placeAt(from), length: Math.max(1, line.length) };
    },
  };
}

/** `sudo -u postgres`; nothing where no command follows, as in `sudo -i`. */
function lengthOfSudo(words: readonly string[]): number {
  const start = startOfCommand(words, 'sudo');
  return start < words.length ? start : 0;
}
