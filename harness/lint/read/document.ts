import type { Runbook } from '../../model/runbook.ts';
import { nestedCommands } from '../../runbook/commands/nested-commands.ts';
import { aliasesOf, type Command, commandsOf, type Script } from '../../runbook/commands/script.ts';
import { joinLines } from '../../runbook/fences/fence-text.ts';
import { type Block, readBlocks } from '../../runbook/markdown/blocks.ts';
import { readSource, type Source } from '../../runbook/markdown/source.ts';
import { readRunbook } from '../../runbook/parse.ts';
import { angleHoles, withoutHoles } from '../../runbook/placeholders/holes.ts';
import { readShell } from '../../runbook/shell/statements.ts';

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
  /** Those that a command hands to another shell: in `bash -c '…'`, in `ssh host '…'`, in backticks. */
  readonly nestedCommands: readonly Command[];
  /** Undefined where nobody knows what is beside it. */
  readonly files: FileLookup | undefined;
}

/** That are read; a runbook of 3,000 lines has some 150,000. */
export const mostCharacters = 500_000;

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
  const aliases = aliasesOf(scripts);
  const commands = scripts.flatMap((script) => commandsOf(script, aliases));
  const further = commands.flatMap((command) => nestedCommands(command, aliases));
  return { unread, runbook, source, blocks, scripts, commands, nestedCommands: further, files };
}
