import type { EventOf } from '../../journal/events.ts';
import type { Plan } from '../../model/scenario.ts';
import type { ArmRecord } from '../measure/arm-record.ts';

/**
 * Whether an audit came when the undo of a fault that destroys data had put its own copy back: what
 * the runbook lost may be there again by then, and what came in since may be gone by our doing.
 */
export function isAfterBringingBack(
  audit: EventOf<'audit'>,
  { reverted }: ArmRecord,
  { scenario }: Pick<Plan, 'scenario'>,
): boolean {
  return reverted !== undefined && audit.atMs >= reverted.atMs && destroysData(scenario.fault);
}

function destroysData(fault: Plan['scenario']['fault']): boolean {
  const { kind, faults } = fault;
  return kind === 'data-loss' || (Array.isArray(faults) && faults.some(destroysData));
}
