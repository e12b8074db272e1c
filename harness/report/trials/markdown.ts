import type { TrialsVerdict } from '../../model/trials.ts';
import { inline } from '../markdown-text.ts';
import { drillsText, trialRows } from './trial-words.ts';

/** The sections of a summary on what the trials of each subject prove together. */
export function trialsMarkdown(all: readonly TrialsVerdict[]): readonly string[] {
  return all.flatMap((trials) => [
    '',
    `## Trials of ${inline(trials.drill)}: ${drillsText(trials)}`,
    '',
    ...trialRows(trials).map(({ name, text }) => `- ${capital(name)}: ${inline(text)}`),
  ]);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
