import type { Stated } from './stated.ts';

/** Words right before a number that make it a time, whatever else it looks like. */
const timed =
  /(?:[<≤~=]|\b(?:within|under|below|than|most|up to|about|around|after|time|time-?out|RTO)(?: of)?|[:：])\s*(?:\*\*|__|`)?\s*$/i;
/** "503s" is several answers 503. */
const statusCodes = /^(?:40[0-9]|41[0-8]|42[1-9]|431|451|499|50[0-8]|51[01]|52[0-9]|530)s$/;
const roundCodes = /^(?:[2-5]00|4[123]0|5[123]0)s$/;
const decades = /^(?:1[89]|20)\d0s$/;
const cores = /\b(?:m?CPUs?|cores?|millicores?|requests?|limits?|resources?|memory)\b/i;
const counted =
  /^\s+(?:rows?|records?|requests?|users?|messages?|keys?|entries|events?|orders?|jobs?|lines?|items?|objects?|files?)\b/i;
/** "a second replica", "the one hour when". */
const countedSecond = /^a second$/i;
const continues = /^\s+(?!(?:of|to|for|after|before|or|and|until|at|in|on|when|if|later)\b)[a-z]/i;
const introduced =
  /(?:[:：|(]|[<≤~]|\b(?:takes?|lasts?|for|wait|another|allow|needs?|of|is|only|just|under|within|most|least|than|up to|about|around|after|approximately|roughly|below|in))\s*(?:\*\*|__)?\s*$/i;

/** True for "503s", "500m" of CPU, "100s of MB", "14:05:00" and "a second replica": no durations. */
export function isNoTime(text: string, stated: Stated, above: string): boolean {
  const written = text.slice(stated.from, stated.to);
  const before = text.slice(Math.max(0, stated.from - 60), stated.from);
  const after = text.slice(stated.to, stated.to + 40);
  if (/\b(?:releases?|versions?)\s$/i.test(before)) return true;
  if (stated.form === 'labelled' || stated.form === 'iso') return false;
  if (stated.form === 'clock') return !timed.test(before) && !/^\s*\|/.test(after);
  if (stated.form === 'spelled') return isCount(written, before, after);
  if (/^\d+s$/.test(written)) return isPlural(written, before, after);
  if (/^\d+ ?[mdsh]$/.test(written) && counted.test(after)) return true;
  if (/^\d+m$/.test(written)) {
    if (cores.test(`${sinceSentence(before)} ${after.split(/[.;]/)[0]} ${above}`)) return true;
    return Number(written.slice(0, -1)) >= 100 && !timed.test(before);
  }
  return false;
}

function isPlural(written: string, before: string, after: string): boolean {
  if (/^[1-9]0+s$/.test(written) && /^\s+of\b/i.test(after)) return !timed.test(before);
  if (decades.test(written)) return true;
  if (roundCodes.test(written)) return !timed.test(before);
  return statusCodes.test(written);
}

/** "A third of an hour", "the better part of an hour": the hour is not the value. */
const portion =
  /\b(?:thirds?|fourths?|fifths?|sixths?|tenths?|fraction|part|portion|rest|end|most|remainder|quarters|percent|%) of (?:the )?$/i;

function isCount(written: string, before: string, after: string): boolean {
  if (portion.test(before)) return true;
  if (countedSecond.test(written) && continues.test(after)) return true;
  if (/\bthe\s$/i.test(before)) return true;
  const starts = /^\s*$/.test(before) && !/^an?\s\w+$/i.test(written);
  return !starts && !introduced.test(before) && !/^\s*(?:or less|or more)/.test(after);
}

const sinceSentence = (before: string) => before.slice(before.lastIndexOf('. ') + 1);
