import type { PlanNote, PlannedStep } from '../model/scenario.ts';
import type { SimpleCommand } from '../runbook/shell/command-reader.ts';
import { unquote } from '../runbook/shell/simple-commands.ts';
import { readShell, type Statement } from '../runbook/shell/statements.ts';
import { formatDuration } from './duration.ts';

const readingVerbs = new Set(['get', 'describe', 'logs', 'top', 'events']);
/** These change nothing, and read nothing that a later command could go by. */
const idleVerbs = new Set(['wait', 'diff', 'version', 'explain', 'config', 'cluster-info', 'auth']);
const valueFlag = /^(-n|--namespace|--context|--kubeconfig)$/;
/** Between two commands: the first decides whether, or on what, the second is done. */
const decides = /&&|\|\|?|\b(then|do|xargs)\b/;

type Kind = 'looks' | 'acts' | 'neither';

/**
 * Notes each step in which the state of the cluster decides what is done: a condition, a loop or a
 * target that a look-up gives. Done too soon after the break, it sees what is still well.
 */
export function noteDecidingLookUps(
  steps: readonly PlannedStep[],
  reactionMs: number,
): readonly PlanNote[] {
  const waits = reactionMs > 0 ? formatDuration(reactionMs) : 'at once';
  const when =
    reactionMs > 0 ? `${waits} after the break is seen` : `${waits} when the break is seen`;
  const captured = new Set<string>();
  return steps
    .filter(({ phase, action }) => phase === 'recover' && action.kind === 'run')
    .filter(({ boundText }) =>
      readShell(boundText)
        .filter((part) => part.kind === 'statement')
        .map((statement) => isDecided(boundText, statement, captured))
        .some(Boolean),
    )
    .map(({ step: { place } }) => ({
      text: `what is done depends on a look-up, which sees what is still well too soon after the break; the first step starts ${when}`,
      place,
    }));
}

/** `captured`: variables that hold what a look-up printed, in this step and those before. */
function isDecided(text: string, statement: Statement, captured: Set<string>): boolean {
  const { commands, sets, uses } = statement;
  const kinds = commands.map((command) => kindOf(text, command));
  const acts = kinds.includes('acts');
  const isCaptured = uses.some(({ name }) => captured.has(name));
  const asks = commands.some(({ substituted }, index) => substituted && kinds[index] === 'looks');
  for (const { name } of sets) {
    if (asks) captured.add(name);
    else if (!isCaptured) captured.delete(name);
  }
  return acts && (isCaptured || asks || isFollowed(text, commands, kinds));
}

function isFollowed(text: string, commands: readonly SimpleCommand[], kinds: readonly Kind[]) {
  return commands.some((look, index) => {
    if (kinds[index] !== 'looks') return false;
    const act = commands.find((_, at) => at > index && kinds[at] === 'acts');
    return act !== undefined && decides.test(text.slice(look.to, act.to));
  });
}

function kindOf(text: string, { words, assignments }: SimpleCommand): Kind {
  const written = words.slice(assignments).map((word) => unquote(text, word));
  const at = written.findIndex((word) => word === 'kubectl' || word === 'oc');
  if (at < 0) return 'neither';
  const rest = written.slice(at + 1);
  const verbAt = rest.findIndex(
    (word, index) => !word.startsWith('-') && !valueFlag.test(rest[index - 1] ?? ''),
  );
  const [verb = '', next = ''] = verbAt < 0 ? [] : rest.slice(verbAt);
  if (readingVerbs.has(verb)) return 'looks';
  const isIdle = idleVerbs.has(verb) || (verb === 'rollout' && /^(status|history)$/.test(next));
  return verb === '' || isIdle ? 'neither' : 'acts';
}
