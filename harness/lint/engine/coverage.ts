import { sendsElsewhere } from '../../runbook/commands/elsewhere.ts';
import type { Command, Script } from '../../runbook/commands/script.ts';
import { endlessAmong } from '../../runbook/effect/endless.ts';
import { whyInteractive } from '../../runbook/effect/interactive.ts';
import { isFed } from '../../runbook/shell/simple-commands.ts';
import type { Statement } from '../../runbook/shell/statements.ts';
import { labelsOf } from '../read/command-labels.ts';
import type { LintDocument } from '../read/document.ts';

/** What prevents a machine from doing a step, the gravest reason first; `executable`: nothing. */
export const stepClasses = [
  'cannot-be-parsed',
  'needs-a-person',
  'interactive',
  'endless',
  'has-placeholders',
  'executable',
] as const;
type StepClass = (typeof stepClasses)[number];

/** How many steps of a runbook are in each class; each step is in exactly one. */
export type Coverage = Readonly<Record<StepClass | 'steps', number>>;

/** Counts how much of a runbook its commands can do. Material, such as output, is not a step. */
export function coverage(document: LintDocument): Coverage {
  const counts = { steps: 0, ...Object.fromEntries(stepClasses.map((one) => [one, 0])) } as Record<
    StepClass | 'steps',
    number
  >;
  const count = (one: StepClass) => {
    counts[one] += 1;
    counts.steps += 1;
  };
  const classOf = classifier(document);
  for (const script of document.scripts) {
    for (const statement of script.statements) count(classOf(script, statement));
  }
  for (const { steps } of document.runbook.procedures) {
    for (const { kind } of steps)
      if (kind === 'instruction' || kind === 'yaml') count('needs-a-person');
  }
  return counts;
}

function classifier(document: LintDocument) {
  const byStatement = Map.groupBy(document.commands, ({ statement }) => statement);
  const labelOf = labelsOf(document);
  const holes = new Set(document.runbook.placeholders.map(({ place }) => place.line));
  return (script: Script, statement: Statement): StepClass => {
    const commands = byStatement.get(statement) ?? [];
    const [first] = commands;
    if (statement.problem) return 'cannot-be-parsed';
    if (first && sendsElsewhere(labelOf(first)) && !commands.some(goesThere))
      return 'needs-a-person';
    if (commands.some(isInteractive)) return 'interactive';
    if (!endlessAmong(commands).next().done) return 'endless';
    return hasHole(script, statement, holes) ? 'has-placeholders' : 'executable';
  };
}

const goesThere = ({ words }: Command) => words[0] === 'ssh';

const isInteractive = ({ words, statement, index }: Command) =>
  whyInteractive(words, isFed(statement.commands, index)) !== undefined;

function hasHole(script: Script, { from, to }: Statement, lines: ReadonlySet<number>): boolean {
  const last = script.placeAt(Math.max(from, to - 1)).line;
  for (let { line } = script.placeAt(from); line <= last; line += 1) {
    if (lines.has(line)) return true;
  }
  return false;
}
