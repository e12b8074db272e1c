import { allDrills, type DrillSource, drillsNamed } from '../../catalog/drills.ts';
import { loadDurations } from '../../catalog/durations.ts';
import { codedError, HarnessError } from '../../errors.ts';
import { injectors } from '../../faults/all-injectors.ts';
import { type Shard, shardOf } from '../../gameday/shards.ts';
import type { ArmName, Plan } from '../../model/scenario.ts';
import type { System } from '../../model/system.ts';
import { plan } from '../../scenario/plan.ts';
import { isArmName } from '../../scenario/scenario-file.ts';
import { given } from '../given.ts';
import { standardInput } from '../standard-input.ts';

export interface Choice {
  readonly all?: boolean | undefined;
  readonly smoke?: boolean | undefined;
  readonly runbook?: string | undefined;
  /** Names of arms, comma-separated. */
  readonly arms?: string | undefined;
  /** Only this part of the drills. */
  readonly shard?: Shard | undefined;
}

/** Plans of the drills that the command line names, each once; checks all input before anything starts. */
export async function choosePlans(
  names: readonly string[],
  choice: Choice,
): Promise<readonly Plan[]> {
  const chosen = choice.arms === undefined ? undefined : armsOf(choice.arms);
  const sources = await chooseDrills(names, choice);
  const drills = await inShard(sources, choice.shard, (source) => source);
  return planDrills(drills, drills, { otherText: choice.runbook !== undefined, arms: chosen });
}

/** A drill that cannot be planned, and why. */
export interface Refused {
  readonly id: string;
  readonly error: HarnessError;
  /** The plan of what fits, where only values are missing for the other text. */
  readonly partly?: Plan;
}

/** Like `choosePlans`, but a drill that cannot be planned does not stop the others. */
export async function tryPlans(
  names: readonly string[],
  choice: Pick<Choice, 'runbook'>,
): Promise<{ readonly plans: readonly Plan[]; readonly refused: readonly Refused[] }> {
  const drills = await chooseDrills(names, choice);
  const tried = drills.map((drill): Plan | Refused => {
    const { id } = drill.scenario;
    const otherText = choice.runbook !== undefined;
    try {
      const [made] = planDrills([drill], drills, { otherText, arms: undefined });
      if (made) return made;
      throw new Error('it has no plan');
    } catch (error) {
      const coded = codedError(error, `Planning ${id}`);
      const lacksValues = otherText && coded.code === 'UNBOUND_PLACEHOLDER';
      const [partly] = lacksValues
        ? planDrills([drill], drills, { otherText, arms: undefined, showsUnbound: true })
        : [];
      return { id, error: coded, ...(partly && { partly }) };
    }
  });
  return {
    plans: tried.filter((one) => 'scenario' in one),
    refused: tried.filter((one) => 'error' in one),
  };
}

/** Plans drills that run together. */
export function planDrills(
  drills: readonly DrillSource[],
  together: readonly DrillSource[],
  {
    otherText,
    arms,
    showsUnbound = false,
  }: { otherText: boolean; arms: readonly ArmName[] | undefined; showsUnbound?: boolean },
): readonly Plan[] {
  return drills.map(({ scenario, runbook, system, known }) =>
    plan(scenario, runbook, system, injectors, {
      ...{ otherText, showsUnbound, known },
      parts: partsOf(system, together),
      ...(arms && { arms }),
    }),
  );
}

/** The items of the shard; all items without one. */
export async function inShard<T>(
  drills: readonly T[],
  shard: Shard | undefined,
  sourceOf: (drill: T) => DrillSource,
): Promise<readonly T[]> {
  if (!shard) return drills;
  const durations = await loadDurations();
  return shardOf(drills, shard, (drill) => {
    const { id } = sourceOf(drill).scenario;
    return { id, seconds: durations.get(id) };
  });
}

/** All parts that the drills of a system need together, because one environment serves them all. */
export function partsOf(
  { folder, parts }: System,
  drills: readonly DrillSource[],
): readonly string[] {
  const needed = drills
    .filter(({ system }) => system.folder === folder)
    .flatMap(({ scenario }) => scenario.parts);
  // An unknown part is reported, with its place, when its own drill is planned.
  return [...new Set(needed)].filter((name) => Object.hasOwn(parts, name));
}

/** Reads comma-separated names of arms; BAD_USAGE if one is not an arm. */
export function armsOf(text: string): readonly ArmName[] {
  return text.split(',').map((part) => {
    const name = part.trim();
    if (isArmName(name)) return name;
    throw new HarnessError('BAD_USAGE', `The arm "${name}" does not exist.`, {
      next: 'The arms are runbook, control, without-<number> and order-<name>; `firedrill plan` shows the step numbers.',
    });
  });
}

/** The drills that the command line names, each once. BAD_USAGE if it names none, in two ways, or one that does not exist. */
export async function chooseDrills(
  names: readonly string[],
  choice: Choice,
): Promise<readonly DrillSource[]> {
  if (choice.runbook !== undefined && ['', standardInput].includes(choice.runbook)) {
    const why = choice.runbook === '' ? 'names no file' : 'cannot read standard input';
    throw new HarnessError('BAD_USAGE', `${given('--runbook', choice.runbook)} ${why}.`, {
      next: 'Save the text in a file, and name the file.',
    });
  }
  const load = choice.runbook === undefined ? {} : { runbook: choice.runbook };
  const ways = [names.length > 0, choice.all, choice.smoke].filter(Boolean).length;
  if (ways > 1) {
    throw new HarnessError(
      'BAD_USAGE',
      'Name drills, or use --all, or --smoke: only one of them.',
      { next: '`firedrill list` shows the drills.' },
    );
  }
  if (names.length > 0) return drillsNamed(names, load);
  if (!choice.all && !choice.smoke) {
    throw new HarnessError('BAD_USAGE', 'No drill was named.', {
      next: 'Name a scenario, a system or a folder, or use --smoke (a few drills) or --all. `firedrill list` shows them.',
    });
  }
  const drills = await allDrills(undefined, load);
  return choice.all ? drills : drills.filter(({ scenario }) => scenario.smoke);
}
