import type { CommandStep, Place, StepLabel } from '../../model/runbook.ts';
import type { FenceLine } from '../fences/fence-lines.ts';
import { type FenceText, joinLines } from '../fences/fence-text.ts';
import { itemLabel } from '../fences/introductions.ts';
import type { ItemBlock, Prose } from '../markdown/block.ts';
import type { Source } from '../markdown/source.ts';
import { withoutHoles } from '../placeholders/holes.ts';
import { type KnownVariables, statementPlaceholders } from '../placeholders/placeholders.ts';
import { toldNames } from '../placeholders/told-names.ts';
import { plainWords } from '../prose/prose.ts';
import type { ShellProblem } from '../shell/scanner.ts';
import { readShell } from '../shell/statements.ts';
import { spanOfItem } from './bare-items.ts';
import { checkTable, isTable, withBars } from './check-tables.ts';
import { isBranch } from './clause-conditions.ts';
import { runsElsewhere } from './elsewhere.ts';
import { type OrderedSpan, orderedSpans } from './ordered-spans.ts';

export interface InlineContext {
  readonly source: Source;
  readonly known: KnownVariables;
  /** The item that the prose is in. */
  readonly item: ItemBlock | undefined;
  /** The prose is in a list of steps. */
  readonly inSteps: boolean;
  /** Its labels make it a list of facts. */
  readonly isFact: boolean;
  /** It is a list of what to look at. */
  readonly inChecks: boolean;
  /** It is a list of what has to be there first. */
  readonly inRequirements: boolean;
  /** False where the sentence above makes it an example or a story. */
  readonly isApart: boolean;
  /** Programs that the document itself shows. */
  readonly programs: ReadonlySet<string>;
  /** Verbs that its fences give to programs. */
  readonly verbs: ReadonlySet<string>;
  /** The language of the document, if it is not English. */
  readonly language: () => string | undefined;
  /** It is nothing but a command, without marks of code, below a sentence that says to run it. */
  readonly isBare: boolean;
  /** The list has sent the reader to another machine. */
  readonly away: boolean;
  /** The shell of the fence that the prose introduces: what is in it is not a step here too. */
  readonly introduced: string | undefined;
}

/** A command in prose, with the range of its code in the document. */
export interface InlineStep {
  readonly from: number;
  readonly to: number;
  readonly step: CommandStep;
  /** The place of an offset in the step's text. */
  placeAt(offset: number): Place;
}

/** The commands that a list item or a paragraph orders. */
export function inlineSteps(prose: Prose, context: InlineContext): readonly InlineStep[] {
  const { item, introduced } = context;
  if (context.isBare) {
    const all = [spanOfItem(prose)];
    return all.flatMap((span) => stepOf(prose, span, all, context) ?? []);
  }
  if (isTable(prose.text)) {
    const rows = checkTable(prose.text, context);
    return rows.flatMap((row) => stepOf(prose, row, rows, context) ?? []);
  }
  const spans = orderedSpans(prose.text, { ...context, inItem: item !== undefined }).filter(
    ({ from, to, sentence }) =>
      introduced === undefined ||
      !(sentence.words.trimEnd().endsWith(':') || introduced.includes(prose.text.slice(from, to))),
  );
  return spans.flatMap((span) => stepOf(prose, span, spans, context) ?? []);
}

function stepOf(
  prose: Prose,
  span: OrderedSpan,
  all: readonly OrderedSpan[],
  context: InlineContext,
): InlineStep | undefined {
  const { source, known } = context;
  const written = textOf(prose, span);
  const { text, inDocument } = isTable(prose.text) ? withBars(written) : written;
  const given = withoutHoles(text);
  const parts = readShell(given);
  const [statement] = parts;
  if (statement?.kind !== 'statement') return undefined;
  const [from, to] = [prose.from + span.from, prose.from + span.to];
  const placeAt = (offset: number) => source.placeAt(inDocument(offset));
  const problem = statement.problem ?? problemAmong(given === text ? parts : readShell(text));
  const at = problem && placeAt(Math.min(problem.at, text.length));
  const step: CommandStep = {
    kind: 'command',
    language: 'bash',
    label: labelOf(prose, span, all, text, context),
    inline: true,
    place: source.placeAt(from),
    endLine: source.lineAt(to - 1),
    text,
    placeholders: statementPlaceholders(
      { text, given, told: toldNames(source) },
      statement,
      known,
      placeAt,
    ),
    ...(problem && at
      ? { syntaxError: `${problem.message} (line ${at.line}, column ${at.column})` }
      : {}),
  };
  return { from, to, step, placeAt };
}

/** What the shell would report of the text as it is, with its placeholders. */
function problemAmong(parts: ReturnType<typeof readShell>): ShellProblem | undefined {
  for (const part of parts) if (part.kind === 'statement' && part.problem) return part.problem;
  return undefined;
}

/** The code on one line: a line break in it is a blank. */
function textOf(prose: Prose, { from, to }: OrderedSpan): FenceText {
  const lines: FenceLine[] = [];
  let at = from;
  for (const line of prose.text.slice(from, to).split('\n')) {
    const indent = lines.length > 0 ? line.length - line.trimStart().length : 0;
    lines.push({ from: prose.from + at + indent, text: line.slice(indent).trimEnd() });
    at += line.length + 1;
  }
  const { text, inDocument } = joinLines(lines);
  return { text: text.replaceAll('\n', ' '), inDocument };
}

/** The item around a command; its own part of the sentence if others share the item. */
function labelOf(
  prose: Prose,
  span: OrderedSpan,
  all: readonly OrderedSpan[],
  text: string,
  { source, item, away }: InlineContext,
): StepLabel {
  const outer = item && itemLabel(source, item);
  const [from, to] = partOf(span, all);
  const alone = all.length === 1 && item?.prose === prose;
  const sentence = prose.text.slice(span.sentence.from, span.sentence.to);
  const words =
    alone && outer ? outer.text : plainWords(prose.text.slice(from, to)).replace(/^[,;\s]+/, '');
  const conditional = span.isAlternative || isBranch(prose.text, span, all);
  const elsewhere = runsElsewhere(text, sentence, away);
  const start = from + (/[^\s,;]/.exec(prose.text.slice(from))?.index ?? 0);
  const number = outer?.item ?? stepNumber(prose.text);
  return {
    text: words,
    ...(number === undefined ? {} : { item: number }),
    conditional: conditional || isWithinBranch(prose, source, item),
    ...(elsewhere ? { elsewhere } : {}),
    place: alone && outer ? outer.place : source.placeAt(prose.from + start),
  };
}

/** From the end of the command before, or the start of the sentence, to its own end or that of the sentence. */
function partOf(span: OrderedSpan, all: readonly OrderedSpan[]): readonly [number, number] {
  const shared = all.filter(({ sentence }) => sentence === span.sentence);
  const at = shared.indexOf(span);
  const before = shared[at - 1];
  const from = before ? before.to + 1 : span.sentence.from;
  return [from, at === shared.length - 1 ? span.sentence.to : span.to + 1];
}

function isWithinBranch(prose: Prose, source: Source, item: ItemBlock | undefined): boolean {
  const above = item?.prose === prose ? item.parent : item;
  return (above && itemLabel(source, above)?.conditional) ?? false;
}

function stepNumber(text: string): number | undefined {
  const number = /^\s*(?:\*\*|__)?step\s+(\d{1,3})\b/i.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}
