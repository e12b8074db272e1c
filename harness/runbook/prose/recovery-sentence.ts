import { isOfPart, isStatistic, mayNameTime, namesLimit, recoveryName } from './recovery-names.ts';

// A sentence states a recovery time only if all of it up to the time is one of these forms: precision before
// recall, because the time decides verdicts.

const bounds = String.raw`(?:\s*(?:within|in|after|under|below|inside|(?:less|fewer|more|longer|shorter) than|(?:no|not) (?:more|longer|later) than|at most|at least|up to|max(?:imum)?(?: of)?|a maximum of|about|around|approximately|approx\.?|roughly|some|ca\.|circa|nearly|only|just|between|<=?|>=?|≤|≥|~|≈|&lt;=?|&gt;=?))`;
const article = '(?:the|our|all|every|each|your|this)';
const service =
  '(?:services?|systems?|sites?|websites?|APIs?|applications?|apps?|platforms?|clusters?|databases?|servers?|brokers?|gateways?|shops?|stores?|portals?|backends?|frontends?|endpoints?|products?)';
// "Check that the service …" has "that" between: its subject is the reader.
const adjective = String.raw`(?!(?:that|which|who|if|when|whether|until|of|to|and|or|for|in|on|with|without|by|is|are|test|staging|backup|standby|dev|sandbox|sample)\b)[\w¤'-]+`;
const plainAdjective = '(?:normal|full|all|user-facing|production|public)';
const noName =
  'It|They|This|That|These|Those|There|Nothing|Nobody|Everything|Pods?|Nodes?|Replicas?|Volumes?|Disks?|Leaders?|Caches?|Queues?|Data|Files?|Backups?|Snapshots?|Shards?|Partitions?|Jobs?|Workers?|Alerts?|Incidents?|Requests?|Clients?|Users?|Customers?|Sessions?|Connections?|Traffic|Errors?|Breakers?|Links?|We|You|He|She|What|Which|Who|If|When|Once|After|Before|Until|While|Check|Verify|Ensure|Confirm|Wait|Make|See|Tests?|Expect|Has|Have|Does|Do|Did|Is|Are|Was|Will|Should|Can|Rarely|Never|Restoration|Restore|Failover';
const properName = new RegExp(String.raw`(?<![\w¤.-])(?!(?:${noName})\b)[A-Z][\w.-]*`, 'g');
/** What is left of code, and of a proper name in one of the readings. */
const name = '¤+';
const subject = `(?:${article} (?:${adjective} ){0,3}${service}|(?:${plainAdjective} )?${service}|(?:${name} )${service}|normal (?:service|operations?)|(?:the )?${name})`;
const helper =
  '(?:(?:should|will|must|can|may|shall|would|usually|typically|normally|generally|automatically|always|also|then|(?:is|are) (?:expected|supposed|designed|known|meant) to|needs? to|has to|have to|fully|completely) )*';
const again =
  '(?:restored|recovered|healed|(?:fully |completely )?(?:back(?: (?:up|online|to normal|in service|in operation|to full service))?(?: and running)?|(?:(?:healthy|available|operational|ready|reachable|online|up|up and running|working|functional|normal|responsive|usable) again)|fully operational))';
/** "Recovered within 5 minutes" alone tells what happened once. */
const becomes =
  '(?:is|are|be|becomes?|gets?) (?:(?:usually|typically|normally|generally|always|also|then|automatically|expected to be) )*';
const recovers = `(?:recovers?|heals?|comes? back(?: up| online)?|returns? to (?:normal|service|operation|full operation)|resumes?|${becomes}${again})`;
const manner =
  '(?: (?:on its own|on their own|by itself|by themselves|itself|themselves|automatically|again|completely|fully|quickly|in full|without data loss|for all users|usually|typically))*';
const recovery = String.raw`(?:the |a |an )?(?:(?:full|complete|total|whole|entire|overall|automatic|typical|normal|expected|service|system|cluster|database) )*(?:recovery|restoration|self-healing)(?: (?:of|for) (?!.{0,40}\b(?:backups?|dumps?|snapshots?|volumes?|data|files?|index(?:es)?|shards?|partitions?|records?|rows?|pods?|nodes?|one|single|each|every)\b)(?:the |a |an |our )?(?:[\w-]+ ){0,2}[\w-]+)?`;
const lasts =
  '(?:(?:should|will|must|can|may|shall|would|usually|typically|normally|generally|always|also|then|is|are|be|is expected to|(?:must|should|may|will|does) not) )*(?:takes?(?: a total of)?|lasts?|needs?|completes?|finish(?:es)?|happens?|complete|completed|expected|done|finished|over|exceed|is)';

/** Each with words without which it does not match: a cheap test, because compiling a form takes 20 ms. */
const forms: readonly (readonly [words: RegExp, form: string])[] = [
  [
    /recover(?!y)|heal|back|return|resume|restored|again|operational/iu,
    `${subject} ${helper}${recovers}${manner}${bounds}+`,
  ],
  [
    /recovery|restoration|healing/iu,
    `${recovery} (?:usually |typically |normally |generally )?${lasts}${manner}${bounds}*`,
  ],
  [/expect/iu, `(?:(?:please|you can) )?expect ${recovery}${bounds}+`],
  [
    /expect/iu,
    `(?:(?:please|you can) )?expect ${article} (?:${adjective} ){0,2}${service} (?:(?:to be )?${again}|to ${recovers})${manner}${bounds}+`,
  ],
];
const adverb = `(?:(?:normally|typically|usually|generally|in general|in most cases|as a rule|in practice|then|note(?: that)?),? )?`;
const condition =
  '(?:(?:if|when|whenever|after|once|as soon as|in case) (?![^,]{0,120}\\b(?:recover|restor|resolv|back)\\w*)[^,]{1,120}, )?';
const sentences = forms.map(([words, form]) => ({
  words,
  pattern: new RegExp(`^${condition}${adverb}(?:${form})\\s*$`, 'iu'),
}));

const states =
  '(?:[:：=|–—-]|[-=]{1,2}>|→|(?:is|are|of|remains|(?:must|should|will|may|can) be|(?:should|must|does|will) not exceed|usually|typically|normally|generally|currently|expected to be|set to|at))';
const words = String.raw`(?:[\w¤-]+ ){0,2}[\w¤-]+`;
const thing = String.raw`(?: services?| (?:for|of) (?!(?:is|are)\b)(?:the |an? |our |this |all )?${words}| (?:the|an?|our|all) ${words})?`;
const named = new RegExp(
  String.raw`${recoveryName}(?:${thing}\s*(?:${states}\s*)+|\s*)${bounds}*\s*$`,
  'iu',
);
const opened =
  /^(?:if|for|with|without|to (?:meet|reach|achieve|get)|assuming|suppose|when|whenever|once|unless|until|while|before|in case|report|record|note down)\b/i;
const historical =
  /\b(?:last|previous|past|prior|historical|observed|achieved|current|half|twice|double|third|quarter of|percent|was|were|formerly|actual|measured|old|former|propos\w*|suggest\w*|draft|tentative|example|such as|like|best|e\.g|incident|(?:month|quarter|week|year)(?:ly)?|annual|budget|not met|breach\w*|missed|check|at risk)\b/i;
const fails = /\b(?:not|never|cannot|rarely|hardly|no longer|fails?|unable)\b|n't\b/i;
const limited =
  /\b(?:not|no) (?:take )?(?:more|longer|later) than\b|\bnot (?:exceed|take (?:more|longer) than)\b/i;

/** "An RTO of 15 minutes requires a second site": what such a time would take. */
const discusses = /^\s*(?:requires?|needs?|would|cannot|is not|isn't|means?|costs?|implies)\b/i;

const period = /[\p{L})]\s+(?:in|within|after|inside|over|for|per)\s*$/iu;

/** True for "The recovery time is …", "RTO of …": the name of the time right before it. */
export function namesTime(before: string, after: string): boolean {
  const clause = before.slice(-160);
  if (!mayNameTime(clause)) return false;
  const match = named.exec(clause);
  if (!match || opened.test(before.trimStart()) || discusses.test(after)) return false;
  if (isOfPart(match[0]) || /%/.test(clause)) return false;
  // "The allowed downtime in 30 days": a period, not the limit.
  if (namesLimit(match[0]) && period.test(match[0])) return false;
  return isPlain(clause, match);
}

/** True where the words of the name and right before it tell of no other time than the promised one. */
function isPlain(clause: string, { index }: RegExpExecArray): boolean {
  const words = clause.slice(Math.max(0, index - 20));
  return !historical.test(words) && !isStatistic(words);
}

const bracketed = new RegExp(
  String.raw`${recoveryName}(?: services?| (?:for|of) (?:the |an? |our |this |all )?${words})?\s*\(${bounds}*\s*$`,
  'iu',
);
const closes = /^\s*(?:\)(?!\s*to\b)|[,;/])/;
const doubted =
  /\b(?:was|were|not|never|no longer|cannot|would|could|requires?|missed|breach\w*|exceeded|at risk)\b|n't\b/i;
const changes = /\b(?:reduc|improv|cut|short|lower|halv|if|unless|when|suppos|assum)\w*\b/i;

/** True for "The RTO (15 minutes) holds for all regions": the time stands in brackets right behind its name. */
export function explainsName(before: string, after: string): boolean {
  const clause = before.slice(-160);
  if (!clause.includes('(') || !mayNameTime(clause)) return false;
  if (!closes.test(after) || doubted.test(after)) return false;
  const match = bracketed.exec(clause);
  if (!match || opened.test(before.trimStart()) || changes.test(clause)) return false;
  return !isOfPart(match[0]) && isPlain(clause, match);
}

/** True where the whole clause before the time says that the service, or its recovery, takes that long. */
export function saysRecovers(clause: string, after: string): boolean {
  if (clause.length > 240 || /^[\s-]*(?:old|ago|earlier|later|steps?|intervals?)\b/i.test(after))
    return false;
  const possible = sentences.filter(({ words }) => words.test(clause));
  if (possible.length === 0 || fails.test(clause.replace(limited, ''))) return false;
  return readings(clause.trimStart()).some((reading) =>
    possible.some(({ pattern }) => pattern.test(reading)),
  );
}

/**
 * The clause as it stands, and with each proper name of one or two words masked as code is. A pattern of both cases
 * in one expression would be shorter, but V8 sometimes ignores the modifiers `(?i:` and `(?-i:`.
 */
function readings(clause: string): string[] {
  const all = [clause];
  for (const { index: from, 0: word } of clause.matchAll(properName)) {
    const rest = clause.slice(from + word.length);
    const second = /^ [A-Z][\w.-]*/.exec(rest)?.[0];
    all.push(`${clause.slice(0, from)}¤${rest}`);
    if (second) all.push(`${clause.slice(0, from)}¤${rest.slice(second.length)}`);
  }
  return all;
}
