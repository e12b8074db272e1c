import type { WayOut } from '../model/opening.ts';
import type { Scenario } from '../model/scenario.ts';
import type { System } from '../model/system.ts';

/** What is open to the operator in a drill: what its scenario opens, and what its system cannot close. */
export function waysOut({ allow }: Scenario, { machines }: System): readonly WayOut[] {
  if (!machines) return allow;
  const because =
    'a machine is a privileged container, and whoever decides what it boots, or logs into it, is root there';
  return [...allow, { what: 'machines', because }];
}
