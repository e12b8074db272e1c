import { failedSteps } from '../../judge/compare/failed-steps.ts';
import type { EditOutcome, EditSide, EditVerdict } from '../../model/edit.ts';
import {
  claimText,
  outageText,
  outcomeWords,
  placeText,
  rtoPlace,
  runbookArm,
  tally,
} from '../words.ts';

interface EditWord {
  readonly word: string;
  readonly sign: string;
  readonly colour: 'good' | 'bad' | 'unsure';
}

export const editWords: Readonly<Record<EditOutcome, EditWord>> = {
  better: { word: 'Better', sign: '✔', colour: 'good' },
  same: { word: 'Same', sign: '✔', colour: 'good' },
  worse: { word: 'Worse', sign: '✖', colour: 'bad' },
  broken: { word: 'Broken', sign: '✖', colour: 'bad' },
  inconclusive: { word: 'Inconclusive', sign: '?', colour: 'unsure' },
  inapplicable: { word: 'Inapplicable', sign: '–', colour: 'unsure' },
  withstood: { word: 'Withstood', sign: '–', colour: 'unsure' },
};

/** Counts edits by outcome: `1 broken, 2 same`. */
export function editTally(edits: readonly EditVerdict[]): string {
  const outcomes: readonly EditOutcome[] = [
    ...([
      'broken',
      'worse',
      'inconclusive',
      'better',
      'same',
      'inapplicable',
      'withstood',
    ] as const),
  ];
  return outcomes
    .map((outcome) => ({ outcome, count: edits.filter((edit) => edit.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${outcome}`)
    .join(', ');
}

/** Rows that compare both texts: a name, and the words for each text. */
export const sideRows: readonly {
  readonly name: string;
  readonly describe: (side: EditSide) => string;
}[] = [
  { name: 'drill', describe: sideOutcome },
  { name: 'time to recover', describe: sideTime },
  { name: 'steps that fail', describe: sideSteps },
  { name: 'stated', describe: sideClaim },
];

export function sideOutcome(side: EditSide): string {
  if (side.kind === 'refused') return 'no drill';
  if (side.kind === 'left-out') return 'not drilled';
  return side.trials ? tally(side.trials) : outcomeWords[side.verdict.outcome].word;
}

export function sideTime(side: EditSide): string {
  if (side.kind !== 'drilled') return '–';
  const { trials, verdict } = side;
  if (!trials) return outageText(runbookArm(verdict));
  const arms = trials.map(runbookArm).sort((one, other) => longestMs(one) - longestMs(other));
  return `${outageText(arms[0])} to ${outageText(arms.at(-1))} in ${trials.length} trials`;
}

/** One that had not recovered is longer than any that had. */
const longestMs = (arm: ReturnType<typeof runbookArm>) =>
  arm?.censored ? Number.POSITIVE_INFINITY : (arm?.outage?.ms ?? 0);

function sideSteps(side: EditSide): string {
  if (side.kind !== 'drilled') return '–';
  const failed = failedSteps(side.verdict);
  const places = failed.map(({ number, place }) => `step ${number}, ${placeText(place)}`);
  const of = `${failed.length} of ${side.verdict.coverage.executed}`;
  return failed.length > 0 ? `${of}: ${places.join('; ')}` : of;
}

function sideClaim(side: EditSide): string {
  if (side.kind !== 'drilled') return '–';
  const { verdict } = side;
  return `${claimText(verdict)} (${placeText(rtoPlace(verdict))})`;
}
