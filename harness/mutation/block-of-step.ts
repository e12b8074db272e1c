import type { Source } from '../runbook/markdown/source.ts';
import type { Edit } from './mutator.ts';
import type { Page, PageStep } from './page.ts';

type Block = Pick<Edit, 'from' | 'to'>;

/** True for a command in a fence of the page: one in a sentence cannot go without its sentence. */
export const isOwnLine = ({ planned: { step } }: PageStep): boolean =>
  step.kind === 'command' && !step.inline;

/** The range of a step's lines, with the comment above it if that is about this step alone. */
export function blockOf(step: PageStep, page: Page): Block {
  const { source } = page.document;
  const to = endOfLine(source, step.planned.step.endLine);
  return { from: source.offsetOf(startOf(step, page)), to };
}

function startOf(step: PageStep, page: Page) {
  const { place } = step.planned.step;
  const label = labelOf(step);
  if (!label || isShared(step, page)) return place;
  const lines = page.document.source.clean.split('\n').slice(label.place.line - 1, place.line - 1);
  // A label may begin with the sentence that introduces the fence.
  return lines.every((line) => /^\s*#/.test(line)) ? label.place : place;
}

const labelOf = ({ planned: { step } }: PageStep) => ('label' in step ? step.label : undefined);

/** Several commands below one comment. */
export function isShared(step: PageStep, { steps }: Page): boolean {
  const label = labelOf(step);
  return steps.some((other) => other !== step && isSameLabel(other, label));
}

export const shareLabel = (one: PageStep, other: PageStep): boolean =>
  isSameLabel(other, labelOf(one));

const isSameLabel = (step: PageStep, label: ReturnType<typeof labelOf>) => {
  const own = labelOf(step);
  return own?.place.line === label?.place.line && own?.text === label?.text;
};

function endOfLine({ clean }: Source, line: number): number {
  let end = -1;
  for (let at = 0; at < line; at += 1) end = clean.indexOf('\n', end + 1);
  return end < 0 ? clean.length : end;
}

/** The block with nothing in its lines: no other line moves. */
export function emptied({ from, to }: Block, { document: { source } }: Page): Edit {
  return { from, to, by: source.text.slice(from, to).replace(/[^\r\n]/g, '') };
}
