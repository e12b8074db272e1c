import type { Place } from '../model/runbook.ts';

/** One problem and its place. */
export interface Problem {
  readonly text: string;
  readonly place: Place;
}

/** `file:line:column`, as editors and terminals understand it. */
export function formatPlace(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}

/** One message for many problems; the first goes without its place, because the error has it. */
export function listProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ text, place }, index) => (index === 0 ? text : `${formatPlace(place)}: ${text}`))
    .join('\n');
}
