import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { systemClock } from '../../clock.ts';
import { HarnessError } from '../../errors.ts';
import type { Cluster } from '../../ports.ts';
import { valueAt } from '../../scenario/json-path.ts';
import { lookAt, servicePath, type TargetService } from '../target/target-service.ts';

/** A count that the fault drives up: how often a rule was hit. */
export const seenShape = z.strictObject({
  path: servicePath,
  /** Where it stands in the answer's JSON: `hits`, `create-fails.hits`. */
  take: z.string().min(1),
  atLeast: z.number().positive().default(1),
  withinSeconds: z.number().positive().max(120).default(30),
});

const pauseMs = 500;

/**
 * Reads the count as it is now; what it resolves to waits until that has grown by as much as is asked
 * for. FAULT_FAILED where it does not: a fault that nothing ran into proves nothing.
 */
export async function seenToBite(
  { path, take, atLeast, withinSeconds }: z.output<typeof seenShape>,
  service: TargetService,
  cluster: Cluster,
): Promise<() => Promise<void>> {
  const read = async () => valueAt(await lookAt(service, path, cluster), take);
  const before = await read();
  let from = typeof before === 'number' ? before : 0;
  return async () => {
    const untilMs = systemClock.nowMs() + withinSeconds * 1000;
    for (;;) {
      const now = await read();
      // Setting the rule may have it counted anew.
      if (typeof now === 'number' && now < from) from = 0;
      if (typeof now === 'number' && now - from >= atLeast) return;
      if (systemClock.nowMs() >= untilMs) throw neverSeen(now);
      await setTimeout(pauseMs);
    }
  };

  function neverSeen(now: unknown): HarnessError {
    const was = before === undefined ? '' : `, ${JSON.stringify(before)} before the fault`;
    return new HarnessError(
      'FAULT_FAILED',
      `Within ${withinSeconds} s nothing ran into the fault: ${take} at ${path} of ${service.namespace}/${service.name} is ${JSON.stringify(now) ?? 'not there'}${was}, and ${atLeast} more were asked for.`,
      { next: 'Aim it at what the system really calls, or give it longer with "withinSeconds".' },
    );
  }
}
