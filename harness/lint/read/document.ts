import type { Runbook } from '../../model/runbook.ts';
import { nestedCommands } from '../../runbook/commands/nested-commands.ts';
import { aliasesOf, type Command, commandsOf, type Script } from '../../runbook/commands/script.ts';
import { joinLines } from '../../runbook/fences/fence-text.ts';
import { type Block, readBlocks } from '../../runbook/markdown/blocks.ts';
import { readSource, type Source } from '../../runbook/markdown/source.ts';
import { readRunbook } from '../../runbook/parse.ts';
import { angleHoles } from '../../runbook/placeholders/angle-holes.ts';
import { withoutHoles } from '../../runbook/placeholders/holes.ts';
import { readShell } from '../../runbook/shell/statements.ts';

/**
 * Whether a path that a document links to exists, relative to the document's folder; a path that
 * begins with `/` is relative to the top of the repository.
 */
export type FileLookup = (path: string) => boolean;

/** A runbook in the form that rules inspect. */
export interface LintDocument {
  /** The text if it is too long to check; the rest of the document is then empty. */
  readonly unread: string | undefined;
  readonly runbook: Runbook;
  readonly source: Source;
  readonly blocks: readonly Block[];
  /** Its shell fences, in order. */
  readonly scripts: readonly Script[];
  /** The simple commands of all scripts, in order. */
  readonly commands: readonly Command[];
  /** Commands inside another command: in `bash -c '…'`, in `ssh host '…'`, in backticks. */
  readonly nestedCommands: readonly Command[];
  /** Undefined if nobody knows which files are next to the document. */
  readonly files: FileLookup | undefined;
}

/** The limit on a text that rules check; a runbook of 3,000 lines has about 150,000. */
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
