import type { ProcedureStatus } from '../../judge/objectives/judge-status.ts';
import { day } from './objective-words.ts';
import { recoveryText } from './status-words.ts';

/** About what a character takes of a sans-serif of 11 pixels; the file says how long the text is to be. */
const characterWidth = 6.3;
const [height, padding] = [20, 8];
const colours = { good: '#1a7f37', bad: '#b3261e', unsure: '#6e5c00' } as const;

/** A picture for a runbook: `drilled 2026-11-30 · 2.20 s of 60 s · n = 34`. It says of itself how old it is. */
export function badge({ drilled, last }: ProcedureStatus): string {
  if (!drilled || !last) return picture('never drilled', 'unsure');
  const word = last.outcome === 'verified' ? 'drilled' : last.outcome;
  const found = `${day(last.startedMs)} · ${recoveryText(last)} · n = ${drilled.all.trials}`;
  if (drilled.expired !== null) return picture(`expired, ${word} ${found}`, 'unsure');
  const colour =
    last.outcome === 'refuted' ? 'bad' : last.outcome === 'verified' ? 'good' : 'unsure';
  return picture(`${word} ${found}`, colour);
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
