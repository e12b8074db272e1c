/**
 * What a command, or a text of several commands, does; from the least to the most.
 * `local`: reads files, sets variables, filters, prints. `looks`: reads the cluster or a machine.
 * `awaits`: looks until a condition holds. `asks`: asks a service as a user or a pod would. `keeps`:
 * writes a file where it runs, for a later step. `unknown`: a program that Firedrill does not know.
 * `acts`: changes something.
 */
export type Effect = 'local' | 'looks' | 'awaits' | 'asks' | 'keeps' | 'unknown' | 'acts';

const order: readonly Effect[] = ['local', 'looks', 'awaits', 'asks', 'keeps', 'unknown', 'acts'];

/** The effect of several commands together: the strongest of their effects. */
export function most(effects: Iterable<Effect>): Effect {
  let found = 0;
  for (const effect of effects) found = Math.max(found, order.indexOf(effect));
  return order[found] ?? 'unknown';
}

/** True if the command may change something: an unknown program is not a look-up. */
export const mayAct = (effect: Effect): boolean => effect === 'unknown' || effect === 'acts';

/** The effect of a command that runs in a pod or a container: a file that it writes changes the container. */
export function inContainer(effect: Effect): Effect {
  if (mayAct(effect)) return effect;
  return effect === 'keeps' ? 'acts' : 'asks';
}

/** The effect of a command that runs on another machine. */
export function onMachine(effect: Effect): Effect {
  if (effect === 'local') return 'looks';
  return effect === 'keeps' ? 'acts' : effect;
}
