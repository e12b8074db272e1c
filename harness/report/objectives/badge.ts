import type { ProcedureStatus } from '../../judge/objectives/judge-status.ts';
import { isWithoutCredit, shortCredit, trialsText } from './drill-words.ts';
import { day } from './objective-words.ts';
import { recoveryText } from './status-words.ts';

/** About what a character takes of a sans-serif of 11 pixels; the file says how long the text is to be. */
const characterWidth = 6.3;
const [height, padding] = [20, 8];
const colours = { good: '#1a7f37', bad: '#b3261e', unsure: '#6e5c00' } as const;

/** A picture for a runbook: `drilled 2026-11-30 · 2.20 s of 60 s · 34 of 34 in time`. It says of itself how old it is. */
export function badge({ drilled, last }: ProcedureStatus): string {
  if (!drilled) return picture('never drilled', 'unsure');
  const { refuted } = drilled.allDrills.outcomes;
  const credit = shortCredit(drilled.allDrills);
  const counted = [
    trialsText(drilled),
    ...(refuted > 0 ? [`${refuted} refuted`] : []),
    ...(credit === undefined ? [] : [credit]),
  ].join(' · ');
  if (!last) return picture(`drills pruned · ${counted}`, 'unsure');
  const word = last.outcome === 'verified' ? 'drilled' : last.outcome;
  const found = `${day(last.startedMs)} · ${recoveryText(last)} · ${counted}`;
  if (drilled.expired !== null) return picture(`expired, ${word} ${found}`, 'unsure');
  if (last.outcome === 'refuted') return picture(`${word} ${found}`, 'bad');
  const isGood = last.outcome === 'verified' && !isWithoutCredit(drilled.allDrills);
  return picture(`${word} ${found}`, isGood ? 'good' : 'unsure');
}

function picture(text: string, colour: keyof typeof colours): string {
  const length = Math.round(text.length * characterWidth);
  const width = length + 2 * padding;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" role="img" aria-label="${escaped}">`,
    `  <title>${escaped}</title>`,
    `  <rect width="${width}" height="${height}" rx="3" fill="${colours[colour]}"/>`,
    `  <text x="${padding}" y="14" fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escaped}</text>`,
    '</svg>',
  ].join('\n');
}
