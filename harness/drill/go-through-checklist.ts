import { abortable } from '../clock.ts';
import type { EventOf } from '../journal/events.ts';
import { passesNeeded } from '../judge/measure/passes-needed.ts';
import type { Plan, PlannedCheck } from '../model/scenario.ts';
import type { ProbeSpec } from '../model/system.ts';
import type { Arm } from './arm.ts';
import { Shell } from './shell.ts';

/** The probes that answer items of the checklist. */
export function checkedProbes({ checklist, probes, traffic }: Plan): readonly ProbeSpec[] {
  const names = checklist.flatMap(({ answer }) => (answer?.kind === 'probe' ? answer.probe : []));
  return [...probes, ...traffic].filter(({ name }) => names.includes(name));
}

/**
 * Records for each item of the runbook's checklist what answers it: the runbook arm ends with it, as its reader
 * would, before the revert. In a system that has not recovered, nobody looks.
 */
export async function goThroughChecklist(arm: Arm, recovered: boolean): Promise<void> {
  const { name, plan, recorder } = arm;
  if (name !== 'runbook') return;
  const shell = new Shell(arm);
  try {
    for (const item of plan.checklist) {
      const { text, place, answer } = item;
      const because = answer && !recovered && { because: 'the system had not recovered' };
      const found = answer && recovered ? await answerTo(answer, arm, shell) : undefined;
      const shown = found ?? { by: 'nobody' as const, ...because };
      recorder.record({ type: 'checked', arm: name, text, place, ...shown });
    }
  } finally {
    await shell.close();
  }
}

async function answerTo(answer: NonNullable<PlannedCheck['answer']>, arm: Arm, shell: Shell) {
  return answer.kind === 'probe'
    ? passesOf(answer.probe, arm)
    : runCommand(answer.command, arm, shell);
}

async function runCommand(command: string, { plan, signal }: Arm, shell: Shell) {
  await abortable(shell.open(), signal);
  const { scenario } = plan;
  // In a subshell: no item depends on what another one set.
  const text = `(\n${command}\n)`;
  const done = await abortable(shell.run(text, { timeoutMs: scenario.stepTimeoutMs }), signal);
  const { result, exitCode, stdout, stderr, outputLost, durationMs } = done;
  const lost = outputLost && { outputLost };
  return { by: 'command' as const, command, result, exitCode, stdout, stderr, ...lost, durationMs };
}

/** A probe that decides nothing may need longer than those that have recovered. */
async function passesOf(name: string, { checked, plan, recorder, signal }: Arm) {
  await checked.until(() => checked.isStable(), checked.stableAfterMs(), signal);
  const spec = [...plan.probes, ...plan.traffic].find((one) => one.name === name);
  const passes = checked.passesOf(name);
  const needed = spec ? passesNeeded(spec, plan.scenario.stablePasses) : plan.scenario.stablePasses;
  const failed = recorder.events.findLast(
    (event): event is EventOf<'probe' | 'traffic'> =>
      (event.type === 'probe' || event.type === 'traffic') && event.probe === name && !event.ok,
  );
  const failure = passes === 0 &&
    failed && { failure: failed.detail ?? 'no pass since its last failure' };
  return { by: 'probe' as const, probe: name, passes, needed, ...failure };
}
