import { mostChance } from '../../judge/trials/step-trials.ts';
import { percent, seconds } from '../../model/figures.ts';
import type { StepTrials } from '../../model/trials.ts';

/** What the trials show about leaving one step out: `needed: in time in 5 of 5 trials with it, in 0 of 5 without it …`. */
export function stepTrialsText(step: StepTrials): string {
  const { found, trials, inTime, medianMs, best } = step;
  if (trials === 0) return 'unknown: no trial proved the fault with it and without it.';
  const counted = `in time in ${inTime.whole} of ${trials} ${trials === 1 ? 'trial' : 'trials'} with it, in ${inTime.without} of ${trials} without it`;
  const times = `the median ${timeText(medianMs.whole)} with it, ${timeText(medianMs.without)} without it`;
  const byChance = `(by chance in ${percent(step.chance)})`;
  if (found === 'needed') return `needed: ${counted} ${byChance}.`;
  if (found === 'harmful') return `harmful: ${times} ${byChance}.`;
  const few =
    best > mostChance ? ` So few trials could not show more (${percent(best)} at best).` : '';
  return `${found}: ${counted}; ${times}.${few}`;
}

const timeText = (ms: number | null) => (ms === null ? 'not recovered' : seconds(ms));
