import { formatDuration } from '../model/duration.ts';
import type { PlanNote, PlannedStep } from '../model/scenario.ts';
import type { Effect } from '../runbook/effect/effect.ts';
import { effectOf } from '../runbook/effect/effect-of-text.ts';
import type { SimpleCommand } from '../runbook/shell/command-reader.ts';
import { readShell, type Statement } from '../runbook/shell/statements.ts';
import { readableText } from './lookups.ts';

/** Between two commands: the first decides whether, or on what, the second runs. */
const decides = /&&|\|\|?|\b(then|do|xargs)\b/;

/**
 * Notes each step that acts on what a look-up finds: a condition, a loop or a target. Too soon after the
 * break, the look-up may still show a healthy system.
 */
export function noteDecidingLookUps(
  steps: readonly PlannedStep[],
  reactionMs: number,
): readonly PlanNote[] {
  const when = `${reactionMs > 0 ? `${formatDuration(reactionMs)} after` : 'as soon as'} the break is seen`;
  const captured = new Set<string>();
  return steps
    .filter(({ phase, action }) => phase === 'recover' && action.kind === 'run')
    .filter((planned) => {
      const text = readableText(planned);
      return readShell(text)
        .filter((part) => part.kind === 'statement')
        .map((statement) => isDecided(text, statement, captured))
        .some(Boolean);
    })
    .map(({ number, step: { place } }) => ({
      text: `step ${number} acts on a look-up that may still show a healthy system; the first step starts ${when}`,
      place,
    }));
}

/** `captured`: variables that hold the output of a look-up, in this step and earlier ones. */
function isDecided(text: string, statement: Statement, captured: Set<string>): boolean {
  const { commands, sets, uses } = statement;
  const effects = commands.map(({ from, to }) => effectOf(text.slice(from, to)));
  const acts = effects.includes('acts');
  const isCaptured = uses.some(({ name }) => captured.has(name));
  const asks = commands.some(({ substituted }, index) => substituted && effects[index] === 'looks');
  for (const { name } of sets) {
    if (asks) captured.add(name);
    else if (!isCaptured) captured.delete(name);
  }
  return acts && (isCaptured || asks || isFollowed(text, commands, effects));
}

function isFollowed(text: string, commands: readonly SimpleCommand[], effects: readonly Effect[]) {
  return commands.some((look, index) => {
    if (effects[index] !== 'looks') return false;
    const act = commands.find((_, at) => at > index && effects[at] === 'acts');
    return act !== undefined && decides.test(text.slice(look.to, act.to));
  });
}
