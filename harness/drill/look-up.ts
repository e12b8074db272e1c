import { abortable } from '../clock.ts';
import { mergeTarget, type PlannedStep, typedSession } from '../model/scenario.ts';
import { fillHoles } from '../runbook/placeholders/fill-holes.ts';
import { wordsOfStep } from '../runbook/placeholders/told-names.ts';
import { fillYaml } from '../runbook/placeholders/yaml-holes.ts';
import { boundValue } from '../scenario/bindings.ts';
import { mergeCommand } from '../scenario/merge/merge-command.ts';
import { textWithTyped } from '../scenario/typed-text.ts';
import type { Arm } from './arm.ts';
import type { Shell } from './shell.ts';

const isVariable = /^[A-Za-z_]\w*$/;

/** What to run, with the looked-up values in it; or why one of them has none. */
export type LookedUp = { readonly text: string } | { readonly because: string };

/**
 * Looks up the values that the step needs, as its reader would when the step is due, so that a pod's name is the name
 * that the pod has by then. A `${NAME}` is set in the shell; any other placeholder is replaced in the text.
 */
export async function lookUp(
  { number, lookups = [], boundText, action, step }: PlannedStep,
  { plan, recorder, name: arm }: Arm,
  shell: Shell,
  signal: AbortSignal,
): Promise<LookedUp> {
  const { scenario } = plan;
  const values = new Map<string, string>();
  for (const name of lookups) {
    // In a subshell: a look-up leaves nothing in the shell of the steps.
    const command = `(\n${scenario.lookups[name] ?? ''}\n)`;
    const options = { timeoutMs: scenario.stepTimeoutMs };
    const { result, exitCode, stdout } = await abortable(shell.run(command, options), signal);
    const found = stdout.trim();
    const failure = whyNoValue(found, result, exitCode);
    if (failure !== undefined) return { because: `the look-up of ${name} ${failure}` };
    recorder.record({ type: 'looked-up', arm, number, name, value: found });
    values.set(name, found);
    if (isVariable.test(name)) {
      await abortable(shell.run(`export ${name}=${quoted(found)}`, options), signal);
    }
  }
  const looked = (name: string) => values.get(name);
  const merge = mergeTarget(action);
  if (merge) return { text: mergeCommand(merge, fillYaml(boundText, looked)) };
  const text = fillHoles(boundText, looked, wordsOfStep(step));
  const session = typedSession(action);
  if (!session) return { text };
  // As a whole: in statements that the plan has written for the shell, it would expand what was looked up.
  const known = (name: string) => looked(name) ?? boundValue(scenario.bindings, name);
  return { text: textWithTyped(text, session, known) };
}

const quoted = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`;

function whyNoValue(found: string, result: string, exitCode: number): string | undefined {
  if (result === 'timed-out') return 'did not end';
  if (exitCode !== 0) return `failed with exit code ${exitCode}`;
  if (found === '') return 'printed nothing';
  const lines = found.split('\n').length;
  return lines > 1 ? `printed ${lines} lines, and a value is one` : undefined;
}
