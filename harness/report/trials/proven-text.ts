import type { Quantile } from '../../model/trial-number.ts';

interface Proven {
  /** The highest quantile that is proven to lie within the stated time. */
  readonly claimed: Quantile | null;
  /** The lowest quantile that is proven to lie beyond it. */
  readonly disproved: Quantile | null;
}

/** `p50 within it, p90 beyond it at 95 % confidence`; undefined if nothing is proven. */
export function provenText({ claimed, disproved }: Proven): string | undefined {
  const each = [
    ...(claimed === null ? [] : [`${claimed} within it`]),
    ...(disproved === null ? [] : [`${disproved} beyond it`]),
  ];
  return each.length === 0 ? undefined : `${each.join(', ')} at 95 % confidence`;
}
