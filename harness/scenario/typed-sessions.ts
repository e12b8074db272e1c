import { HarnessError } from '../errors.ts';
import type { Automation, TypedSession } from '../model/automation.ts';
import type { DoableStep, Step, TypedStatement } from '../model/runbook.ts';
import type { PlanNote, Scenario } from '../model/scenario.ts';
import { openedSession } from '../runbook/sessions/opened-session.ts';
import { clientNames } from '../runbook/sessions/session-clients.ts';
import { typedBelow } from '../runbook/sessions/typed-below.ts';
import { placeInScenario } from './scenario-file.ts';

/** The sessions that automations type into, and what of the page is done with them. */
export interface TypedSessions {
  readonly bySteps: ReadonlyMap<DoableStep, TypedSession>;
  /** Comments right above typed statements: typing them is the work that such a comment asks for. */
  readonly comments: ReadonlySet<DoableStep>;
  /** The lines of statements that are typed or have a note, by number. */
  readonly told: ReadonlySet<number>;
  readonly notes: readonly PlanNote[];
}

/**
 * Finds what each `type` automation types. BAD_SCENARIO if its step opens no client, if the client gets no
 * input, or if words name no statement of the page or several. In another text of the runbook that is only
 * noted, and the step runs as it is written.
 */
export function typedSessions(
  steps: readonly Step[],
  automated: ReadonlyMap<DoableStep, Automation>,
  scenario: Scenario,
  otherText = false,
): TypedSessions {
  const bySteps = new Map<DoableStep, TypedSession>();
  const comments = new Set<DoableStep>();
  const told = new Set<number>();
  const notes: PlanNote[] = [];
  for (const [step, automation] of automated) {
    if (!('type' in automation)) continue;
    const index = scenario.automations.indexOf(automation);
    const place = placeInScenario(scenario, ['automations', index, 'type']);
    const found = sessionOf(step, automation.type, steps);
    if ('problem' in found) {
      const { problem, next } = found;
      if (!otherText) throw new HarnessError('BAD_SCENARIO', problem, { next, place });
      notes.push({ text: `the automation "${automation.name}" is not used: ${problem}`, place });
      continue;
    }
    const { session, left } = found;
    bySteps.set(step, session);
    for (const one of left) {
      const text = `the automation "${automation.name}" does not type this`;
      notes.push({ text, place: one.place });
    }
    for (const line of [...session.statements, ...left].flatMap(linesOf)) told.add(line);
    const asked = new Set(left.flatMap(({ label }) => label ?? []));
    for (const { label } of session.statements) if (label && !asked.has(label)) comments.add(label);
  }
  return { bySteps, comments, told, notes };
}

const linesOf = ({ place: { line }, endLine }: TypedStatement) =>
  Array.from({ length: endLine - line + 1 }, (_, at) => line + at);

/** A step with the placeholders of what is typed into it: they need values too. */
export function withPlaceholders<S extends DoableStep>(step: S, { statements }: TypedSession): S {
  if (step.kind !== 'command') return step;
  const placeholders = [...step.placeholders, ...statements.flatMap((one) => one.placeholders)];
  return { ...step, placeholders };
}

type Found =
  | { readonly session: TypedSession; readonly left: readonly TypedStatement[] }
  | { readonly problem: string; readonly next: string };

function sessionOf(
  step: DoableStep,
  wanted: 'all' | readonly string[],
  steps: readonly Step[],
): Found {
  const opened = step.kind === 'command' ? openedSession(step) : undefined;
  const line = `line ${step.place.line}`;
  if (step.kind !== 'command' || !opened) {
    const problem = `Nothing can be typed at ${line}: it opens no client that waits for statements.`;
    return { problem, next: `Clients are ${clientNames.join(', ')}; use "run" for anything else.` };
  }
  const { client, unread } = opened;
  if (unread) {
    const problem = `What is typed at ${line} never reaches ${client}: ${unread.why}`;
    return { problem, next: `Write \`${unread.instead}\` in the runbook.` };
  }
  const all = typedBelow(step, steps);
  const lines = all.map((one) => one.place.line).join(', ');
  const next = all.length > 0 ? `The statements begin on lines ${lines}.` : 'Use "run" instead.';
  if (all.length === 0)
    return { problem: `Nothing below ${line} is for ${client}, up to the next command.`, next };
  if (wanted === 'all') return { session: { client, statements: all }, left: [] };
  for (const words of wanted) {
    const named = all.filter(({ text }) => text.includes(words));
    if (named.length === 1) continue;
    const how = named.length === 0 ? 'No statement has' : `${named.length} statements have`;
    return { problem: `${how} the words "${words}", below ${line}.`, next };
  }
  const isWanted = ({ text }: TypedStatement) => wanted.some((words) => text.includes(words));
  const statements = all.filter(isWanted);
  return { session: { client, statements }, left: all.filter((one) => !isWanted(one)) };
}
