import { isPagesOwn, type PlanNote, type PlannedStep } from '../model/scenario.ts';
import type { System } from '../model/system.ts';
import { startOfInner } from '../runbook/commands/wrappers.ts';
import { unquote } from '../runbook/shell/simple-commands.ts';
import { readShell } from '../runbook/shell/statements.ts';
import { readableText } from './lookups.ts';
import { workstationCommands } from './workstation-commands.ts';

/** A name that the shell looks up in its path: no path, variable, option or placeholder. */
const name = /^[a-z][\w.+-]*$/i;
const definesFunction = /(?:^|[;\n])\s*(?:function\s+)?([\w-]+)\s*\(\)/g;

/**
 * Notes each program that a step calls and the operator's workstation lacks, once, at its first step. A workstation
 * of the system's own has what the usual one has, and what `operator.tools` names.
 */
export function noteMissingTools(
  steps: readonly PlannedStep[],
  { operatorImage, operatorTools }: Pick<System, 'operatorImage' | 'operatorTools'>,
): readonly PlanNote[] {
  const advice =
    operatorImage.name === 'operator'
      ? "which the operator's workstation does not have: bring it with operator.image and name it in operator.tools of system.yaml"
      : 'which operator.tools of system.yaml does not name: name it there, so that it is looked for before a drill';
  const known = new Set([...workstationCommands, ...operatorTools]);
  return steps
    .filter(
      ({ step, action }) =>
        step.kind === 'command' && action.kind !== 'endless' && isPagesOwn(action),
    )
    .flatMap((planned) => {
      const { number, step } = planned;
      const text = readableText(planned);
      for (const [, defined = ''] of text.matchAll(definesFunction)) known.add(defined);
      const missing = programsIn(text).filter((program) => !known.has(program));
      return [...new Set(missing)].map((program) => {
        known.add(program);
        const says = `step ${number} calls ${program}, ${advice}`;
        return { text: says, place: step.place };
      });
    });
}

/** The programs that the shell itself starts; those in a container or on another machine are not among them. */
function programsIn(text: string): readonly string[] {
  return readShell(text)
    .filter((part) => part.kind === 'statement')
    .flatMap(({ problem, commands }) => (problem ? [] : commands))
    .flatMap(({ words, assignments }) => {
      const given = words.slice(assignments).map((word) => unquote(text, word));
      const program = given[startOfInner(given)] ?? '';
      return name.test(program) ? [program] : [];
    });
}
