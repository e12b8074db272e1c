/** "The easiest way is to", "All you have to do is", "It is enough to", "We then": frames of an order. */
const frame = new RegExp(
  `^(?:${[
    `(?:(?:the|a|one|another) )?(?:(?:first|second|third|next|last|final|only|easiest|simplest|quickest|fastest|best|safest|cleanest|usual|recommended|preferred|other) )?(?:thing|step|way|option|solution|fix|approach|action|workaround|remedy|cure)(?: (?:to|for) [^,:;.]{1,60}?| here)? (?:is|would be|will be) (?:to|by)`,
    `(?:what|all) (?:you|we)(?: now| then)? (?:need|have|want) to do(?: now| then| next| here)? is(?: to)?|(?:the )?first thing to do is(?: to)?`,
    `it (?:is|should be|may be|might be|will be)(?: usually| often| normally| now)? (?:enough|sufficient|advisable|helpful|useful|worthwhile|time) to|it suffices to`,
    `(?:it is |it['’]s )?time to`,
    `(?:i|we)(?:['’]d| would)(?: first| then| now)?(?: (?:suggest|recommend) to)?`,
    `we(?:['’]ll| will)?(?: now| then| next| first| also| just| simply| finally)+|(?:next|now|then|first|finally|afterwards|after that),? we(?:['’]ll| will)?`,
    `you(?: now| then)? are (?:now )?going to|you (?:just|only|simply) (?:need|have) to`,
    'double(?=[ -]check)',
  ].join('|')}) `,
);
const mayBeFramed =
  /^(?:the|a|one|another|what|all|it|time|i|we|you|next|now|then|first|finally|after|easiest|simplest|best|fix|solution|workaround|double)/;

/** The frame in front of an order, in lower case; null where there is none. */
export const frameOf = (clause: string): RegExpExecArray | null =>
  mayBeFramed.test(clause) ? frame.exec(clause) : null;
