import type { ZodType } from 'zod';
import type { ProbeSpec } from '../model/system.ts';

/** One kind of probe: a file with this shape, and a line in `scenario/probe-kinds.ts`. */
export interface ProbeKind<Spec extends ProbeSpec = ProbeSpec> {
  readonly kind: Spec['kind'];
  /**
   * One probe of `system.yaml`, as a strict object with `kind: z.literal(...)`, including its defaults and
   * checks.
   */
  readonly schema: ZodType<Spec>;
  /** What it asks and what it expects, in the words of reports: `GET http://shop/`, `200`. */
  describe(probe: Spec): { readonly asks: string; readonly expects: string };
}
