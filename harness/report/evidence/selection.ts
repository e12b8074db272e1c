import type { HistoryRow } from '../../model/history.ts';
import type { Outcome } from '../../model/verdict.ts';

/** Which drills of a history were asked for, and which of them the evidence lacks. */
export interface Selection {
  /** Drills or systems; none: all of them. */
  readonly names: readonly string[];
  /** A day, UTC. */
  readonly since: string | null;
  /** Their journals were not there; the outcomes are the history's word alone. */
  readonly leftOut: readonly { readonly test: string; readonly outcome: Outcome }[];
  /** The history keeps no drill from before this day; null where none of those was asked for. */
  readonly prunedBefore: string | null;
}

export const testName = ({ drill, run, trial }: HistoryRow): string =>
  `${drill} of run ${run}${trial ? `, trial ${trial.number} of ${trial.of}` : ''}`;

/** `every drill of raibid-ci since 2026-10-01`, `every drill of the history since 2026-10-01`. */
function chosenText({ names, since }: Pick<Selection, 'names' | 'since'>): string {
  if (since === null) return `every drill of ${names.join(', ')} in the history`;
  return `every drill of ${names.length === 0 ? 'the history' : names.join(', ')} since ${since}`;
}

/** What a reader has to know of evidence that is whole, and may still not be all. */
export const selectionLines = (selection: Selection): readonly string[] => [
  `It is about ${chosenText(selection)}.`,
  ...lackingLines(selection),
];

export const lackingLines = ({ leftOut, prunedBefore }: Selection): readonly string[] => [
  ...leftOut.map(
    ({ test, outcome }) => `Left out, without its journal: ${test}, ${outcome} by the history.`,
  ),
  ...(prunedBefore === null
    ? []
    : [
        `Whether there were more is unknown: the drills from before ${prunedBefore} were pruned from the history.`,
      ]),
];
