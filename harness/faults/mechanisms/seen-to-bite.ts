import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Cluster } from '../../ports.ts';
import { valueAt } from '../../scenario/json-path.ts';
import { lookAt, servicePath, type TargetService } from '../target/target-service.ts';
import { lookUntil } from './look-until.ts';

/** A count that grows when the fault bites: how often a rule was hit. */
export const seenShape = z.strictObject({
  path: servicePath,
  /** Its path in the answer's JSON: `hits`, `create-fails.hits`. */
  take: z.string().min(1),
  atLeast: z.number().positive().default(1),
  withinSeconds: z.number().positive().max(120).default(30),
});

const pauseMs = 500;

/**
 * Reads the count now, and resolves to a function that waits until it has grown by `atLeast`.
 * FAULT_FAILED if it does not grow: a fault that nothing ran into proves nothing.
 */
export async function seenToBite(
  { path, take, atLeast, withinSeconds }: z.output<typeof seenShape>,
  service: TargetService,
  cluster: Cluster,
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const read = async () => valueAt(await lookAt(service, path, cluster), take);
  const before = await read();
  let from = typeof before === 'number' ? before : 0;
  return async () => {
    let now: unknown;
    const hasGrown = async () => {
      now = await read();
      // Setting the rule may reset its count.
      if (typeof now === 'number' && now < from) from = 0;
      return typeof now === 'number' && now - from >= atLeast;
    };
    const patience = { withinMs: withinSeconds * 1000, everyMs: pauseMs, signal };
    if (!(await lookUntil(hasGrown, patience))) throw neverSeen(now);
  };

  function neverSeen(now: unknown): HarnessError {
    const was = before === undefined ? '' : `, ${JSON.stringify(before)} before the fault`;
    return new HarnessError(
      'FAULT_FAILED',
      `Within ${withinSeconds} s nothing ran into the fault: ${take} at ${path} of ${service.namespace}/${service.name} is ${JSON.stringify(now) ?? 'not there'}${was}; expected ${atLeast} more.`,
      { next: 'Aim the fault at something that the system calls, or raise "withinSeconds".' },
    );
  }
}
