import type { DoableStep, Procedure, Runbook } from '../model/runbook.ts';
import type { ArmName, Plan, PlanNote, PlannedStep, Scenario } from '../model/scenario.ts';
import type { System } from '../model/system.ts';
import { actionOf, checkBranches } from './actions.ts';
import { checkArms, fittingArms } from './arms.ts';
import { automate, workOf } from './automations.ts';
import {
  bindSetElsewhere,
  bindText,
  checkBound,
  noteRefused,
  noteUnbound,
  noteUnused,
} from './bindings.ts';
import { checkFault, type FaultShape } from './check-fault.ts';
import { checkLasting } from './check-lasting.ts';
import { chooseInventories, chooseProbes, chooseTraffic } from './choose-named.ts';
import { noteDecidingLookUps } from './deciding-look-ups.ts';
import { withDrillValues, withoutUnneeded } from './drill-values.ts';
import { findProcedure } from './find-procedure.ts';
import { checkLookups, lookupsOf, noteUnusedLookups, readableText } from './lookups.ts';
import { findMayFail } from './may-fail.ts';
import { checkMerges } from './merge/check-merges.ts';
import type { Known } from './merge/known.ts';
import { noteMissingTools } from './missing-tools.ts';
import { withParts } from './parts.ts';
import { planAlerts } from './plan-alerts.ts';
import { planChecklist } from './plan-checklist.ts';
import {
  noteDeadline,
  noteLanguage,
  noteMaterial,
  noteReaction,
  noteSymptoms,
} from './plan-notes.ts';
import { planPromises } from './plan-promises.ts';
import { checkClaims, chooseRto, noteNoRto } from './rto.ts';
import { placeInScenario } from './scenario-file.ts';
import { typedSessions, withPlaceholders } from './typed-sessions.ts';
import { waysOut } from './ways-out.ts';

/** How long to watch if neither a time nor a deadline is given. */
const untimedMs = 300_000;

interface PlanOptions {
  /** Parts in the environment of the drill, including those for other drills; default: its own. */
  readonly parts?: readonly string[];
  /** Arms from the command line, instead of the scenario's own. */
  readonly arms?: readonly ArmName[];
  /**
   * The runbook is not the text that the scenario was written for: arms and decisions that do not fit are
   * noted and left out.
   */
  readonly otherText?: boolean;
  /** Note placeholders without a value instead of refusing them: to show what fits. Nothing runs such a plan. */
  readonly showsUnbound?: boolean;
  /** What is known of the system's objects; absent where nothing was read. */
  readonly known?: Known | undefined;
}

/**
 * Binds runbook, scenario and system into a plan, before any cluster exists.
 *
 * Throws a coded error with its place for anything that does not fit together: UNKNOWN_PROCEDURE,
 * NO_STEPS, UNKNOWN_FAULT, UNBOUND_PLACEHOLDER, BAD_SCENARIO.
 */
export function plan(
  written: Scenario,
  runbook: Runbook,
  system: System,
  faults: readonly FaultShape[],
  { parts = written.parts, arms, otherText = false, showsUnbound = false, known }: PlanOptions = {},
): Plan {
  const scenario = { ...withDrillValues(written, system), arms: arms ?? written.arms };
  const { destroysData } = checkFault(scenario, faults);
  const own = withParts(system, scenario.parts, (index) =>
    placeInScenario(scenario, ['parts', index]),
  );
  checkLasting(scenario, own);
  const procedure = findProcedure(scenario, runbook, { otherText });
  const [probes, traffic] = [chooseProbes(scenario, own), chooseTraffic(scenario, own)];
  const names = {
    probes: probes.map(({ name }) => name),
    traffic: traffic.map(({ name }) => name),
  };
  const checks = planChecklist(scenario, {
    ...{ procedure, runbook, otherText },
    probes: [...names.probes, ...names.traffic],
    shared: system.drills?.checklist ?? [],
  });
  const shared = system.drills?.promises ?? [];
  const promised = planPromises(scenario, { ...names, runbook, shared, otherText });
  const preparation =
    scenario.prepare === undefined
      ? undefined
      : findProcedure(scenario, runbook, { key: 'prepare', otherText });
  const prepare = planSteps(preparation?.steps ?? [], asWritten(scenario), {
    phase: 'prepare',
    from: 1,
    otherText,
    checklist: [],
  });
  const recover = planSteps(procedure.steps, scenario, {
    phase: 'recover',
    from: prepare.steps.length + 1,
    otherText,
    checklist: checks.checklist,
  });
  const steps = [...prepare.steps, ...recover.steps];
  checkLookups(scenario);
  if (!showsUnbound) checkBound(steps, scenario);
  const mergeNotes = checkMerges(steps, scenario, known, own.manifests);
  const elsewhere = bindSetElsewhere(steps, scenario);
  const bound = { bindings: elsewhere.bindings, lookups: scenario.lookups };
  const values = withoutUnneeded(bound, written, steps, checks.checklist);
  const lenient = otherText && arms === undefined;
  const fitting = lenient ? fittingArms(steps, scenario) : { arms: scenario.arms, notes: [] };
  // Orders are written for the scenario's own text; for another text, only those asked for are checked.
  if (!lenient) {
    const orders = otherText ? {} : scenario.orders;
    checkArms(steps, scenario, { orders, areFromUser: arms !== undefined });
  }
  const rto = chooseRto(procedure, scenario);
  const deadlineMs = scenario.deadlineMs ?? (rto ? Math.round(rto.ms * 1.5) : untimedMs);
  const { alerts, rules, notes: alertNotes } = planAlerts(scenario, runbook, own);
  const { file, sha256, text } = runbook;
  return {
    scenario: { ...scenario, ...values, arms: fitting.arms },
    destroysData,
    system: withParts(system, parts),
    runbook: { file, sha256, text },
    procedure,
    steps,
    rto,
    deadlineMs,
    controlMs: scenario.controlMs ?? rto?.ms ?? deadlineMs,
    probes,
    traffic,
    inventories: chooseInventories(scenario, own),
    checklist: checks.checklist,
    invariants: own.invariants,
    alerts,
    rules,
    promises: promised.promises,
    waysOut: waysOut(scenario, system),
    notes: [
      ...noteLanguage(runbook),
      ...prepare.notes,
      ...recover.notes,
      ...(showsUnbound ? noteUnbound(steps, scenario) : []),
      ...mergeNotes,
      ...noteUnused(steps, written),
      ...noteUnusedLookups(steps, written),
      ...elsewhere.notes,
      ...noteRefused(steps),
      ...checkClaims(procedure, rto, scenario, otherText),
      ...noteNoRto(procedure, rto, deadlineMs),
      ...noteDeadline(deadlineMs, rto, scenario),
      ...noteReaction(rto, scenario),
      ...noteDecidingLookUps(steps, scenario.reactionMs),
      ...noteMissingTools(steps, system),
      ...fitting.notes,
      ...noteSymptoms(procedure, scenario),
      ...alertNotes,
      ...promised.notes,
      ...checks.notes,
    ],
  };
}

/** A preparation is done as written: the scenario's decisions are about the procedure. */
const asWritten = (scenario: Scenario): Scenario => ({
  ...scenario,
  branches: [],
  automations: [],
  mayFail: [],
});

interface StepOptions extends Pick<PlannedStep, 'phase'>, Pick<Plan, 'checklist'> {
  readonly from: number;
  readonly otherText: boolean;
}

function planSteps(
  all: Procedure['steps'],
  scenario: Scenario,
  { phase, from, otherText, checklist }: StepOptions,
): { steps: readonly PlannedStep[]; notes: readonly PlanNote[] } {
  const doable = all.filter((step) => step.kind !== 'material');
  const fitting = checkBranches(doable, scenario, otherText);
  const decided = { ...scenario, branches: fitting.branches };
  const { bySteps, notes } = automate(doable, scenario);
  const sessions = typedSessions(all, bySteps, scenario, otherText);
  const mayFail = findMayFail(doable, scenario, otherText);
  const planStep = (written: DoableStep, index: number): PlannedStep => {
    const session = sessions.bySteps.get(written);
    const step = session ? withPlaceholders(written, session) : written;
    const boundText = bindText(step, scenario.bindings);
    const lookups = lookupsOf(step, scenario);
    const readable = readableText({ boundText, lookups });
    const doneBy = workOf(bySteps.get(written), { session, boundText }, scenario);
    const action = actionOf(step, readable, decided, doneBy);
    const because = mayFail.get(written);
    return {
      ...{ number: from + index, phase, step, action, boundText },
      ...(because !== undefined && { mayFail: because }),
      ...(lookups.length > 0 && { lookups }),
    };
  };
  // An item of the checklist that something answers is no work for a person.
  const checked = new Set(checklist.flatMap(({ answer, place }) => (answer ? place.line : [])));
  const isStep = (step: DoableStep) =>
    !sessions.comments.has(step) && !(step.kind === 'instruction' && checked.has(step.place.line));
  return {
    steps: doable.filter(isStep).map(planStep),
    notes: [...fitting.notes, ...notes, ...sessions.notes, ...noteMaterial(all, sessions.told)],
  };
}
