import type { TrialsVerdict } from '../../model/trials.ts';
import { noPaint, type Paint } from '../paint.ts';
import { drillsText, trialRows } from './trial-words.ts';

/** What the trials of one subject prove together, as lines on the command line. */
export function formatTrialsText(trials: TrialsVerdict, paint: Paint = noPaint): string {
  return [
    `${paint.bold(`TRIALS  ${trials.drill}`)}  ${drillsText(trials)}`,
    ...trialRows(trials).map(({ name, text }) => `  ${paint.dim(name.padEnd(9))} ${text}`),
  ].join('\n');
}
