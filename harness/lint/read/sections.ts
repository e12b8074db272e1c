import type { Claim } from '../../model/runbook.ts';
import type { Command } from '../../runbook/commands/script.ts';
import type { Block, HeadingBlock } from '../../runbook/markdown/block.ts';
import { partAt } from '../../runbook/markdown/source.ts';
import type { LintDocument } from './document.ts';

/** A heading and everything under it up to the next heading; the first section has no heading. */
export interface Section {
  readonly heading: HeadingBlock | undefined;
  readonly title: string;
  readonly parent: Section | undefined;
  readonly children: readonly Section[];
  readonly blocks: readonly Block[];
  readonly commands: readonly Command[];
  readonly claims: readonly Claim[];
}

interface OpenSection extends Section {
  readonly children: Section[];
  readonly blocks: Block[];
  readonly commands: Command[];
  readonly claims: Claim[];
}

const known = new WeakMap<LintDocument, readonly Section[]>();

/** In the order of the text. */
export function sectionsOf(document: LintDocument): readonly Section[] {
  const sections = known.get(document) ?? readSections(document);
  known.set(document, sections);
  return sections;
}

function readSections({ blocks, source, commands, runbook }: LintDocument): readonly Section[] {
  let section = open(undefined, undefined);
  const sections = [section];
  const lines = [1];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level > 0) {
      section = open(block, parentOf(section, block.level));
      sections.push(section);
      lines.push(source.lineAt(block.from));
    } else section.blocks.push(block);
  }
  for (const command of commands) {
    sections[partAt(lines, command.at(0).place.line)]?.commands.push(command);
  }
  for (const claim of runbook.claims) sections[partAt(lines, claim.place.line)]?.claims.push(claim);
  return sections;
}

function open(heading: HeadingBlock | undefined, parent: OpenSection | undefined): OpenSection {
  const section: OpenSection = {
    heading,
    title: heading?.title ?? '',
    parent,
    children: [],
    blocks: [],
    commands: [],
    claims: [],
  };
  parent?.children.push(section);
  return section;
}

function parentOf(before: Section, level: number): OpenSection | undefined {
  let at: Section | undefined = before;
  while (at?.heading && at.heading.level >= level) at = at.parent;
  return at?.heading ? (at as OpenSection) : undefined;
}

/** True if prose or a comment of the section, after the line, contains one of the words. */
export function speaksAfter(
  { blocks }: Section,
  line: number,
  { source }: LintDocument,
  words: RegExp,
): boolean {
  return blocks.some((block) => {
    if (block.kind === 'fence') {
      return block.lines.some(
        ({ from, text }) => /^\s*#/.test(text) && source.lineAt(from) > line && words.test(text),
      );
    }
    const prose = block.kind === 'item' ? block.prose : block;
    return prose !== undefined && source.lineAt(prose.from) > line && words.test(prose.text);
  });
}
