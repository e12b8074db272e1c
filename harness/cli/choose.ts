import { type DrillSource, findDrills, listDrills } from '../catalog/drills.ts';
import { HarnessError } from '../errors.ts';
import { injectors } from '../faults/injectors.ts';
import type { ArmName, Plan } from '../model/scenario.ts';
import { plan } from '../scenario/plan.ts';

export interface Choice {
  readonly all?: boolean | undefined;
  readonly telling?: boolean | undefined;
  readonly runbook?: string | undefined;
  readonly arms?: readonly ArmName[] | undefined;
}

/** Plans of what the command line names, each drill once; all input is checked before anything starts. */
export async function choosePlans(
  names: readonly string[],
  choice: Choice,
): Promise<readonly Plan[]> {
  const sources = await chooseDrills(names, choice);
  const byFile = new Map(sources.map((source) => [source.scenario.file, source]));
  return [...byFile.values()].map(({ scenario, runbook, system }) => {
    const { arms = scenario.arms } = choice;
    return plan({ ...scenario, arms }, runbook, system, injectors);
  });
}

async function chooseDrills(
  names: readonly string[],
  choice: Choice,
): Promise<readonly DrillSource[]> {
  const load = choice.runbook === undefined ? {} : { runbook: choice.runbook };
  if (names.length > 0)
    return (await Promise.all(names.map((name) => findDrills(name, load)))).flat();
  if (!choice.all && !choice.telling) {
    throw new HarnessError('BAD_USAGE', 'Nothing was named to drill.', {
      next: 'Name a scenario, a system or a folder; --telling runs the short game day, --all everything.',
    });
  }
  const { drills, broken } = await listDrills(undefined, load);
  if (broken[0]) throw broken[0].error;
  return choice.all ? drills : drills.filter(({ scenario }) => scenario.telling);
}
