import { forbids, hasSubject, isImperative, isOption, withoutOpeners } from './imperative.ts';
import { isOnlyCode, orderBefore, withoutExample } from './joined-orders.ts';
import { code } from './sentences.ts';

/**
 * How the words around a command speak of it. `run`: "Run …"; `ordered`: any other way to say that it is to be
 * done; `look`: only to be taken as a step if the command looks ("Check whether … answers", "You can list them
 * with …"); `mentioned`: no step.
 */
export type Order = 'run' | 'ordered' | 'look' | 'mentioned';

export interface Surroundings {
  /** The words of its sentence before it, and after it. */
  readonly before: string;
  readonly after: string;
  /** It stands in a list of steps, so that it needs no verb. */
  readonly inSteps: boolean;
  /** It stands in a list item. */
  readonly inItem: boolean;
  /** False for a paragraph that the sentence above makes an example or a story: "The job runs:". */
  readonly isApart?: boolean | undefined;
}

export function orderOf(surroundings: Surroundings): Order {
  const { after, inSteps, inItem } = surroundings;
  const written = plain(surroundings.before);
  const unmarked = inItem ? written : written.replace(mark, '');
  const isMarked = unmarked !== written;
  const before = withoutExample(unmarked);
  if (/\?["')*_]{0,3}\s*$/.test(after) && !isImperative(before)) return 'mentioned';
  if (exemplary.test(before) || names.test(after)) return 'mentioned';
  const clause = lastClause(before);
  if (reminds.test(clause)) return 'ordered';
  if (forbids(clause)) return 'mentioned';
  const joint = orderBefore(before);
  if (joint && standingFirst(after) === 'ordered') return joint;
  if (clause === '' || isPlaceOnly(clause)) {
    if (/[:–—-]$|(?:->|→|=>)$/.test(before)) return afterColon(before, surroundings);
    const isParagraph =
      !inItem &&
      before === '' &&
      surroundings.isApart !== false &&
      (isMarked ? /^[\s.]*$/.test(after) : isOnlyCode(after));
    if (isParagraph && isOnlyCode(after)) return 'ordered';
    return inSteps || isParagraph ? standingFirst(after) : 'mentioned';
  }
  return afterVerb(before, clause, surroundings) ?? 'mentioned';
}

/** "Don't forget to `…`": the command is the verb. */
const reminds =
  /^(?:[^,]{1,80}, )?(?:(?:and|but|then|also|please|afterwards,?|finally,?) )*(?:(?:do not|don['’]t|never) forget|remember|(?:make|be) sure) to$/i;

/** "a)", "(2)", "Step 3:" in front of a paragraph. */
const mark = /^(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})\\?\)|step \d{1,2}(?:[:.)]| [-–—]))(?: |$)/i;

const plain = (words: string) =>
  words
    .replace(/^\s*\[[ xX]\]\s/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** "`build` job", "`server` as the default command": the name of something. */
const names =
  /^[\s)]*(?:job|pipeline|workflow|query|stage|action|process(?:es)?)\b|^\s+as (?:the|a|an)\b/i;

/** "for example", "such as", "Usage:": an example of a command, or the form of one. */
const exemplary =
  /\b(?:for example|for instance|such as|e\.?g\.?|i\.e\.|like|something like|similar to|same as|equivalent to)[,:]?(?: (?:with|by|to|using|run|running|use|the|a|try))?\s*[:(]?$|^(?:usage|syntax|examples?|errors?|expected|outputs?|results?|prints?|default|format|message|before|after|previously|old|was|notes?|see|or from|hint)\b[^:]{0,30}:$|^(?:example|for example|for instance)\b/i;

/** The words after the last colon, semicolon or dash; empty if they end in one. */
function lastClause(before: string): string {
  if (labels.test(before) && !announces.test(before)) return '';
  const [, clause = before] = /^.*[:;.]\s+(\S.*)$|^$/.exec(before.replace(dash, '; ')) ?? [];
  return clause.replace(/^[-(\s]+/, '');
}

const dash = / [–—-] /g;
const labels = /[:–—]$| -$|(?:->|→|=>)$/;
/** "Run the following:", "by running:": a colon that belongs to the verb. */
const announces =
  /\b(?:commands?|run|running|execute|executing|use|using|this|these|following|with|via):$/i;

/** "On any node", "First": says where or when, and the command says what. */
const isPlaceOnly = (clause: string) =>
  /^(?:on|in|from|inside) (?:any|each|every|the|one|all|that|both) [\w -]{1,40},?$|^(?:first|then|next|now|finally|second|third|lastly|and|and then|and finally|or|step \d+|optional\)?),?$/i.test(
    clause,
  );

const object =
  '(?: (?:a|an|the|this|these|following|below|command|commands|(?:[\\w-]+ ){0,3}(?:task|script|playbook)|again|manually|locally|it|also|another|one|last|simple|quick|full|new|first|e\\.g\\.))*';
const runVerb = new RegExp(
  `(?:^|[\\s(,:])(?:(run|re-?run|execute|issue|invoke|launch|perform)|(do|call|start|use|try|apply|type|enter))${object}:?$`,
  'i',
);
const means =
  /(?:^|[\s(,])(?:with|using|via|through|by (?:running|executing|using|issuing|calling|typing|invoking|doing)|(?:start|begin|try|finish|continue|end)(?: by| with)? (?:running|executing))(?: (?:a|an|the|this|following|below|command|commands))*:?$/i;
/** "Make sure it has stopped with" */
const assures = /^(?:make|be|making|being) (?:certain|sure)\b/;
/** "Build command:": the name of a setting. */
const field =
  /^(?:build|start|install|test|deploy|release|setup|serve|dev|(?:pre|post)-?deploy|health ?check|default|custom) commands?:$/i;
/** "For this we use:" */
const weUse = /^(?:(?:to|for) [^,:]{1,80},? )?we use:$/i;
const looks =
  /(?:^|[\s(,])(?:check|verify|confirm|ensure|make sure|validate|review|inspect|watch|monitor|examine|test|tail)(?: (?:that|if|whether|the|with|again))*$/i;

/** Undefined where the words before the command give no order. */
function afterVerb(before: string, clause: string, around: Surroundings): Order | undefined {
  if (field.test(clause)) return undefined;
  if (weUse.test(clause)) return 'run';
  const verb = runVerb.exec(clause);
  if (verb) {
    const strength = verb[1] === undefined ? 'ordered' : 'run';
    return mayOrder(
      clause.slice(0, verb.index + (/^[(,:\s]/.test(verb[0]) ? 1 : 0)),
      before,
      strength,
    );
  }
  if (means.test(clause)) {
    if (isOption(clause) || assures.test(withoutOpeners(clause))) return 'look';
    return isImperative(clause) && !asksOthers(clause) ? 'ordered' : undefined;
  }
  if (/^(?:the )?commands?:$/i.test(clause)) return 'ordered';
  if (looks.test(clause)) return isImperative(clause) ? 'look' : undefined;
  if (/\($/.test(clause) && isClosed(around.after)) {
    if (isOption(clause)) return 'look';
    return isImperative(clause) && !asksOthers(clause) ? 'ordered' : undefined;
  }
  if (clause.endsWith(':') && isImperative(clause) && !asksOthers(clause)) return 'ordered';
  return isApposed(before, clause, around) ? 'ordered' : undefined;
}

/** "(`…`)" at the end of a clause: "build (`…`) takes a minute" goes on with it as the subject. */
const isClosed = (after: string): boolean =>
  /^\s*[,;]|^\s*\)\s*(?:$|[.,;:–—-])/.test(after) ||
  going.has(/^\s*\)\s+([a-z]+)/i.exec(after)?.[1]?.toLowerCase() ?? '');

/** "Create a token `…`": the sentence says what, and the command at its end says how. */
function isApposed(before: string, clause: string, { inSteps, after }: Surroundings): boolean {
  if (!inSteps || !/^[\s.)*_]*$/.test(after) || clause !== before || clause.includes(code))
    return false;
  const words = withoutOpeners(clause).split(' ');
  return (
    words.length >= 3 &&
    isImperative(clause) &&
    !asksOthers(clause) &&
    !edits.test(words[0] ?? '') &&
    /^[a-z]{3,}$/.test(words.at(-1) ?? '') &&
    !/^(?:for|and|the|from|into|like|than|that|named|called|not|with|via|about|before|after|until|when|while|but|has|are|was|using|without|against)$/.test(
      words.at(-1) ?? '',
    )
  );
}

const edits =
  /^(?:set|add|put|replace|change|insert|find|stop|kill|end|remove|edit|update|append|copy|write|read|see|look|search|avoid|type|enter|wait|watch|switch|rename|return)$/;

const obliged =
  /(?:^|\s)(?:(?:you|we|one|i)(?: now| also)?(?:['’]ll| will)? (?:should|must|shall|need to|have to|are (?:to|required to|advised to))(?: then| now| also| first)?|(?:need|needs|have) to|(?:make sure|be sure|remember|(?:do not|don['’]t) forget|recommended|necessary|required|best|important|wise) to|go ahead and)$/i;
const someone =
  /\b(?:we|it|they|i|he|she|you|will|would|may|might|can|could|should|does|do|to|which|that|who)\b/i;
const optional =
  /(?:you|we|one|i) (?:can|may|could|might)(?:(?: also| then| now| simply| just| always| easily)?(?: go on to| proceed to)?)?$/i;
const coordinated =
  /(?:^|\s)(?:then|and|also|just|simply|or|now|finally|again|please|first|next|manually|instead|alternatively|immediately|either)$/i;

/** Whether a verb is an order, by the words in front of it. */
function mayOrder(front: string, before: string, strength: 'run' | 'ordered'): Order | undefined {
  const words = front.trimEnd();
  if (words === '' || withoutOpeners(`${words} x`) === 'x') return strength;
  if (/\b(?:no|not) (?:need|have|necessary|required|longer)(?: to)?$/i.test(words))
    return undefined;
  if (obliged.test(words)) return strength;
  if (optional.test(words)) return 'look';
  if (/^(?:on|in|from|inside|within|as|at) [\w '-]{1,40}$/i.test(words) && !someone.test(words))
    return strength;
  const coordinates = coordinated.test(words) || /[,(:–—]$|\s-$/.test(words);
  if (!coordinates) return undefined;
  const rest = withoutOpeners(before);
  return isImperative(before) || /[,(:–—]$/.test(words) || !hasSubject(rest) ? strength : undefined;
}

/** "Ask the owner", "Tell the team": somebody else does it, or it is only told. */
const asksOthers = (clause: string) =>
  /^(?:become (?:familiar|aware)|ask|tell|call|contact|notify|inform|page|explain|read|note|remember|understand|know|request|warn|think)\b/.test(
    withoutOpeners(clause),
  );

/** "Check the nodes: …", "**Drain** – …", "Logs: …". */
function afterColon(before: string, { inSteps, inItem }: Surroundings): Order {
  const label = before.replace(/\s*(?:[:–—-]+>?|→|=>)$/, '');
  const clause = label
    .slice(Math.max(label.lastIndexOf(': ') + 1, label.lastIndexOf('. ') + 1))
    .trim();
  const isToRead = reads.test(withoutOpeners(clause));
  if (forbids(clause) || (asksOthers(clause) && !isToRead) || reporting.test(clause))
    return 'mentioned';
  if (isOption(clause)) return 'look';
  const rest = withoutOpeners(`${clause}: `).replace(/[:\s]+$/, '');
  if (isImperative(clause) || (rest === '' && inItem) || /\b(?:command|commands)$/i.test(clause))
    return 'ordered';
  if (hasSubject(clause) && !/^(?:the|all|each|every)\b/i.test(clause)) return 'mentioned';
  return inSteps && clause.split(' ').length <= 8 ? 'ordered' : 'mentioned';
}

/** "Read the value:", but not "Read the manual:". */
const reads =
  /^read (?!.*\b(?:about|manual|docs?|documentation|guide|page|notes?|article|chapter|how|why)\b)/;

/** "The output of it is:", "It prints:". */
const reporting =
  /\b(?:is|are|was|were|prints?|printed|returns?|shows?|says?|outputs?|fails?|failed|called|named|looks? like|reads|contains)$|^(?:outputs?|responses?|errors?|messages?|examples?|usage|syntax|format)\b/i;

/** A command that begins its sentence: nothing may follow that makes it the subject. */
function standingFirst(after: string): Order {
  const words = after.trimStart().replace(/^[)*_"'\s]+/, '');
  if (words === '' || /^[.,;:(–—…!&+-]|^(?:->|→|=>)/.test(words) || words.startsWith(code))
    return isDescribed(words);
  const [first = ''] = /^[A-Za-z'’-]+/.exec(words) ?? [];
  if (going.has(first.toLowerCase())) return 'ordered';
  return /^(?:should|must|has to|needs to)\b/i.test(first) ? 'look' : 'mentioned';
}

/** "`cmd`, which …" and "`cmd`: lists …" go on; "`cmd`, `other` and so on are …" does not. */
const isDescribed = (words: string): Order =>
  /^[:–—(-]+ ?(?:\d+\/\d+|\d+ (?:tests|tasks|checks)|pass(?:es|ed)?\b|ok\b|✅|done\b)/i.test(
    words,
  ) ||
  /^(?![:–—(-])[,;]?[^.]*\b(?:are|is|were|was) (?:all|both|not|the|a|an|equivalent|only|run|used)\b/.test(
    words.slice(0, 80),
  )
    ? 'mentioned'
    : 'ordered';

/** Words that go on after a command without making it a subject. */
const going = new Set(
  `to and then if in on for until from with so as once again at by after before when where which this that it
  followed unless while into inside against twice first here afterwards manually`
    .trim()
    .split(/\s+/),
);
