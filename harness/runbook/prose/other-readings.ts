// Times next to the name of a recovery time, or in a sentence about a recovery, that the runbook does not promise.

/** "If nobody acts", "on its own", "of doing nothing": what a system does without the runbook. */
const unattended =
  /\b(?:no(?:body|[ -]one) (?:acts?|intervenes?|does)|left (?:alone|as it is|untouched)|(?:do(?:es)?|doing) nothing|nothing is done|(?:is|are|if|when) ignored|unattended|without (?:any )?(?:action|intervention|help|doing))\b/i;
const alone = /\bon (?:its|their) own\b/i;
/** With the fault in front, healing is what the system was built to do. */
const fault = /^(?:if|when|whenever|after) /i;
const otherSystem =
  /\b(?:old|former|previous|legacy|historic(?:al)?|competitors?|competitors?['’]s?|vendors?['’]s?|another|other)\b/i;
const conditional =
  /^[\s,]*(?:(?:but )?only (?:if|when|where)|unless|provided|as long as|assuming|if nobody)\b/i;

/** True for a sentence that promises nothing about this runbook. */
export function promisesNothing(before: string, after: string): boolean {
  if (unattended.test(before) || unattended.test(after.slice(0, 60))) return true;
  if (/\bon average\b/i.test(before)) return true;
  if (alone.test(after.slice(0, 40)) || (alone.test(before) && !fault.test(before.trimStart())))
    return true;
  return otherSystem.test(before) || conditional.test(after);
}

const compared =
  /^\s*(?:(?:less|more|shorter|longer|faster|slower|better|worse|earlier|later) than|(?:below|under|above|over|beyond|ahead of|short of) (?:the|our|its|what))\b/i;
const each =
  /^\s*(?:\/\s?(?:shards?|pods?|nodes?|replicas?|tables?|instances?|hosts?|volumes?|GB|TB)\b|(?:per|for each|for every|each|an? (?:day|week|month|quarter|year)|(?:month|year|quarter|week)ly)\b)/i;
const addedTo = /^(?:\s*[\w-]+){0,4}\s*\+\s*[<~≤]?\d/i;
const multiplied = /^\s*[x×*]\s*\d/i;
const ofOutage =
  /^\s*(?:of|after) (?:the |an? )?(?:outage|downtime|failure|incident|silence|inactivity)\b/i;
const average =
  /^\s*(?:on average\b(?!\s+(?:load|traffic|volumes?|days?|sizes?|hardware|nodes?|machines?|clusters?)\b)|\((?:on )?(?:the |an )?(?:average|avg\.?|mean|median|observed|measured|historical\w*)(?:\)|,| (?:of|over|in|from|across|since)\b))/i;
const percentile = /^\s*\(?(?:at |for |in )?(?:the )?p\d{2}\b/i;
/** A number behind a colon further on is the value; this time belongs to the label in front. */
const inLabel = /^(?![^:：]*\bRPO\b)[^.;,|/()\n:：]{1,40}[:：=]\s*[<~≤]?\s*\d/i;
const factor = /(?:\d\s*[x×*]|\+|\b(?:plus|times))\s*$/i;

/** True for a time that is compared, added, multiplied or counted for each of several things. */
export function isPartOfReckoning(before: string, after: string): boolean {
  return (
    factor.test(before) ||
    [compared, each, addedTo, multiplied, ofOutage, percentile, average, inLabel].some((one) =>
      one.test(after),
    )
  );
}

/** "RTO: TBD (was 15 minutes)": the label itself says that there is none. */
const absent =
  /^[\s(*_]*(?:TB[ADC]\b|n\/?a\b|none\b|unknown\b|undefined\b|not (?!more|longer|later|to exceed|exceed|over|above)|no (?!more|longer|later)|best[ -]effort|pending\b|open\b|to be (?:agreed|defined|determined|confirmed|decided|set)|\?)/i;

export const saysNone = (rest: string): boolean => absent.test(rest);
