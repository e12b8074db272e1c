import { endsCondition } from './conditions.ts';
import { closesClause, standingFirst } from './following-words.ts';
import {
  asksOthers,
  hasSubject,
  isImperative,
  isOffer,
  isOption,
  withoutOpeners,
} from './imperative.ts';
import type { Order, Surroundings } from './order.ts';
import { mayBeDone } from './passive-orders.ts';
import { code } from './sentences.ts';

const object =
  '(?: (?:a|an|the|this|these|following|below|command|commands|(?:[\\w-]+ ){0,3}(?:task|script|playbook)|again|manually|locally|it|also|another|one|last|simple|quick|full|new|first|e\\.g\\.))*';
const runVerb = new RegExp(
  `(?:^|[\\s(,:])(?:(run|re-?run|execute|issue|invoke|launch|perform)|(do|call|start|use|try|apply|type|enter|retry|repeat))${object}(?: on (?:the|each|every|any|all|both) [\\w-]{2,20})?:?$`,
  'i',
);
const means =
  /(?:^|[\s(,])(?:with|using|via|through|by (?:(?:simply|just|manually|then|first|again|directly) )?(?:running|executing|using|issuing|calling|typing|invoking|doing|checking|inspecting)(?: on (?:the|each|every|any|all|both) [\w-]{2,20})?|(?:start|begin|try|finish|continue|end)(?: by| with)? (?:running|executing))(?: (?:a|an|the|this|following|below|command|commands))*:?$/i;
/** "Force it closed by" */
const by = /\sby$/i;
/** "Replace it by", "Prefix it by": what stands there instead, or how much. */
const exchanges =
  /^(?:replace|change|substitute|swap|exchange|prefix|prepend|follow|increase|decrease|reduce|raise|lower|multiply|divide|sort|order|group|filter|identify|recognise|recognize)\b/;
/** "Replace `a` with `b`": what stands there instead is not run. */
const exchangesCode = (clause: string): boolean =>
  clause.includes(code) && exchanges.test(withoutOpeners(clause));
const saysHow = (clause: string): boolean =>
  !clause.includes(code) && !exchanges.test(withoutOpeners(clause));
/** "Remove the file created with": how the file came to be. */
const describesThing =
  /\b(?!(?:need|speed|feed|seed|embed)\b)(?<!\b(?:is|are|was|be|been|being|has|have|had|it|them|this|that|get|gets|not|and|or|then|to) )[a-z]+ed (?:with|using|via|through|by running)$|\b(?:that|which) (?:is|are|was|were|has been|have been) [a-z]+(?:ed|en|wn|un|made|built|set) (?:with|using|via|through|by running)$/;
/** "Make sure it has stopped with" */
const assures = /^(?:make|be|making|being) (?:certain|sure)\b/;
/** "Ensure you have started it with": if not, the command does so. */
const assuresDone =
  /^(?:(?:make|be) (?:certain|sure)|ensure|check|verify|confirm) (?:that )?(?:you(?:['’]ve| have)|it (?:has been|was|is)|they (?:have been|were|are)) [a-z]+(?:ed|n|t|ung)\b/;
/** "Build command:": the name of a setting. */
const field =
  /^(?:build|start|install|test|deploy|release|setup|serve|dev|(?:pre|post)-?deploy|health ?check|default|custom) commands?:$/i;
/** "For this we use:" */
const weUse = /^(?:(?:to|for) [^,:]{1,80},? )?we use:$/i;
const looks =
  /(?:^|[\s(,])(?:check|verify|confirm|ensure|make sure|validate|review|inspect|watch|monitor|examine|test|tail|see|look at|have a look at|take a look at|(?:check|inspect|examine|review|watch|look at) the output of)(?: (?:that|if|whether|the|with|again))*$/i;
/** "For the reason, see", "See what goes on with". */
const isSeen = (clause: string): boolean => /^see\b/.test(withoutOpeners(clause));
/** "Restart it (", "Take it out (first" */
const opensBracket = /\((?:first|by)?$/i;

/** "We recommend", "It is worth": before "running". */
const recommends =
  /\b(?:(?:we|i)(?: strongly| highly)? (?:recommend|suggest|advise)|(?:it is|it['’]s|is) (?:also |always )?(?:worth|advisable|best|helpful|useful)) (?:running|executing)(?: (?:a|an|the|the command))?:?$/i;

/** The order that the words right before a command give; undefined where they give none. */
export function afterVerb(before: string, clause: string, around: Surroundings): Order | undefined {
  if (field.test(clause)) return undefined;
  if (weUse.test(clause) || recommends.test(clause)) return 'run';
  const verb = runVerb.exec(clause);
  if (verb && tellsOfSubject(before, around.after)) return undefined;
  if (verb) {
    const strength = verb[1] === undefined ? 'ordered' : 'run';
    return mayOrder(
      clause.slice(0, verb.index + (/^[(,:\s]/.test(verb[0]) ? 1 : 0)),
      before,
      strength,
    );
  }
  if (exchangesCode(clause)) return undefined;
  if (means.test(clause) || (by.test(clause) && saysHow(clause))) {
    // "You can enable it by running:", and nothing behind the command.
    const introduces = /ing:$/.test(clause) && /^[\s.]*$/.test(around.after) && isOption(clause);
    if (introduces) return 'ordered';
    if (assuresDone.test(withoutOpeners(clause))) return 'ordered';
    if (assures.test(withoutOpeners(clause))) return 'look';
    if (isOption(clause)) return isOffer(clause) || mayBeDone(before) ? 'offered' : 'look';
    if (/^see (?:what|how|whether|if|who|which|why|where)\b/.test(withoutOpeners(clause)))
      return 'look';
    if (describesThing.test(clause)) return undefined;
    return ordersAtEnd(clause) ? 'ordered' : undefined;
  }
  if (/^(?:the )?commands?:$/i.test(clause)) return 'ordered';
  if (looks.test(clause)) return isImperative(clause) || isSeen(clause) ? 'look' : undefined;
  if (opensBracket.test(clause) && closesClause(around.after)) {
    if (isOption(clause)) return 'look';
    return isImperative(clause) && !asksOthers(clause) ? 'ordered' : undefined;
  }
  if (clause.endsWith(':') && isImperative(clause) && !asksOthers(clause)) return 'ordered';
  return isApposed(before, clause, around) ? 'ordered' : undefined;
}

/** "Drain it with", or behind a fact: "The disk is intact now, wipe it with". */
function ordersAtEnd(clause: string): boolean {
  if (isImperative(clause)) return !asksOthers(clause);
  const [, fact = '', order = ''] = stated.exec(clause) ?? [];
  return order !== '' && !leavesOpen.test(fact) && isImperative(order) && !asksOthers(order);
}

const stated =
  /^([^,]{5,120}\b(?:is|are|has|have|was|were|stays?|remains?)\b[^,]{2,60}), (?:so |then |now |please |and then )?([a-z][^,]{2,120})$/i;
const leavesOpen =
  /\b(?:will|would|can|could|may|might|to|should|must|do|does|did|which|that|who|if|when|until|not|no)\b/i;

/** "Create a token `…`": the sentence says what, and the command at its end says how. */
function isApposed(before: string, clause: string, { inItem, after }: Surroundings): boolean {
  if (clause !== before) return false;
  const words = withoutOpeners(clause).split(' ');
  // "Re-run the command in `verbose` mode `…` if necessary"
  if (repeats.test(words.join(' '))) return standingFirst(after) === 'ordered';
  if (!/^[\s.)*_]*$/.test(after) || clause.includes(code)) return false;
  return (
    words.length >= (inItem ? 3 : 2) &&
    isImperative(clause) &&
    !asksOthers(clause) &&
    !/\b(?:that|which|who|what) [a-z]+$/.test(clause) &&
    !edits.test(words[0] ?? '') &&
    /^[a-z]{3,}$/.test(words.at(-1) ?? '') &&
    !content.test(words.at(-1) ?? '') &&
    !/^(?:for|and|the|from|into|like|than|that|named|called|not|with|via|about|before|after|until|when|while|but|has|are|was|using|without|against|during|since|per|inside|within|under|through|upon|its|this|these|those|your|our)$/.test(
      words.at(-1) ?? '',
    )
  );
}

/** "Run the migration once more", with words of code in it. */
const repeats = new RegExp(
  `^(?:re-?)?(?:run|execute) (?:the|this|that|your) (?:[a-z-]+ )?(?:command|script|playbook|migration|jobs?|tests?|task|build|import|sync|backup|check|query|tool)\\b(?![^]*\\b(?:with|from|of|that|which|like)\\b)[\\w ,${code}-]{0,60}\\w$`,
);
/** "Comment out the line": it is not to be run. */
const content =
  /^(?:lines?|entry|entries|settings?|options?|variables?|parameters?|strings?|texts?|messages?|fields?|keys?|snippets?|blocks?|code|process(?:es)?|commands?|jobs?|tasks?|scripts?|query|queries|sessions?)$/;
const edits =
  /^(?:set|add|put|replace|change|insert|find|edit|append|copy|write|read|see|look|search|avoid|type|enter|wait|watch|switch|rename|return|comment|uncomment|paste|include|define)$/;

const obliged =
  /(?:^|\s)(?:(?:you|we|one|i)(?: now| also)?(?:['’]ll| will| may| might)?(?: also)? (?:should|must|shall|need to|have to|(?:probably |likely )?want to|(?:strongly |highly )?(?:recommend|suggest|advise)(?: you)? to|are (?:to|required to|advised to))(?: then| now| also| first)?|(?:need|needs|have) to|(?:make sure|be sure|remember|(?:do not|don['’]t) forget|recommended|necessary|required|best|important|wise) to|go ahead and)$/i;
/** "If you have to": the verb is that of the condition. */
const isCondition =
  /^(?:and |but |or )?(?:if|when|whenever|unless|once|before|after|in case) (?:you|we|i|they|someone|somebody) (?:(?:do|did|really|still|ever|also|then|now|don['’]t|not) )*(?:have|need|want|wish|must|should|can|could|may|might|are (?:able|required|going)|had)(?: \w+)?(?: to)?$/i;
/** "After this we will run", "Let's run" */
const together =
  /(?:^|[\s,])(?:we(?:['’]ll| will)|let(?:['’]s| us))(?: now| then| first| next| also| just| simply)*$/i;
const someone =
  /\b(?:we|it|they|i|he|she|you|will|would|may|might|can|could|should|does|do|to|which|that|who)\b/i;
const optional =
  /(?:you|we|one|i) (?:can|may|could|might)(?:(?: also| then| now| simply| just| always| easily)?(?: go on to| proceed to)?)?$/i;
const coordinated =
  /(?:^|\s)(?:then|and|also|just|simply|or|now|finally|again|please|first|next|manually|instead|alternatively|immediately|either)$/i;

/** "To reload the settings of a running host": what the order behind it is for, although no comma ends it. */
const purpose = /^(?:in order )?to (?!be )[a-z-]+ [^,:]{2,120}$/i;
/** The last word has a verb of its own behind it, or leaves it open. */
const goesOn =
  /\b(?:which|that|who|what|how|where|whether|if|when|because|than)\b|\s(?:to|not|and|or|the|a|an|we|you|they|it|of|for|with|from|by|in|on)$/i;
const isPurpose = (words: string) => purpose.test(words) && !goesOn.test(words.slice(3));

/** "The script will go through all files, run `…`, and report them": what somebody else does. */
const tellsOfSubject = (before: string, after: string): boolean =>
  /^(?!(?:if|when|once|after|as|while|unless|you)\b)[a-z][^,:;]{0,120}\bwill (?!not\b)[a-z]+[^,:;]{0,80},(?: then)? [a-z]+(?: the)?\s*$/i.test(
    before,
  ) && /,? and [a-z]+/.test(after);

/** "On each node", "for `/srv/mail`": where, or for what. */
const place = new RegExp(
  `^(?:(?:on|in|from|inside|within|as|at|for (?:each|every|all)) [\\w '${code}-]{1,60}|for ${code}+)$`,
  'i',
);

/** Whether a verb is an order, by the words in front of it. */
function mayOrder(front: string, before: string, strength: 'run' | 'ordered'): Order | undefined {
  const words = front.trimEnd();
  if (together.test(words)) return strength === 'run' ? strength : undefined;
  if (words === '' || withoutOpeners(`${words} x`) === 'x') return strength;
  if (/\b(?:no|not) (?:need|have|necessary|required|longer)(?: to)?$/i.test(words))
    return undefined;
  if (isCondition.test(words) || /^(?:nobody|no one|none)\b/i.test(words)) return undefined;
  if (obliged.test(words) || endsCondition(words) || isPurpose(words)) return strength;
  if (optional.test(words)) return isOffer(`${words} x`) ? 'offered' : 'look';
  if (place.test(words) && !someone.test(words)) return strength;
  // "When you change it and run": a part of the condition.
  if (/^(?:when|whenever|every time|each time|as soon as) [^,]+$/i.test(words)) return undefined;
  const coordinates = coordinated.test(words) || /[,(:–—]$|\s-$/.test(words);
  if (!coordinates) return undefined;
  const rest = withoutOpeners(before);
  return isImperative(before) || /[,(:–—]$/.test(words) || !hasSubject(rest) ? strength : undefined;
}
