import { HarnessError } from '../errors.ts';
import { mustBeTakenBack } from '../model/lasting-change.ts';
import type { Scenario } from '../model/scenario.ts';
import type { System } from '../model/system.ts';
import { placeInScenario } from './scenario-file.ts';

/** BAD_SCENARIO for a lasting change that nothing compares, or that nothing could take back. */
export function checkLasting(
  scenario: Scenario,
  { name, namespaces, operatorReset }: System,
): void {
  for (const [index, { object }] of scenario.lasting.entries()) {
    const place = placeInScenario(scenario, ['lasting', index, 'object']);
    const [, namespace, ...rest] = object.split('/');
    if (rest.length > 0 && namespace !== undefined && !namespaces.includes(namespace)) {
      const message = `Nothing compares the namespace "${namespace}": it is none of this drill's system.`;
      const next = `Name an object of ${namespaces.join(', ')}, or the part of the system that it belongs to.`;
      throw new HarnessError('BAD_SCENARIO', message, { next, place });
    }
    if (mustBeTakenBack(object) && operatorReset === undefined) {
      const message = `The system "${name}" has no operator.reset, so ${object} would stay for the next arm.`;
      const next = 'Write one that takes it away, in system.yaml.';
      throw new HarnessError('BAD_SCENARIO', message, { next, place });
    }
  }
}
