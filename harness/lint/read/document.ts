import type { Procedure, Runbook } from '../../model/runbook.ts';
import { nestedCommands } from '../../runbook/commands/nested-commands.ts';
import { aliasesOf, type Command, commandsOf, type Script } from '../../runbook/commands/script.ts';
import { readFenceScript, statementsOf } from '../../runbook/fences/fence-script.ts';
import type { InlineStep } from '../../runbook/inline/inline-steps.ts';
import type { Block, Prose } from '../../runbook/markdown/block.ts';
import { readBlocks } from '../../runbook/markdown/blocks.ts';
import { readSource, type Source } from '../../runbook/markdown/source.ts';
import { whyTooLong } from '../../runbook/most-characters.ts';
import { readRunbook } from '../../runbook/parse.ts';
import { angleHoles } from '../../runbook/placeholders/angle-holes.ts';
import { withoutHoles } from '../../runbook/placeholders/holes.ts';
import { readShell, type Statement } from '../../runbook/shell/statements.ts';

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
  /** Its shell fences and the commands in its prose, in order. */
  readonly scripts: readonly Script[];
  /** The simple commands of all scripts, in order. */
  readonly commands: readonly Command[];
  /** Commands inside another command: in `bash -c '…'`, in `ssh host '…'`, in backticks. */
  readonly nestedCommands: readonly Command[];
  /** Undefined if nobody knows which files are next to the document. */
  readonly files: FileLookup | undefined;
}

/** Reads a text for rules; like `parseRunbook`, it never throws. */
export function readDocument(file: string, text: string, files?: FileLookup): LintDocument {
  const unread = whyTooLong(text) === undefined ? undefined : text;
  const source = readSource(file, unread === undefined ? text : '');
  const blocks = readBlocks(source);
  const { runbook, inline } = readRunbook(file, source, blocks);
  const scripts = [...scriptsOf(source, blocks, runbook, inline)];
  const aliases = aliasesOf(scripts);
  const commands = scripts.flatMap((script) => commandsOf(script, aliases));
  const further = commands.flatMap((command) => nestedCommands(command, aliases));
  return { unread, runbook, source, blocks, scripts, commands, nestedCommands: further, files };
}

/** The shell fences and the commands in prose, in order. */
function* scriptsOf(
  source: Source,
  blocks: readonly Block[],
  runbook: Runbook,
  inline: readonly InlineStep[],
): Generator<Script> {
  const byLine = new Map(runbook.procedures.map((one) => [one.place.line, one]));
  let procedure = byLine.get(1);
  let next = 0;
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level > 0) {
      procedure = byLine.get(source.lineAt(block.from));
    } else if (block.kind === 'fence' && block.shell) {
      const script = readFenceScript(block.shell);
      const placeAt = (offset: number) => source.placeAt(script.inDocument(offset));
      yield scriptOf(script, statementsOf(script), procedure, placeAt);
    }
    const prose = proseOf(block);
    for (let own = inline[next]; own && prose && own.to <= prose.to; own = inline[next]) {
      const { text } = own.step;
      const given = withoutHoles(text);
      const statements = readShell(given).filter((part) => part.kind === 'statement');
      yield { ...scriptOf({ text, given }, statements, procedure, own.placeAt), inline: own };
      next += 1;
    }
  }
}

function scriptOf(
  { text, given }: Pick<Script, 'text' | 'given'>,
  statements: readonly Statement[],
  procedure: Procedure | undefined,
  placeAt: Script['placeAt'],
): Script {
  return { text, given, procedure, holes: [...angleHoles(text)], statements, placeAt };
}

/** The prose of a block that is not code. */
export function proseOf(block: Block): Prose | undefined {
  if (block.kind === 'fence') return undefined;
  return block.kind === 'item' ? block.prose : block;
}
