import { type PlannedStep, type StepAction, typedSession } from '../../model/scenario.ts';
import type { Paint } from '../../report/paint.ts';
import { resultWords } from '../../report/words.ts';

/** The words of the reports for what is done at a step. */
const actionWords: Readonly<Record<StepAction['kind'], string>> = {
  run: 'run',
  automated: 'automated',
  endless: resultWords.endless,
  manual: resultWords.manual,
  'not-taken': resultWords['not-taken'],
};

/** `5 run, 1 not taken`. */
export function countSteps(steps: readonly PlannedStep[]): string {
  return Object.entries(Object.groupBy(steps, ({ action }) => actionWords[action.kind]))
    .map(([word, some]) => `${some?.length} ${word}`)
    .join(', ');
}

/**
 * A line or more for each step; the reason why it is not just run stands at the first step of its item.
 * `marksRefused`: say also where bash would refuse one, which a plan has among its notes.
 */
export function describeSteps(
  steps: readonly PlannedStep[],
  paint: Paint,
  marksRefused = false,
): readonly string[] {
  const given = new Set<string>();
  return steps.map((planned) => {
    const { number, phase, step, action, mayFail, lookups = [] } = planned;
    const item = step.kind === 'command' ? step.label?.item : undefined;
    const reason = `${phase} ${item} ${describeAction(action)}`;
    const how = given.has(reason) ? actionWords[action.kind] : describeAction(action);
    given.add(reason);
    const refusal = marksRefused ? refusalOf(planned) : undefined;
    const isFirst = action.kind === 'manual' && step.kind === 'instruction' && !given.has(factHint);
    if (isFirst) given.add(factHint);
    const where = `line ${step.place.line}`;
    const lines = indented(shownText(planned), 10 + where.length);
    const what = [
      phase === 'prepare' ? paint.dim(' [before the fault]') : '',
      action.kind === 'run' ? '' : paint.unsure(` [${how}${isFirst ? factHint : ''}]`),
      refusal === undefined ? '' : paint.bad(` [bash refuses it: ${refusal}]`),
      mayFail === undefined ? '' : paint.unsure(` [may fail: ${mayFail}]`),
      lookups.length === 0 ? '' : paint.dim(` [looked up when due: ${lookups.join(', ')}]`),
    ].join('');
    const typed = typedLines(planned, paint);
    return `  ${String(number).padStart(4)}  ${paint.dim(where)}  ${lines}${what}${typed}`;
  });
}

/** The lines below the first begin in its column. */
const indented = (text: string, column: number) => text.replaceAll('\n', `\n${' '.repeat(column)}`);

/** What is typed into the client that the step opens, each statement with its line. */
function typedLines({ action }: PlannedStep, paint: Paint): string {
  const statements = typedSession(action)?.statements ?? [];
  return statements
    .map(({ text, place, label }) => {
      const about = label ? paint.dim(` (${label.text})`) : '';
      const where = `line ${place.line}`;
      return `\n        ${paint.dim(where)}  ${indented(text, 10 + where.length)}${about}`;
    })
    .join('');
}

/** Why bash would not even begin; a text that a binding has changed was not tried. */
function refusalOf({ step, action, boundText }: PlannedStep): string | undefined {
  const isTried = action.kind === 'run' || action.kind === 'endless';
  return isTried && step.kind === 'command' && step.text === boundText
    ? step.syntaxError
    : undefined;
}

/** Said once, at the first instruction that a person has to follow. */
const factHint = '; a fact is written "# Expected: …", or in a list below "Expected:"';

function describeAction(action: StepAction): string {
  if (action.kind === 'run') return actionWords.run;
  const word =
    action.kind === 'automated' ? `automated by ${action.name}` : actionWords[action.kind];
  return `${word}: ${action.because}`;
}

/** Only the first line of a here-document that nothing will read. */
function shownText({ action, boundText }: PlannedStep): string {
  const [first = '', ...rest] = boundText.split('\n');
  const isHereDocument = /(?<!<)<<-?\s*['"\\]?\w/.test(first);
  return action.kind === 'not-taken' && isHereDocument && rest.length > 0
    ? `${first} …`
    : boundText;
}
