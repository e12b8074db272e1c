import type { ArmName } from '../model/scenario.ts';

/** What several arms have a result of: the fields that all results share, and each arm's own result. */
export type RowByArm<One, Same extends keyof One> = Pick<One, Same> & {
  readonly byArm: ReadonlyMap<ArmName, One>;
};

/** One row for all results with the same key, in the order in which the keys come first. */
export function rowsByArm<One extends { readonly arm: ArmName }, Same extends keyof One>(
  results: readonly One[],
  keyOf: (one: One) => string,
  sharedOf: (one: One) => Pick<One, Same>,
): readonly RowByArm<One, Same>[] {
  const groups = Map.groupBy(results, keyOf);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return [{ ...sharedOf(first), byArm: new Map(group.map((one) => [one.arm, one] as const)) }];
  });
}

/** `runbook: …; control: …`. */
export const lineByArm = <One>(
  byArm: ReadonlyMap<ArmName, One>,
  wordsOf: (one: One) => string,
  separator: string,
): string => [...byArm].map(([arm, one]) => `${arm}: ${wordsOf(one)}`).join(separator);
