import { seconds } from '../../model/figures.ts';
import type { TrialsVerdict } from '../../model/trials.ts';
import { claimText } from '../words.ts';
import { html, type Markup, trusted } from './markup.ts';

const height = 120;
/** Room above the longest time for its label. */
const top = 18;

/** Each trial as a dot, in their order, at the height of its time to recover; the stated time as a line. */
export function drawTrials({ measured, rto }: TrialsVerdict): Markup | null {
  if (measured.length < 2) return null;
  const longestMs = Math.max(rto?.ms ?? 0, ...measured.map(({ ms }) => ms));
  const y = (ms: number) => (height - ((height - top) * ms) / longestMs).toFixed(1);
  const dots = measured.map(({ ms, censored, inTime }, index) => {
    const x = ((100 * (index + 0.5)) / measured.length).toFixed(2);
    const kind = inTime === null ? (rto ? 'undecided' : 'in-time') : inTime ? 'in-time' : 'late';
    const words = `${censored ? 'not recovered after ' : ''}${seconds(ms)}`;
    return `<circle class="${kind}" cx="${x}%" cy="${y(ms)}" r="3.5"><title>${words}</title></circle>`;
  });
  const limit = rto
    ? html`<line class="limit" x1="0" x2="100%" y1="${y(rto.ms)}" y2="${y(rto.ms)}"/><text x="0" y="${(Number(y(rto.ms)) - 5).toFixed(1)}">${`stated: ${claimText({ rto })}`}</text>`
    : html`<text x="0" y="12">${seconds(longestMs)}</text>`;
  const what = `Times to recover of ${measured.length} trials, in their order`;
  return html`<figure><svg class="trial-dots" width="100%" height="${height + 4}" role="img" aria-label="${what}">
<line class="floor" x1="0" x2="100%" y1="${height}" y2="${height}"/>${limit}${trusted(dots.join(''))}</svg>
<figcaption class="label">${what}, from 0 s: green in time, red late, hollow undecided.</figcaption></figure>`;
}
