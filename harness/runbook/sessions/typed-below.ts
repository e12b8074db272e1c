import type {
  CommandStep,
  InstructionStep,
  MaterialStep,
  Place,
  Placeholder,
  Step,
  TypedStatement,
} from '../../model/runbook.ts';
import { textHoles } from '../placeholders/holes.ts';
import { isClientLine } from './client-lines.ts';
import { openedSession } from './opened-session.ts';
import { type SessionClient, sessionClient } from './session-clients.ts';
import { splitStatements } from './split-statements.ts';

/** The statements below a command, up to the next command; none if it opens no client. */
export function typedBelow(step: CommandStep, steps: readonly Step[]): readonly TypedStatement[] {
  const client = sessionClient(openedSession(step)?.client ?? '');
  const from = steps.indexOf(step) + 1;
  const next = steps.findIndex((one, at) => at >= from && one.kind === 'command');
  const below = client && from > 0 ? steps.slice(from, next < 0 ? undefined : next) : [];
  let label: InstructionStep | undefined;
  return below.flatMap((one) => {
    const above = label;
    label = one.kind === 'instruction' ? one : undefined;
    if (one.kind !== 'material' || !client) return [];
    return statementsIn(one, client, above?.endLine === one.place.line - 1 ? above : undefined);
  });
}

function statementsIn(
  material: MaterialStep,
  client: SessionClient,
  label: InstructionStep | undefined,
): readonly TypedStatement[] {
  const { language, text, place } = material;
  const lines = text.split('\n');
  const isShell = language === 'output';
  const all = !isShell && client.languages.has(language ?? '');
  if (!isShell && !all && !lines.some(isClientLine)) return [];
  const top = isShell ? place.line : firstLineOf(material, lines.length);
  return splitStatements(lines, client.speaks, all).map((statement) => {
    const line = top + statement.first;
    const column = statement.first === 0 && isShell ? place.column : 1;
    const own = { file: place.file, line, column };
    return {
      text: statement.text,
      place: own,
      endLine: top + statement.last,
      placeholders: placeholdersIn(statement.text, own),
      ...(label && { label }),
    };
  });
}

/** Below its mark, and below the options of a directive; above its closing mark. */
const firstLineOf = ({ place, endLine }: MaterialStep, count: number) =>
  Math.max(place.line + 1, endLine - count);

/** `<name>` and the like, and `${NAME}`, for which a person types the value. */
function placeholdersIn(text: string, place: Place): readonly Placeholder[] {
  const variables = [...text.matchAll(/\$\{([A-Z_][A-Z0-9_]*)\}/g)];
  const holes = [
    ...textHoles(text).map(({ syntax, name, at }) => ({ syntax, name, at })),
    ...variables.map(({ 1: name = '', index: at }) => ({ syntax: 'variable' as const, name, at })),
  ];
  return holes
    .sort((one, other) => one.at - other.at)
    .map(({ syntax, name, at }) => ({ syntax, name, place: placeIn(text, at, place) }));
}

function placeIn(text: string, at: number, place: Place): Place {
  const lines = text.slice(0, at).split('\n');
  const column = (lines.at(-1)?.length ?? 0) + (lines.length === 1 ? place.column : 1);
  return { file: place.file, line: place.line + lines.length - 1, column };
}
