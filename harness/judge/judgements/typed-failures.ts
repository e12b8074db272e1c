import type { EventOf } from '../../journal/events.ts';
import { type PlannedStep, typedSession } from '../../model/scenario.ts';
import { hasRun } from '../../model/step-result.ts';

type Finished = EventOf<'step-finished'>;

/** What the client said of the statements that failed; undefined for any other failure. */
export function clientSaid(
  { action }: Pick<PlannedStep, 'action'>,
  done: Finished | undefined,
): string | undefined {
  const session = typedSession(action);
  const [first, ...more] = errorsOf(done);
  if (!session || first === undefined) return undefined;
  const others = more.length > 0 ? ` and ${more.length} more` : '';
  const lines = session.statements.map(({ place }) => place.line);
  const typed = `${lines.length > 1 ? 'lines' : 'line'} ${lines.join(', ')}`;
  return `${session.client} said “${first.slice(0, 200)}”${others} of what was typed from ${typed}`;
}

const errorsOf = (done: Finished | undefined): readonly string[] =>
  (hasRun(done) && 'clientErrors' in done ? done.clientErrors : undefined) ?? [];
