import { HarnessError } from '../errors.ts';
import type { Plan } from '../model/scenario.ts';
import type { AimedFault, Cluster, Injector } from '../ports.ts';
import { podKill } from './pod-kill.ts';
import { processHang } from './process-hang.ts';

/** Every fault there is. */
export const injectors: readonly Injector[] = [podKill, processHang];

/** Finds the target of a scenario's fault; UNKNOWN_FAULT where no injector has its kind. */
export async function aim(
  { kind, ...fields }: Plan['scenario']['fault'],
  cluster: Cluster,
): Promise<AimedFault> {
  const injector = injectors.find((one) => one.kind === kind);
  if (!injector) throw new HarnessError('UNKNOWN_FAULT', `There is no fault of kind "${kind}".`);
  return injector.aim(injector.schema.parse(fields), cluster);
}
