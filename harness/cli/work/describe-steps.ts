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
    const item = step.kind === 'instruction' ? undefined : step.label?.item;
    const reason = `${phase} ${item} ${describeAction(action)}`;
    const how = given.has(reason) ? actionWords[action.kind] : describeAction(action);
    given.add(reason);
    const refusal = marksRefused ? refusalOf(planned) : undefined;
    const isCode = step.kind === 'instruction' && step.code !== undefined;
    const hint = action.kind === 'manual' && !isCode ? hints[step.kind] : '';
    const isFirst = hint !== '' && !given.has(hint);
    if (isFirst) given.add(hint);
    const where = `line ${step.place.line}`;
    const lines = indented(shownText(planned), 10 + where.length);
    const what = [
      phase === 'prepare' ? paint.dim(' [before the fault]') : '',
      action.kind === 'run' ? '' : paint.unsure(` [${how}${isFirst ? hint : ''}]`),
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

/** Said once, at the first step of its kind that a person has to do: what to write for a drill. */
const hints: Readonly<Record<PlannedStep['step']['kind'], string>> = {
  command: '',
  instruction: '; a fact is written "# Expected: …", or in a list below "Expected:"',
  yaml: '; a scenario has it done by an automation with "merge", which names the object',
};

function describeAction(action: StepAction): string {
  if (action.kind === 'run') return actionWords.run;
  if (action.kind !== 'automated') return `${actionWords[action.kind]}: ${action.because}`;
  const { merge, name, because } = action;
  const into = merge?.kind === undefined ? 'applied' : `merged into ${merge.kind} ${merge.name}`;
  return `${merge ? into : 'automated'} by ${name}: ${because}`;
}

/** Only the first line of a here-document that nothing will read. */
function shownText({ action, boundText }: PlannedStep): string {
  const [first = '', ...rest] = boundText.split('\n');
  const isHereDocument = /(?<!<)<<-?\s*['"\\]?\w/.test(first);
  return action.kind === 'not-taken' && isHereDocument && rest.length > 0
    ? `${first} …`
    : boundText;
}
