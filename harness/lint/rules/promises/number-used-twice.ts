import type { Place } from '../../../model/runbook.ts';
import type { Block } from '../../../runbook/markdown/block.ts';
import { boldLabel } from '../../../runbook/prose/prose.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { type Section, sectionsOf } from '../../read/sections.ts';

interface Numbered {
  readonly number: number;
  readonly place: Place;
  readonly length: number;
}

/** Two steps of one procedure with the same number. */
export const numberUsedTwice: Rule = {
  name: 'number-used-twice',
  severity: 'warning',
  why: '"Continue with step 3" does not say which of the two is meant, least of all on the phone.',
  examples: {
    bad: [
      'kubectl version\n# 1. Look\nkubectl get pods\n# 2. Restart\nkubectl rollout restart deploy/web\n# «2.» Wait\nkubectl rollout status deploy/web',
      '# Ops\n\n## Restart\n\n1. Look\n2. Stop\n«2.» Start\n3. Look again',
      '# Ops\n\n1. Look\n   - here\n\n```bash\nls\n```\n2. Stop\n3. Start\n\n```bash\ndf\n```\n«3.» Look again\n',
      '# Ops\n\n## Step 1: Stop\n\na\n\n## Step 2: Copy\n\nb\n\n## «Step 2»: Start\n\nc',
      '# Ops\n\n## Fix\n\n**Step 1:** stop\n\n**Step 2:** copy\n\n**«Step 1»:** start',
      '# Ops\n\n1) Look\n\n```bash\nls\n```\n\n2) Stop\n\n```bash\nls\n```\n\n«2)» Start\n',
    ],
    good: [
      '# Ops\n\n1. Look\n1. Stop\n1. Start',
      '# Ops\n\n1. Look\n2. Stop\n\nOr else:\n\n1. Start\n2. Look',
      '# Ops\n\n1. Look\n2. Stop\n\n```bash\nls\n```\n\n1. Start\n2. Look\n',
      '# Ops\n\n1. Look\n\n```bash\nls\n```\n\nOr else:\n\n1. Start\n',
      '# Ops\n\n1. Look\n\n```bash\nls\n```\n\n1. Stop\n\n```bash\ndf\n```\n\n1. Start\n',
      '# Ops\n\n- a\n  1. Look\n  2. Stop\n\n```bash\nls\n```\n\n- b\n  1. Start\n  2. Look\n',
      'kubectl version\n# 1. Look\nkubectl get pods\n# 2. Wait\nkubectl get pods\n\n# 1. Once more\nkubectl get pods\n# 2. And wait\nkubectl get pods',
      '# Ops\n\n1. Look\n   1. here\n   2. there\n2. Stop\n   1. it\n   2. all',
      '# Ops\n\n## A\n### 1. Look\n### 2. Stop\n## B\n### 1. Look\n### 2. Stop',
      '# Ops\n\n1. Look\n2. Stop\n\n```bash\nls\n```\n\n1. Once more\n',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const found = [...sequences(document)].flatMap((sequence) => [...repeated(sequence)]);
    for (const { first, place, length, number } of found) {
      yield {
        place,
        length,
        text: `Step ${number} is already on line ${first}.`,
        instead: 'Number the steps consecutively.',
      };
    }
  },
};

/** A number may repeat only where the count starts again. */
function* repeated(sequence: readonly Numbered[]) {
  const [start] = sequence;
  const all = sequence.every(({ number }) => number === start?.number);
  let seen = new Map<number, number>();
  for (const [index, step] of all ? [] : sequence.entries()) {
    const { number, place } = step;
    const first = seen.get(number);
    if (number === start?.number && startsAnew(step, sequence[index + 1])) seen = new Map();
    else if (first !== undefined) yield { ...step, first };
    if (!seen.has(number)) seen.set(number, place.line);
  }
}

/** "1." again with "2." after it. */
const startsAnew = ({ number }: Numbered, next: Numbered | undefined) =>
  next?.number === number + 1 || next?.number === number;

function* sequences(document: LintDocument): Generator<readonly Numbered[]> {
  const sections = sectionsOf(document);
  for (const { children } of [
    { children: sections.filter(({ parent }) => !parent) },
    ...sections,
  ]) {
    yield children.flatMap((child) => headingNumber(document, child));
  }
  for (const { blocks } of sections) {
    yield blocks.flatMap((block) => boldNumber(document, block));
    for (const items of lists(blocks)) yield items.flatMap((block) => itemNumber(document, block));
    for (const block of blocks) yield commentNumbers(document, block);
  }
}

const stepWord = /^(?:step|phase|stage)\s{1,3}(\d{1,3})\b(?!\.\d)/i;
const numberMark = /^(\d{1,3})[.)](?=\s)/;

function headingNumber({ source }: LintDocument, { heading, title }: Section): Numbered[] {
  const match = stepWord.exec(title) ?? numberMark.exec(title);
  if (!heading || !match) return [];
  const at = heading.from + Math.max(0, heading.text.search(/\S/));
  return [{ number: Number(match[1]), place: source.placeAt(at), length: match[0].length }];
}

function boldNumber({ source }: LintDocument, block: Block): Numbered[] {
  if (block.kind !== 'paragraph' || block.item) return [];
  const match = stepWord.exec(boldLabel(block.text)?.label ?? '');
  if (!match) return [];
  const at = block.from + block.text.indexOf(match[0]);
  return [{ number: Number(match[1]), place: source.placeAt(at), length: match[0].length }];
}

/** Items by their list, in order; a list that continues after a fence is the same list. */
function lists(blocks: readonly Block[]): Iterable<readonly Block[]> {
  const byList = new Map<number, Block[]>();
  let before: Block[] | undefined;
  for (const block of blocks) {
    if (block.kind !== 'item' || block.number === undefined) {
      if (block.kind !== 'fence' && !('item' in block && block.item)) before = undefined;
      continue;
    }
    const goesOn = block.parent === undefined && block.number > 1 ? before : undefined;
    const items = byList.get(block.list) ?? goesOn ?? [];
    items.push(block);
    byList.set(block.list, items);
    if (block.parent === undefined) before = items;
  }
  return new Set(byList.values());
}

function itemNumber({ source }: LintDocument, block: Block): Numbered[] {
  if (block.kind !== 'item' || block.number === undefined) return [];
  const length = `${block.number}.`.length;
  return [{ number: block.number, place: source.placeAt(block.markFrom), length }];
}

/** Numbers in the comments of a shell fence; its parsed lines keep here-documents apart from comments. */
function commentNumbers({ source }: LintDocument, block: Block): Numbered[] {
  if (block.kind !== 'fence' || !block.shell) return [];
  return block.shell.lines.flatMap(({ from, text }) => {
    const mark = /^#+[ \t]{1,4}/.exec(text)?.[0];
    const match = mark && numberMark.exec(text.slice(mark.length));
    if (!match) return [];
    const place = source.placeAt(from + mark.length);
    return [{ number: Number(match[1]), place, length: match[0].length }];
  });
}
