import type { Procedure, Step } from '../model/runbook.ts';

/** What of a procedure can change, in the order in which it is told. */
const aspects = ['steps', 'placeholders', 'claims', 'data risks', 'symptoms'] as const;
export type Aspect = (typeof aspects)[number];

/** What a procedure says, without where it says it; two that are alike rehearse alike. */
export type ProcedureContent = Readonly<Record<Aspect, string>>;

/**
 * Words of comments above commands are prose, except for those that a scenario decides by: `decisive`.
 * A time counts by what it comes to, and by its words only where a scenario knows it by them; what may be
 * lost by its figure, where there is one. Instructions and symptoms are statements: their words are what
 * they say.
 */
export function contentOf(
  { steps, claims, dataRisks, symptoms }: Procedure,
  decisive: readonly string[] = [],
): ProcedureContent {
  const texts: Record<Aspect, unknown> = {
    steps: steps.map((step) => stepContent(step, decisive)),
    placeholders: steps.flatMap((step) =>
      step.kind === 'command' ? step.placeholders.map(({ syntax, name }) => [syntax, name]) : [],
    ),
    claims: claims.map(({ kind, minMs, maxMs, recovery, text }) => [
      ...[kind, minMs, maxMs, recovery],
      ...decisive.filter((some) => some === text),
    ]),
    'data risks': dataRisks.map(({ kind, lossMs, text }) =>
      kind === 'stated' ? [kind, words(text)] : [kind, lossMs],
    ),
    symptoms: symptoms.map(({ text }) => words(text)),
  };
  const written = aspects.map((aspect) => [aspect, JSON.stringify(texts[aspect])]);
  return Object.fromEntries(written) as ProcedureContent;
}

/** What differs; everything, where one of them is not there. */
export function differingAspects(
  one: ProcedureContent | undefined,
  other: ProcedureContent | undefined,
): readonly Aspect[] {
  return aspects.filter((aspect) => one?.[aspect] !== other?.[aspect]);
}

function stepContent(step: Step, decisive: readonly string[]): readonly unknown[] {
  if (step.kind === 'instruction') return [step.kind, words(step.text)];
  if (step.kind === 'material') return [step.kind, step.language, step.text];
  const { label, language, text } = step;
  const decided = label && [
    label.item,
    label.conditional,
    decisive.filter((some) => label.text.includes(some)),
  ];
  return [step.kind, language, text, decided];
}

/** A paragraph filled anew says the same. */
const words = (text: string) => text.trim().replaceAll(/\s+/g, ' ');
