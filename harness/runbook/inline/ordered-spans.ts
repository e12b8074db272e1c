import { mayAct } from '../effect/effect.ts';
import { effectOf } from '../effect/effect-of-text.ts';
import { withoutHoles } from '../placeholders/holes.ts';
import type { CodeSpan } from '../prose/prose.ts';
import { codeSpans } from '../prose/prose.ts';
import { standingFirst } from './following-words.ts';
import { isImperative } from './imperative.ts';
import { isVerbOf } from './lead-ins.ts';
import { hasLine, standsAlone } from './lines.ts';
import { isTaskBracket } from './looks.ts';
import type { Order, Surroundings } from './order.ts';
import { orderOf } from './orders.ts';
import { namesPrompt } from './other-prompts.ts';
import { installs, namesSystem, namesTool } from './preparations.ts';
import { code as codeMark, type Sentence, sentencesWithCode } from './sentences.ts';
import { isWholeCommand, mayBeCommand } from './whole-command.ts';

/** A command that prose orders. Offsets count in the prose. */
export interface OrderedSpan extends CodeSpan {
  readonly sentence: Sentence;
  /** "or `…`": it is for the reader to choose. */
  readonly isAlternative: boolean;
}

/** Where prose stands: in a list item or not, and whether it is a list of steps. */
export interface ProseContext {
  readonly inItem: boolean;
  readonly inSteps: boolean;
  /** It stands in a list of what has to be there first: a command that installs it is to be run. */
  readonly inRequirements?: boolean;
  /** It stands in a list of what to look at. */
  readonly inChecks?: boolean;
  /** Labels make it a list of facts: only an order in so many words counts. */
  readonly isFact?: boolean;
  /** False where the sentence above makes it an example or a story. */
  readonly isApart?: boolean | undefined;
  /** Programs that the document itself shows. */
  readonly programs: ReadonlySet<string>;
  /** Verbs that its fences give to programs: a verb alone is no command. */
  readonly verbs?: ReadonlySet<string>;
  /** The language of the text, if it is not English. */
  readonly language?: () => string | undefined;
}

/** The code spans that the text orders the reader to run, in order. */
export function orderedSpans(text: string, context: ProseContext): readonly OrderedSpan[] {
  if (!text.includes('`') || text.length > longest || /^\s*\|/.test(text)) return [];
  const spans = codeSpans(text);
  const isPossible = ({ from, to }: CodeSpan) => mayBeCommand(text.slice(from, to));
  if (!spans.some(isPossible)) return [];
  return sentencesWithCode(text, spans).flatMap((sentence) =>
    sentence.spans.some(isPossible) ? [...ofSentence(text, sentence, context)] : [],
  );
}

/** Nobody writes a longer item or paragraph; the limit keeps the time linear. */
const longest = 5000;

interface Last {
  readonly order: Order;
  readonly to: number;
  readonly code: string;
  readonly used: boolean;
}

function* ofSentence(
  text: string,
  sentence: Sentence,
  context: ProseContext,
): Generator<OrderedSpan> {
  let last: Last | undefined;
  for (const [index, span] of sentence.spans.entries()) {
    const own = commandIn(text, span);
    const words = (from: number, to: number) =>
      sentence.words.slice(from - sentence.from, to - sentence.from);
    const [start, stop] = outside(text, span);
    const isOther =
      last !== undefined && /^[\s,;(]*(?:or|alternatively)\b/i.test(words(last.to, start));
    // "Edit `cart.yaml` and `…`": a name is no command that the next one could go on from.
    const isAfterName = last?.order === 'mentioned' && !/\s/.test(last.code);
    const joint = isAfterName ? undefined : last && jointOf(words(last.to, start));
    const around = {
      ...context,
      before: words(sentence.from, start),
      after: words(stop, sentence.to),
      above: text.slice(0, sentence.from),
    };
    const code = text.slice(own.from, own.to).replaceAll('\n', ' ');
    const isOfSystem = installs(code) && namesSystem(around.before.trim());
    // A prompt says that it is typed, whatever the program is.
    const isPrompted = /[$#]/.test(text.slice(span.from, own.from));
    const isTypedAlone = isPrompted && around.isApart !== false && hasLine(around);
    const spoken = isTypedAlone ? 'run' : spokenOf(code, around, isOfSystem);
    const order = joint && last ? last.order : spoken;
    const used =
      uses.test(around.before) || isTaskBracket(around.before) || (joint && last?.used) || false;
    last = { order, to: stop, code, used };
    const following = sentence.spans[index + 1];
    // "Run `agent` on all nodes: `ssh …`": the second is what to run.
    if (following && words(stop, outside(text, following)[0]).match(/^(?!\))[^(;]*:\s*$/)) continue;
    // "`shop repl`-like": a word.
    if (/^-[a-z]/i.test(words(stop, sentence.to))) continue;
    if (isNamed(code, words(sentence.from, start), words(stop, sentence.to))) continue;
    if (order === 'mentioned' || context.verbs?.has(code)) continue;
    // "In the mongo shell, run `…`": only a program that is known can be meant for the shell.
    const runs =
      order === 'run' ||
      elevates.test(around.before) ||
      repeats(around.before, code) ||
      (used && order === 'ordered' && takesUp(around.before, code)) ||
      (used && isCalledScript(code, sentence.words, around.after));
    const run = runs && !namesPrompt(sentence.words);
    if (!isWholeCommand(code, { run, used, programs: context.programs })) continue;
    if (order === 'look' && !asks.test(code) && mayAct(effectOf(withoutHoles(code)))) continue;
    const isAlternative = joint === 'or' || isOther || isOfSystem || order === 'offered';
    yield { ...own, sentence, isAlternative };
  }
}

/** `stock status orders`: whatever the program is, it only looks. */
const asks =
  /^[a-z][\w.-]*(?: [a-z][\w-]*)? (?:[a-z]+:)?(?:status|list|ls|show|info|version|health|stats?|is-active|ps|describe)(?= [^|;&>]*$|$)|^[a-z][\w.-]* (?:-v|-V|--version|--help)$/;

/** An installer needs no verb where it stands behind a system, or in a list of what has to be there first. */
function spokenOf(
  code: string,
  around: Surroundings & { readonly inRequirements?: boolean },
  isOfSystem: boolean,
): Order {
  if (elsewhere.test(around.after)) return 'mentioned';
  const order = orderOf(around);
  if (order !== 'mentioned' || around.isFact) return order;
  if (around.inRequirements !== true && standsAlone(code, around)) return 'ordered';
  if (isVerbOf(around.before, code) && standingFirst(around.after) === 'ordered') return 'ordered';
  if (!installs(code)) return order;
  const isNamed = isOfSystem || (around.inRequirements === true && namesTool(around.before.trim()));
  return isNamed && isClosed(around.after) ? 'ordered' : order;
}

/** "use `…` as described below": the steps are there. */
const elsewhere =
  /^\s+(?:as|like) (?:described|shown|explained|documented|outlined) (?:below|above|later|earlier|in )/i;

const isClosed = (after: string) => /^[\s)*_]*(?:$|[.,;–—(-]|and\b)/.test(after);

/** "Reload: `stock reload`": a program that takes the verb of its label. */
function repeats(before: string, code: string): boolean {
  const verb = /(?:^|[\s.])([A-Za-z]{4,12}):\s*$/.exec(before)?.[1]?.toLowerCase();
  return verb !== undefined && isImperative(verb) && code.split(' ').indexOf(verb) > 0;
}

/** "Stop the queue with `stockd queue stop`", "Start the new Stock with `stock launch`": its verb, or its subject. */
function takesUp(before: string, code: string): boolean {
  const clause = before.replace(/^[\s*_]+/, '');
  const [program = '', ...rest] = code.split(/\s+/);
  const [, verb = '', subject = ''] = /^([A-Z]?[a-z]{3,12})\s(.{3,120})$/s.exec(clause) ?? [];
  if (!isImperative(clause) || !/^[a-z][\w-]{3,}$/.test(program)) return false;
  const said = verb.toLowerCase();
  if (rest.slice(0, 3).includes(said)) return true;
  const name = program.charAt(0).toUpperCase() + program.slice(1);
  return (alike[said] ?? []).includes(rest[0] ?? '') && new RegExp(`\\b${name}\\b`).test(subject);
}

/** What programs call what a sentence says. */
const alike: Readonly<Record<string, readonly string[]>> = {
  start: ['launch', 'up', 'run', 'serve', 'resume'],
  launch: ['start', 'up', 'run'],
  stop: ['down', 'halt', 'shutdown', 'quit', 'pause'],
  restart: ['reload', 'reset'],
  upgrade: ['update', 'setup'],
  remove: ['rm', 'rmpeer', 'delete', 'forget'],
};

/** "Elevate with `…`": nothing but a program gives the rights of another user. */
const elevates = /\belevate\b[^.]{0,40}\b(?:with|using|via|by running)\s*$/i;
const uses = /\b(?:use|using|via|call|with|run|running)(?:\s+the)?\s*$/i;

/** "Stop and start it with the `stop-shop.sh` and `start-shop.sh` scripts": scripts named after the order. */
const isCalledScript = (code: string, words: string, after: string) => {
  const [, verb] = /^([a-z]{3,12})[-_][\w-]+\.(?:sh|bash|py|rb|pl)$/.exec(code) ?? [];
  return (
    verb !== undefined &&
    /^scripts?\b/i.test(after.replace(otherNames, '')) &&
    new RegExp(`\\b${verb}\\b`, 'i').test(words)
  );
};

/** Other code in the same row: "`a`, `b` and `c` jobs". */
const otherNames = new RegExp(`^(?:[\\s,]|and|or|${codeMark})*`, 'i');
const thing =
  /^(?:jobs?|containers?|images?|packages?|services?|charts?|modules?|plugins?|roles?|daemons?|pods?|pipelines?|workflows?|targets?|stages?|sub-?commands?)\b/i;

/** "Run `db-migrate` with the new version", "run the `create-cluster` job": a word alone names something. */
const isNamed = (code: string, before: string, after: string): boolean =>
  !/\s/.test(code) &&
  (/^\s+(?:with|using|against)\b/i.test(after) ||
    thing.test(after.replace(otherNames, '')) ||
    (/\b(?:the|a|an|this|your)\s+$/i.test(before) &&
      !/^(?:command|script)s?\b/i.test(after.replace(otherNames, ''))));

/** A dollar, or the prompt of root before a program: `# systemctl stop shop`. */
const prompt = /^\s*(?:\$\s+|#\s+(?=(?:[a-z][\w.-]*|\.?\/[\w./-]+) ))?/;

/** The command without blanks and a prompt around it. */
function commandIn(text: string, { from, to }: CodeSpan): CodeSpan {
  const content = text.slice(from, to);
  const lead = prompt.exec(content)?.[0].length ?? 0;
  const end = content.trimEnd().length;
  return { from: from + Math.min(lead, end), to: from + end };
}

function outside(text: string, { from, to }: CodeSpan): readonly [number, number] {
  let start = from;
  while (text[start - 1] === '`') start -= 1;
  return [start, to + (from - start)];
}

/** How a command goes on from the one before it; undefined if it has words of its own. */
function jointOf(between: string): 'and' | 'or' | undefined {
  const words = between.replace(/[*_]/g, '').trim().toLowerCase();
  if (
    /^(?:,? ?\(?(?:or|or else|or with|or alternatively|alternatively)(?: (?:run|use|try|with))?|\/)$/.test(
      words,
    )
  )
    return 'or';
  // ", and if it does not come back, `…`"
  if (/^[,;]? ?(?:and |but )?(?:if|should|when) [^,\uE000]{3,80},$/.test(words)) return 'and';
  return /^(?:[,;&+]|->|→|&&|(?:[,;]? ?(?:and|then|and then|followed by|and finally|and also|finally|and after that|before))(?: (?:run|by))?)$/.test(
    words,
  )
    ? 'and'
    : undefined;
}
