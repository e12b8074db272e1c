import type { Plan, PlannedStep, StepAction } from '../../harness/model/scenario.ts';
import { type Mutant, mutantsOf } from '../../harness/mutation/mutants.ts';
import type { Mutator } from '../../harness/mutation/mutator.ts';
import { parseRunbook } from '../../harness/runbook/parse.ts';

const file = 'ops.md';
const run: StepAction = { kind: 'run', timeoutMs: 60_000 };

/** A drill of the first procedure of a text; `actions`: of the steps that are not run, by number. */
export function drillOf(
  text: string,
  actions: Readonly<Record<number, StepAction>> = {},
): Pick<Plan, 'runbook' | 'steps' | 'procedure'> {
  const runbook = parseRunbook(file, text);
  const [procedure] = runbook.procedures;
  if (!procedure) throw new Error('The text has no procedure.');
  const steps = procedure.steps
    .filter((step) => step.kind !== 'material')
    .map((step, index): PlannedStep => {
      const number = index + 1;
      const action = actions[number] ?? run;
      return { number, phase: 'recover', step, action, boundText: step.text };
    });
  return { runbook, procedure, steps };
}

export const page = (shell: string): string => `# Shop\n\n\`\`\`bash\n${shell}\n\`\`\`\n`;

/** What the fence of the page becomes, without empty lines, by each mistake of one kind. */
export function editionsOf(mutator: Mutator, shell: string): readonly string[] {
  return mutantsOf(drillOf(page(shell)), [mutator]).map(fenceOf);
}

export const fenceOf = ({ text }: Pick<Mutant, 'text'>): string =>
  text
    .split('\n')
    .slice(3, -2)
    .filter((line) => line !== '')
    .join('\n');

/** A title on one line. */
export const named = (shell: string): string => shell.replaceAll('\n', ' ⏎ ');
