import { seconds, stated } from '../../model/figures.ts';
import type { DatedTrial, DrilledProcedure } from '../../model/objective.ts';
import { html, type Markup, trusted } from '../html/markup.ts';
import { day } from './objective-words.ts';

const height = 110;
/** Room above the longest time for its label. */
const top = 18;

export interface Span {
  readonly sinceMs: number;
  readonly nowMs: number;
}

/** The times to recover over the window, with the stated time as a line, and a mark where the text was edited. */
export function drawRecoveries(
  { drill, rtoMs, trials, edits }: DrilledProcedure,
  { sinceMs, nowMs }: Span,
): Markup | null {
  if (trials.length === 0) return null;
  const longestMs = Math.max(rtoMs ?? 0, ...trials.map(({ ms }) => ms));
  const y = (ms: number) => (height - ((height - top) * ms) / longestMs).toFixed(1);
  const x = (ms: number) => ((100 * (ms - sinceMs)) / (nowMs - sinceMs)).toFixed(2);
  const marks = edits.map(
    ({ startedMs, commit }) =>
      html`<line class="mark" x1="${x(startedMs)}%" x2="${x(startedMs)}%" y1="${top}" y2="${height}"><title>${`${day(startedMs)}: another text${commit ? `, commit ${commit.slice(0, 12)}` : ''}`}</title></line>`,
  );
  const dots = trials.map(
    (one) =>
      html`<circle class="${kindOf(one, rtoMs)}" cx="${x(one.startedMs)}%" cy="${y(one.ms)}" r="3.5"><title>${`${day(one.startedMs)}: ${one.censored ? 'not recovered after ' : ''}${seconds(one.ms)}`}</title></circle>`,
  );
  const limit =
    rtoMs === null
      ? html`<text x="0" y="12">${seconds(longestMs)}</text>`
      : html`<line class="limit" x1="0" x2="100%" y1="${y(rtoMs)}" y2="${y(rtoMs)}"/><text x="0" y="${(Number(y(rtoMs)) - 5).toFixed(1)}">stated: ${stated(rtoMs)}</text>`;
  const what = `Times to recover of ${drill}, from ${day(sinceMs)} to ${day(nowMs)}`;
  return html`<figure><svg class="trial-dots" width="100%" height="${height + 4}" role="img" aria-label="${what}">
<line class="floor" x1="0" x2="100%" y1="${height}" y2="${height}"/>${marks}${limit}${dots}</svg>
<figcaption class="label">${what}, from 0 s: green in time, red late, hollow undecided${trials.some(({ isClaimed }) => !isClaimed) && '; pale: another text or system'}${edits.length > 0 && '; upright: the text was edited'}.</figcaption></figure>`;
}

function kindOf({ inTime, isClaimed }: DatedTrial, rtoMs: number | null): string {
  const timed = inTime === null ? (rtoMs === null ? 'in-time' : 'undecided') : '';
  return `${timed || (inTime ? 'in-time' : 'late')}${isClaimed ? '' : ' former'}`;
}

/** The share in time and its interval on a scale from 0 to 100 %, with the target as a line. */
export function drawShare(
  share: { readonly least: number; readonly most: number },
  inTime: number,
  target: number,
): Markup {
  const at = (part: number) => (100 * part).toFixed(2);
  const words = trusted(
    `<rect class="track" width="100%" height="14" rx="3"/><rect class="${inTime >= target ? 'good' : 'bad'}" x="${at(share.least)}%" y="3" width="${at(share.most - share.least)}%" height="8" rx="2"/><circle class="point" cx="${at(inTime)}%" cy="7" r="4"/><line class="limit" x1="${at(target)}%" x2="${at(target)}%" y1="0" y2="14"/>`,
  );
  return html`<svg class="outage-bar" width="100%" height="14" role="img" aria-label="The share in time with its interval, and the target">${words}</svg>`;
}
