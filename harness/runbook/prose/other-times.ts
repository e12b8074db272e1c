import { pairedObjective } from './paired-objectives.ts';

// Times that measure something else by their nature. None of them is how long a recovery takes.

const aged =
  /\b(?:older|younger|newer|fresher)(?:\s+(?:than|by))?\s*$|\b(?:age|uptime)\b[^.;]{0,24}$/i;
const agedAfter = /^(?:\s+|-)(?:old|ago)\b/i;
const looksBack = /\b(?:last|past|previous|preceding|latest|recent)\s*$/i;
const everySo = /\b(?:every|each|per)\s*$/i;
const latency =
  /\b(?:latency|latencies|round[ -]trips?|RTT|lag|p\d{2,3}|percentile|slower than)\b[^.;]{0,40}$/i;
const answering = /\bresponse times?\b[^.;]{0,40}$/i;

/** True for ages, looks back, rates and latencies. `above`: the labels that name the time. */
export function measuresOther(before: string, after: string, ms: number, above: string): boolean {
  const near = before.slice(-80);
  const bare = near.replace(
    /(?:[<>~≤≥]=?|\b(?:at most|at least|than|under|below|over|about|of|is|more|less))\s*$/i,
    '',
  );
  if (agedAfter.test(after) || aged.test(near) || aged.test(bare)) return true;
  if (looksBack.test(near) || everySo.test(near)) return true;
  if (latency.test(near) || latency.test(above)) return true;
  return ms < 60_000 && (answering.test(near) || answering.test(above));
}

const lost =
  /(?:\bRPO|\brecovery point(?: objective)?|\bdata[ -]loss(?: risk)?|\bdata at risk)\b(?:\s*(?:[:：=|–—-]|is|are|of|target)){0,3}(?:\s*(?:<=?|≤|~|under|below|within|at most|less than|up to|about|no more than|the))*\s*$/i;

/** True where the words right before name what may be lost: an RPO, a data loss. */
export function isAboutLoss(before: string): boolean {
  const paired = pairedObjective(before);
  return paired ? paired === 'RPO' : lost.test(before.slice(-100));
}
