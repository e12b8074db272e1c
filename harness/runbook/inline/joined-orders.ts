import { forbids, isImperative, isOption, withoutOpeners } from './imperative.ts';
import { code } from './sentences.ts';

/** "Fix the file and", "Save it; then". */
const joined =
  /^(.*\S)(?:[\s,;]+(?:and|then|and then|and finally|and also|and just|finally|next|afterwards)|,)$/is;
/** "**Key missing** - ": what the order is about. */
const topic = /^.*(?:[:–—]| -) (?=\S)/s;
/** After these, "and" goes on with what is looked for, written or compared. */
const withObjects =
  /^(?:search|look for|find|compare|list|note|record|mention|add|put|write|include|replace|avoid|collect|attach|copy|send|paste|document|describe|distinguish|choose|pick|decide|try|use|ask|tell|call|contact|notify|inform|read|see|remember|understand|know|request|combine|mix|alternate|switch between)\b/;
/** "Edit `cart.yaml` and `…`" */
const edits =
  /^(?:edit|fix|change|save|correct|update|adjust|open|modify|restore|revert|create|remove|delete|rename|upload|install|place|move)\b/;
/** "Put it back the same way, then": nothing that a second object could go on with. */
const movesBack = /^(?:put|add|replace|copy)\b.*\b(?:back|again|the same way|first)\b/;
const looking = /^(?:check|watch|review|inspect|monitor|look|view|observe|examine|consult)\b/;

/** Whether a command goes on from an order: "Fix the file and `…`"; `look` if the order only looks. */
export function orderBefore(before: string): 'ordered' | 'look' | undefined {
  const first = joined.exec(before)?.[1]?.replace(topic, '');
  if (first === undefined || !isImperative(first) || isOption(first) || forbids(first))
    return undefined;
  const words = withoutOpeners(first);
  const isNext = /,\s*(?:and )?then$/i.test(before);
  if (
    (withObjects.test(words) && !(isNext && movesBack.test(words))) ||
    (first.includes(code) && !edits.test(words))
  )
    return undefined;
  return looking.test(words) ? 'look' : 'ordered';
}

const joints = new RegExp(
  `^(?:[\\s.,;|&+/*_()]|${code}|(?:or|and|then|followed by|alternatively)(?=[\\s,:;${code}]))*$`,
  'i',
);

/** True for the words after a command with nothing but other commands in them: "`…` or `…`". */
export const isOnlyCode = (after: string): boolean => joints.test(after);

const example = /^(?:for example|for instance|e\.?g\.?),? (?=\S)/i;

/** "For example, on the second node, run": the words without their start, if they give an order all the same. */
export function withoutExample(before: string): string {
  const rest = before.replace(example, '');
  return rest !== before && isImperative(rest) && !isOption(rest) && !forbids(rest) ? rest : before;
}
