import type { ZodType } from 'zod';
import { HarnessError } from '../errors.ts';
import { didYouMean } from '../model/nearest.ts';
import type { Scenario } from '../model/scenario.ts';
import { placeInScenario } from './scenario-file.ts';
import { checkYaml } from './yaml-file.ts';

/** The part of an injector that checks the fields of `fault`. */
export interface FaultShape {
  readonly kind: string;
  readonly schema: ZodType;
  destroysData?(fields: unknown): boolean;
}

/**
 * Returns what the plan records of the fault. UNKNOWN_FAULT if no injector has the kind, BAD_SCENARIO if
 * its fields are wrong.
 */
export function checkFault(
  scenario: Scenario,
  shapes: readonly FaultShape[],
): { readonly destroysData: boolean } {
  const { kind, ...fields } = scenario.fault;
  const shape = shapes.find((one) => one.kind === kind);
  if (!shape) {
    const known = shapes.map((one) => one.kind);
    throw new HarnessError(
      'UNKNOWN_FAULT',
      `There is no fault of kind "${kind}".${didYouMean(kind, known)}`,
      {
        next: `The kinds are ${known.join(', ')}.`,
        place: placeInScenario(scenario, ['fault', 'kind']),
      },
    );
  }
  const placeOf = (path: readonly (string | number)[]) =>
    placeInScenario(scenario, ['fault', ...path]);
  const checked = checkYaml(fields, shape.schema, placeOf, 'BAD_SCENARIO');
  return { destroysData: shape.destroysData?.(checked) ?? false };
}
