import { HarnessError } from '../errors.ts';
import type { CommandStep, InstructionStep, Procedure, Runbook } from '../model/runbook.ts';
import type { Plan, PlanNote, PlannedStep, Scenario } from '../model/scenario.ts';
import type { System } from '../model/system.ts';
import { actionOf, checkBranches } from './actions.ts';
import { bindText, checkBound, noteUnused } from './bindings.ts';
import { checkFault, type FaultShape } from './check-fault.ts';
import { formatDuration } from './duration.ts';
import { findProcedure } from './find-procedure.ts';
import { chooseRto } from './rto.ts';
import { placeInScenario } from './scenario-file.ts';

/**
 * Binds runbook, scenario and system to what a drill will do, before any cluster exists.
 *
 * Throws a coded error with its place for whatever does not fit together: UNKNOWN_PROCEDURE,
 * NO_STEPS, UNKNOWN_FAULT, UNBOUND_PLACEHOLDER, BAD_SCENARIO.
 */
export function plan(
  scenario: Scenario,
  runbook: Runbook,
  system: System,
  faults: readonly FaultShape[],
): Plan {
  checkFault(scenario, faults);
  const procedure = findProcedure(scenario, runbook);
  const doable = procedure.steps.filter((step) => step.kind !== 'material');
  const branchNotes = checkBranches(doable, scenario);
  const steps = doable.map((step, index) => planStep(step, index + 1, scenario));
  checkBound(steps, scenario);
  checkArms(steps, scenario);
  const rto = chooseRto(procedure, scenario);
  const deadlineMs = scenario.deadlineMs ?? Math.round(rto.ms * 1.5);
  checkDeadline(deadlineMs, rto.ms, scenario);
  const { file, sha256, text } = runbook;
  return {
    scenario,
    system,
    runbook: { file, sha256, text },
    procedure,
    steps,
    rto,
    deadlineMs,
    controlMs: scenario.controlMs ?? rto.ms,
    probes: system.probes,
    inventories: [],
    alerts: [],
    notes: [
      ...branchNotes,
      ...noteUnused(steps, scenario),
      ...noteMaterial(procedure),
      ...noteSymptoms(procedure, scenario),
    ],
  };
}

function planStep(
  step: CommandStep | InstructionStep,
  number: number,
  scenario: Scenario,
): PlannedStep {
  const boundText = bindText(step, scenario.bindings);
  return { number, phase: 'recover', step, action: actionOf(step, boundText, scenario), boundText };
}

function checkArms(steps: readonly PlannedStep[], scenario: Scenario): void {
  for (const [index, arm] of scenario.arms.entries()) {
    const place = placeInScenario(scenario, ['arms', index]);
    const next =
      'Arms are runbook, control and without-<number>; `firedrill plan` numbers the steps.';
    if (scenario.arms.indexOf(arm) !== index) {
      throw new HarnessError('BAD_SCENARIO', `The arm "${arm}" is given twice.`, { next, place });
    }
    if (!arm.startsWith('without-')) continue;
    const kind = steps.find(({ number }) => `without-${number}` === arm)?.action.kind;
    if (kind === 'run' || kind === 'endless') continue;
    const why = kind ? `is ${kind} anyway` : `does not exist: there are ${steps.length}`;
    const message = `The arm "${arm}" leaves out a step that ${why}.`;
    throw new HarnessError('BAD_SCENARIO', message, { next, place });
  }
  if (!scenario.arms.includes('runbook')) {
    throw new HarnessError(
      'BAD_SCENARIO',
      'The arm "runbook" is missing: nothing would be rehearsed.',
      {
        next: 'Add runbook to "arms".',
        place: placeInScenario(scenario, ['arms']),
      },
    );
  }
}

function checkDeadline(deadlineMs: number, rtoMs: number, scenario: Scenario): void {
  if (deadlineMs > rtoMs) return;
  throw new HarnessError(
    'BAD_SCENARIO',
    `The deadline of ${formatDuration(deadlineMs)} ends the watch before the RTO of ${formatDuration(rtoMs)} is over.`,
    { next: 'Make it longer than the RTO.', place: placeInScenario(scenario, ['deadline']) },
  );
}

function noteMaterial(procedure: Procedure): readonly PlanNote[] {
  return procedure.steps
    .filter((step) => step.kind === 'material')
    .map(({ language, place }) => ({
      text: `a fence ${language ? `of ${language}` : 'without a language'} is kept as it is, not run`,
      place,
    }));
}

function noteSymptoms(procedure: Procedure, scenario: Scenario): readonly PlanNote[] {
  return scenario.symptoms.flatMap(({ symptom }, index) => {
    const stated = procedure.symptoms.length;
    if (symptom <= stated) return [];
    const text = `symptom ${symptom} is looked for, but the procedure states ${stated}`;
    return [{ text, place: placeInScenario(scenario, ['symptoms', index, 'symptom']) }];
  });
}
