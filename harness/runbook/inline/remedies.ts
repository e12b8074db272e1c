import { withoutOpeners } from './imperative.ts';
import type { Order, Surroundings } from './order.ts';

/** "should fix it", "usually helps", "is enough", "brings it back": what the command does is wanted. */
const remedies =
  /^[\s)*_]*(?:(?:again|first|once more|there|here|and [^.,;]{1,80}|on [^.,;]{1,40}) )?(?:(?:should|may|might|will|would|can|could) )?(?:(?:usually|often|normally|typically|generally|mostly|probably|then|also|always|sometimes) )*(?:fix|fixe?s|helps?|resolves?|solves?|clears?|cures?|unsticks?|suffices?|do(?:es)? the (?:trick|job)|sorts? (?:it|this|that)|(?:is|be) (?:(?:usually|often|normally|mostly) )?(?:enough|sufficient|all (?:you|it|that))|brings? (?:it|them|the [a-z]+) back|gets? (?:it|them|things|the [a-z]+) (?:going|back|unstuck|running|moving))\b/;
/** "Running `…` and pasting the file should work": only as a remedy; that a command works is a fact. */
const works = /^ and [^.,;]{1,80} should work\b/;

const soon = '(?:(?:simply|just|often|usually|normally|sometimes|manually),? )*';
/** "Running", "Often a quick", "Restarting the broker with": the command is the subject of its sentence. */
const subject = new RegExp(
  `^${soon}(?:(?:re-?)?running(?: (?:a|an|the|the command))?|(?:a|an|another)(?: (?:simple|quick|plain|manual|single|full|final|second|fresh|rolling|forced))*|(?!having|being)[a-z-]{2,20}ing [^,;:]{2,80} (?:with|using|via|by running))$`,
);

/** A command that its sentence calls a remedy: "Running `…` usually fixes this"; the reader decides. */
export function orderOfRemedy(before: string, { after }: Surroundings): Order | undefined {
  const rest = after.replace(/\n/g, ' ');
  if (!remedies.test(rest) && !works.test(rest)) return undefined;
  return subject.test(withoutOpeners(before)) ? 'offered' : undefined;
}
