import { HarnessError } from '../errors.ts';
import type { Scenario } from '../model/scenario.ts';
import type { AimedFault, Cluster } from '../ports.ts';
import { injectors } from './injectors.ts';

/** Finds what the fault will hit; UNKNOWN_FAULT and BAD_SCENARIO for a fault that no plan checked. */
export async function aim(fault: Scenario['fault'], cluster: Cluster): Promise<AimedFault> {
  const { kind, ...fields } = fault;
  const injector = injectors.find((one) => one.kind === kind);
  if (!injector) {
    const known = injectors.map((one) => one.kind).join(', ');
    throw new HarnessError('UNKNOWN_FAULT', `There is no fault of kind "${kind}".`, {
      next: `Kinds: ${known}.`,
    });
  }
  const checked = injector.schema.safeParse(fields);
  if (!checked.success) {
    throw new HarnessError('BAD_SCENARIO', `The fault "${kind}": ${checked.error.message}`, {
      cause: checked.error,
    });
  }
  return injector.aim(checked.data, cluster);
}
