import type { Procedure, Step } from '../model/runbook.ts';

/** The aspects of a procedure that can change, in the order of the report. */
const aspects = ['steps', 'placeholders', 'claims', 'data risks', 'symptoms', 'checklist'] as const;
export type Aspect = (typeof aspects)[number];

/** The content of a procedure without its places; two procedures with equal content rehearse alike. */
export type ProcedureContent = Readonly<Record<Aspect, string>>;

/**
 * The wording of comments above commands does not count, except for the words that a scenario uses to
 * choose branches and claims: `decisive`. A claim counts by its value, and by its words only if they are
 * decisive. A data risk counts by its figure, if it has one. Instructions, symptoms and checklists count
 * word by word.
 */
export function contentOf(
  { steps, claims, dataRisks, symptoms, checklist = [] }: Procedure,
  decisive: readonly string[] = [],
): ProcedureContent {
  const texts: Record<Aspect, unknown> = {
    steps: steps.map((step) => stepContent(step, decisive)),
    placeholders: steps.flatMap((step) =>
      'placeholders' in step ? step.placeholders.map(({ syntax, name }) => [syntax, name]) : [],
    ),
    claims: claims.map(({ kind, minMs, maxMs, recovery, text }) => [
      ...[kind, minMs, maxMs, recovery],
      ...decisive.filter((some) => some === text),
    ]),
    'data risks': dataRisks.map(({ kind, lossMs, text }) =>
      kind === 'stated' ? [kind, words(text)] : [kind, lossMs],
    ),
    symptoms: symptoms.map(({ text }) => words(text)),
    checklist: checklist.map(({ text }) => words(text)),
  };
  const written = aspects.map((aspect) => [aspect, JSON.stringify(texts[aspect])]);
  return Object.fromEntries(written) as ProcedureContent;
}

/** The aspects that differ; all of them if only one of the procedures exists. */
export function differingAspects(
  one: ProcedureContent | undefined,
  other: ProcedureContent | undefined,
): readonly Aspect[] {
  return aspects.filter((aspect) => one?.[aspect] !== other?.[aspect]);
}

function stepContent(step: Step, decisive: readonly string[]): readonly unknown[] {
  if (step.kind === 'instruction') return [step.kind, words(step.text), step.code];
  if (step.kind === 'material') return [step.kind, step.language, step.text];
  const { label, text } = step;
  const language = step.kind === 'command' ? step.language : 'yaml';
  const decided = label && [
    label.item,
    label.conditional,
    decisive.filter((some) => label.text.includes(some)),
  ];
  return [step.kind, language, text, decided];
}

/** Line breaks and spacing of a paragraph do not count. */
const words = (text: string) => text.trim().replaceAll(/\s+/g, ' ');
