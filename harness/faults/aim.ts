import { HarnessError } from '../errors.ts';
import type { Scenario } from '../model/scenario.ts';
import type { UndoAction } from '../model/undo-action.ts';
import type { AimedFault, Cluster } from '../ports.ts';
import { injectors } from './all-injectors.ts';

/** Finds the fault's targets. UNKNOWN_FAULT or BAD_SCENARIO for a fault that no plan has checked. */
export async function aim(
  fault: Scenario['fault'],
  cluster: Cluster,
  signal: AbortSignal = new AbortController().signal,
): Promise<AimedFault> {
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
  const aimed = await injector.aim(checked.data, cluster, signal);
  return { ...aimed, undo: await Promise.all(aimed.undo.map((one) => placed(one, cluster))) };
}

// A machine's container and its node have different names, and an undo may have only the engine.
async function placed(undo: UndoAction, cluster: Cluster): Promise<UndoAction> {
  if (undo.kind !== 'node-exec') return undo;
  return { ...undo, node: await cluster.containerOf(undo.node) };
}
