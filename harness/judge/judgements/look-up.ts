import type { EventOf } from '../../journal/events.ts';
import type { PlannedStep } from '../../model/scenario.ts';
import { simpleCommands } from '../../runbook/shell/simple-commands.ts';
import { isQuestion } from './question.ts';

const readingVerbs = new Set([
  ...['get', 'describe', 'logs', 'top', 'events', 'version', 'cluster-info', 'explain'],
  ...['api-resources', 'api-versions'],
]);
const filters = new Set([
  ...['grep', 'head', 'tail', 'sort', 'uniq', 'wc', 'cut', 'tr', 'jq', 'awk', 'column', 'base64'],
]);
const neverBegan = /unknown (shorthand )?flag|unknown command|unknown option|command not found/;

/**
 * Whether a step only looks at the cluster: it changes nothing, keeps nothing for a later step, and
 * checks no service as a user would.
 */
export function isLookUp({ step, boundText }: PlannedStep): boolean {
  if (step.kind !== 'command') return false;
  const commands = simpleCommands(boundText);
  return (
    commands.some(({ words }) => words[0] === 'kubectl') &&
    commands.every(
      ({ words: [name = '', ...rest], keeps }) =>
        !keeps && (name === 'kubectl' ? readingVerbs.has(verbOf(rest)) : filters.has(name)),
    )
  );
}

/**
 * Whether a failed step is part of the diagnosis: a look-up with something that acts after it, or a
 * question that is asked before anything acts. What it finds may well be missing while the system is
 * broken, though not in what is prepared before; and one that could not even begin (no such command or
 * flag) is a fault of the page.
 */
export function isDiagnosis(
  planned: PlannedStep,
  done: EventOf<'step-finished'>,
  steps: readonly PlannedStep[],
): boolean {
  if (done.result !== 'failed' || planned.phase === 'prepare') return false;
  if (planned.action.kind === 'automated') return false;
  if ([2, 126, 127].includes(done.exitCode) || neverBegan.test(done.stderr)) return false;
  const acting = steps.filter((step) => step.phase === 'recover' && acts(step));
  const early = acting.every(({ number }) => number > planned.number);
  const late = acting.some(({ number }) => number > planned.number);
  return late && (isLookUp(planned) || (early && isQuestion(planned)));
}

const acts = (step: PlannedStep) =>
  step.action.kind === 'automated' ||
  (step.action.kind === 'run' && !isLookUp(step) && !isQuestion(step));

/** The first word that is neither a flag nor the value of `-n`, `--namespace` or `--context`. */
function verbOf(words: readonly string[]): string {
  const index = words.findIndex(
    (word, at) =>
      !word.startsWith('-') && !/^(-n|--namespace|--context)$/.test(words[at - 1] ?? ''),
  );
  return words[index] ?? '';
}
