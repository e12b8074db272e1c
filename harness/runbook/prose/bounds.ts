import type { Claim } from '../../model/runbook.ts';
import { languages } from './languages.ts';
import type { Stated } from './stated.ts';

// Longer phrases come first: "no more than" is not "more than".
const foreign = (key: 'under' | 'about') => languages.map((words) => words[key]).join('|');
const less = String.raw`<=?|≤|&lt;=?|&le;|\b(?:under|below|within|inside|less than|fewer than|shorter than|faster than|at most|up to|(?:no|not)(?: take| be)? (?:more|longer|later) than|not exceed|max(?:imum)?(?: of)?[.:]?)`;
const more = String.raw`(?<![-=])(?:>|&gt;)=?|≥|&ge;|\b(?:over|above|more than|longer than|greater than|slower than|at least|exceed(?:s|ed|ing)?|min(?:imum)?(?: of)?[.:]?)`;
const about = String.raw`[~≈±]|\b(?:default(?:s to| is| of)?:?|about|around|approximately|approx\.|roughly|after)`;
/** Bold may begin between the bound and the time. */
const mark = String.raw`\s*(?:\*\*|__)?\s*`;
const edge = String.raw`(?<![\p{L}\d])`;

const under = new RegExp(`(?:${less}|${edge}(?:${foreign('under')}))${mark}$`, 'iu');
const over = new RegExp(`(?:${more})${mark}$`, 'iu');
const exactly = new RegExp(`(?:${about}|${edge}(?:${foreign('about')}))${mark}$`, 'iu');
const underAfter =
  /^\s*(?:or less|or fewer|or faster|at most|max(?:imum)?\b|以内|以下|之内|內|内|未満|이내|이하|미만)/i;
const overAfter = /^(?:\s*(?:or more|or longer|at least|以上)|\+)/i;

/** A time with the words that bound it; its kind and its milliseconds. */
export interface Bounded {
  readonly from: number;
  readonly to: number;
  readonly bounds: Pick<Claim, 'kind' | 'minMs' | 'maxMs'>;
  /** As written, on one line. */
  readonly text: string;
  /** False where no word of a bound stands next to it. */
  readonly worded: boolean;
}

/** Reads the words right before and after a duration. */
export function bound(text: string, stated: Stated): Bounded {
  const before = text.slice(Math.max(0, stated.from - 40), stated.from);
  const after = text.slice(stated.to, stated.to + 12);
  const { minMs, maxMs } = stated;
  const quoted = (word: RegExpExecArray | null, wordAfter: RegExpExecArray | null) => {
    const from = stated.from - (word?.[0].length ?? 0);
    const to = stated.to + (wordAfter?.[0].length ?? 0);
    const worded = word !== null || wordAfter !== null;
    return {
      from,
      to,
      worded,
      text: text
        .slice(from, to)
        .replace(/\*\*|__/g, '')
        .replace(/\s+/g, ' '),
    };
  };
  if (stated.range) return { ...quoted(null, null), bounds: { kind: 'range', minMs, maxMs } };
  const [less, lessAfter] = [under.exec(before), underAfter.exec(after)];
  if (less || lessAfter) return { ...quoted(less, lessAfter), bounds: { kind: 'under', maxMs } };
  const [more, moreAfter] = [over.exec(before), overAfter.exec(after)];
  if (more || moreAfter) return { ...quoted(more, moreAfter), bounds: { kind: 'over', minMs } };
  const near = exactly.exec(before);
  return { ...quoted(near, null), bounds: { kind: 'exactly', minMs, maxMs } };
}
