import { HarnessError } from '../errors.ts';
import type { CommandStep, InstructionStep, Procedure, Runbook } from '../model/runbook.ts';
import type { Plan, PlanNote, PlannedStep, Scenario } from '../model/scenario.ts';
import type { System } from '../model/system.ts';
import { actionOf, checkBranches } from './actions.ts';
import { planAlerts } from './alerts.ts';
import { checkArms, fittingArms } from './arms.ts';
import { automate } from './automations.ts';
import { bindText, checkBound, noteUnused } from './bindings.ts';
import { checkFault, type FaultShape } from './check-fault.ts';
import { chooseInventories, chooseProbes } from './choose-named.ts';
import { formatDuration } from './duration.ts';
import { findProcedure } from './find-procedure.ts';
import { withParts } from './parts.ts';
import { chooseRto } from './rto.ts';
import { placeInScenario } from './scenario-file.ts';

interface PlanOptions {
  /** Parts that stand where the drill takes place, those of other drills too; its own unless said. */
  readonly parts?: readonly string[];
  /** The runbook is not the text that the scenario was written for: arms that do not fit are left out. */
  readonly otherText?: boolean;
}

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
  { parts = scenario.parts, otherText = false }: PlanOptions = {},
): Plan {
  checkFault(scenario, faults);
  const own = withParts(system, scenario.parts, (index) =>
    placeInScenario(scenario, ['parts', index]),
  );
  const procedure = findProcedure(scenario, runbook);
  const preparation =
    scenario.prepare === undefined ? undefined : findProcedure(scenario, runbook, 'prepare');
  const prepare = planSteps(preparation?.steps ?? [], 1, 'prepare', asWritten(scenario));
  const recover = planSteps(procedure.steps, prepare.steps.length + 1, 'recover', scenario);
  const steps = [...prepare.steps, ...recover.steps];
  checkBound(steps, scenario);
  const fitting = otherText ? fittingArms(steps, scenario) : { arms: scenario.arms, notes: [] };
  if (!otherText) checkArms(steps, scenario);
  const rto = chooseRto(procedure, scenario);
  const deadlineMs = scenario.deadlineMs ?? Math.round(rto.ms * 1.5);
  checkDeadline(deadlineMs, rto.ms, scenario);
  const { alerts, notes: alertNotes } = planAlerts(scenario, runbook);
  const { file, sha256, text } = runbook;
  return {
    scenario: { ...scenario, arms: fitting.arms },
    system: withParts(system, parts),
    runbook: { file, sha256, text },
    procedure,
    steps,
    rto,
    deadlineMs,
    controlMs: scenario.controlMs ?? rto.ms,
    probes: chooseProbes(scenario, own),
    inventories: chooseInventories(scenario, own),
    alerts,
    notes: [
      ...prepare.notes,
      ...recover.notes,
      ...noteUnused(steps, scenario),
      ...fitting.notes,
      ...noteSymptoms(procedure, scenario),
      ...alertNotes,
    ],
  };
}

/** A preparation is done as it is written: what the scenario decides is about the procedure. */
const asWritten = (scenario: Scenario): Scenario => ({
  ...scenario,
  branches: [],
  automations: [],
});

function planSteps(
  all: Procedure['steps'],
  from: number,
  phase: PlannedStep['phase'],
  scenario: Scenario,
): { steps: readonly PlannedStep[]; notes: readonly PlanNote[] } {
  const doable = all.filter((step) => step.kind !== 'material');
  const branchNotes = checkBranches(doable, scenario);
  const { bySteps, notes } = automate(doable, scenario);
  const planStep = (step: CommandStep | InstructionStep, index: number): PlannedStep => {
    const boundText = bindText(step, scenario.bindings);
    const action = actionOf(step, boundText, scenario, bySteps.get(step));
    return { number: from + index, phase, step, action, boundText };
  };
  return {
    steps: doable.map(planStep),
    notes: [...branchNotes, ...notes, ...noteMaterial(all)],
  };
}

function checkDeadline(deadlineMs: number, rtoMs: number, scenario: Scenario): void {
  if (deadlineMs > rtoMs) return;
  throw new HarnessError(
    'BAD_SCENARIO',
    `The deadline of ${formatDuration(deadlineMs)} ends the watch before the RTO of ${formatDuration(rtoMs)} is over.`,
    { next: 'Make it longer than the RTO.', place: placeInScenario(scenario, ['deadline']) },
  );
}

function noteMaterial(steps: Procedure['steps']): readonly PlanNote[] {
  return steps
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
