import { hash } from 'node:crypto';
import type { Runbook } from '../model/runbook.ts';
import { ChecklistFinder, checklistsOf } from './checklists/checklist-of.ts';
import type { InlineStep } from './inline/inline-steps.ts';
import type { Block } from './markdown/block.ts';
import { readBlocks } from './markdown/blocks.ts';
import { readSource, type Source } from './markdown/source.ts';
import { withSetElsewhere } from './placeholders/set-elsewhere.ts';
import { toProcedure } from './procedure.ts';
import { RunbookReader } from './reader.ts';
import { sharedStatements } from './shared-claims.ts';

/**
 * Reads a Markdown runbook: its procedures, steps, placeholders and claims, each with its place.
 * `file` is the name in those places. Never throws, because every text is a runbook, perhaps without procedures.
 */
export function parseRunbook(file: string, text: string): Runbook {
  const source = readSource(file, text);
  return readRunbook(file, source, readBlocks(source)).runbook;
}

/** The same for a text whose blocks have been read already. `inline`: its commands in prose, in order. */
export function readRunbook(
  file: string,
  source: Source,
  blocks: readonly Block[],
): { readonly runbook: Runbook; readonly inline: readonly InlineStep[] } {
  const { text } = source;
  const { sections, claims, placeholders, inline } = new RunbookReader(source, blocks).readAll();
  const headings = sections.flatMap(({ heading }) => heading ?? []);
  const first = headings.find(({ level }) => level === 1) ?? headings[0];
  const title = first?.title ?? fileName(file);
  const shared = sharedStatements(sections);
  const finder = new ChecklistFinder(sections);
  const checklists = checklistsOf(sections, title);
  const runbook = {
    file,
    title,
    text,
    sha256: hash('sha256', text),
    procedures: withSetElsewhere(
      sections
        .filter(({ steps }) => steps.length > 0)
        .map((section) => toProcedure(section, title, shared, finder)),
    ),
    claims,
    placeholders,
    ...(checklists.length > 0 && { checklists }),
  };
  return { runbook, inline };
}

function fileName(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return name.replace(/\.(?:md|markdown)$/i, '');
}
