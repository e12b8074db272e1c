import type { Place, StepLabel } from '../../model/runbook.ts';

/** A line of a comment, without its `#`. */
export interface CommentText {
  readonly text: string;
  readonly place: Place;
}

/** A numbered comment whose number also holds for the comments under it: "3. Restart in order:". */
export interface OpenItem {
  readonly item: number;
  readonly conditional: boolean;
}

const itemNumber = /^\(?(\d{1,3})[.):](?:\s|$)/;
const stepNumber = /^step\s+(\d{1,3})\b/i;
/** "Check if the node registered" asks a question; it is not a branch. */
const asks =
  /\b(?:check|checks|verify|see|test|tests|determine|find out|know|tell|confirm|decide|ask|assess|ensure|identify)\b(?:\s+(?:first|out))?\s+(?:if|whether|when)\b/gi;
const branches =
  /^\W*(?:option|alternative|variant|approach|method) (?:[a-e]|\d{1,2}|one|two|three|four)(?=$|[:.)]| [-–—(])|^alternatives?:|\b(?:only (?:when|where)|in the event|as a last resort|failing that|if|unless|otherwise|else|optional|optionally|alternatively|in case|(?:as|when|where) (?:needed|necessary|required|applicable))\b|^(?:\(?\d+[.):]\s*)?or\b|(?:^|[.):,;–—-] )should (?:it|this|that|the \w+) (?:\w+ )?(?:fail|hang|not|still|stay|remain)/i;

/** True for a text that starts a branch: "if needed", "If pod is CrashLooping", "Or repair Flyway". */
export function isConditional(text: string): boolean {
  return branches.test(text) && branches.test(text.replace(asks, ' '));
}

/**
 * The label that comment lines give to the commands under them. Its number comes from the first
 * numbered line, or else from a numbered comment above that ended in a colon.
 */
export function labelOf(
  lines: readonly CommentText[],
  open: OpenItem | undefined,
): { label: StepLabel; open: OpenItem | undefined } | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const text = lines.map((line) => line.text).join('\n');
  const own = lines.some((line) => isConditional(line.text));
  const numbered = lines.find((line) => itemNumber.test(line.text));
  const ownItem = numbered && Number(itemNumber.exec(numbered.text)?.[1]);
  const stepItem = stepNumber.exec(first.text)?.[1];
  const carried = ownItem === undefined ? open : undefined;
  const item = ownItem ?? carried?.item ?? (stepItem === undefined ? undefined : Number(stepItem));
  const conditional = own || (carried?.conditional ?? false);
  const label: StepLabel = {
    text,
    ...(item === undefined ? {} : { item }),
    conditional,
    place: first.place,
  };
  const opens = numbered?.text.endsWith(':') && ownItem !== undefined;
  return { label, open: opens ? { item: ownItem, conditional } : carried };
}

/** Joins the text above a fence ("Scale cluster if needed:") and the comment in it to one label. */
export function joinLabels(
  introduction: StepLabel | undefined,
  label: StepLabel | undefined,
): StepLabel | undefined {
  if (!introduction || !label) return label ?? introduction;
  const outer = introduction.text.replace(/:$/, '');
  const item = label.item ?? introduction.item;
  return {
    text: label.text.startsWith(outer) ? label.text : `${outer}: ${label.text}`,
    ...(item === undefined ? {} : { item }),
    conditional: introduction.conditional || label.conditional,
    place: label.place,
  };
}
