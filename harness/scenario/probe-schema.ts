import { z } from 'zod';
import type { ProbeSpec } from '../model/system.ts';
import type { ProbeKind } from './probe-kind.ts';
import * as listed from './probe-kinds.ts';

/** Every kind of `scenario/probe-kinds.ts`. */
export const probeKinds: readonly ProbeKind[] = Object.values(listed);

/** A probe without a kind uses HTTP. */
const usualKind = 'http';

/** One probe of `system.yaml`, of any of the kinds. */
export function probeSchema(kinds: readonly ProbeKind[]) {
  const names = kinds.map(({ kind }) => kind).join(', ');
  // Hints for a probe of no known kind come from the first schema.
  const schemas = kinds
    .toSorted((a, b) => Number(b.kind === usualKind) - Number(a.kind === usualKind))
    .map(({ schema }) => schema);
  const ofAnyKind = z.discriminatedUnion(
    'kind',
    schemas as unknown as [z.core.$ZodTypeDiscriminable],
    { error: ({ code }) => (code === 'invalid_union' ? `expected one of: ${names}` : undefined) },
  );
  const isWithoutKind = (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !('kind' in value);
  return z.preprocess(
    (value) => (isWithoutKind(value) ? { kind: usualKind, ...Object(value) } : value),
    ofAnyKind as unknown as z.ZodType<ProbeSpec>,
  );
}

/** What a probe asks and expects, in words; a journal may have a kind that no longer exists. */
export function describeProbe(
  probe: ProbeSpec,
  kinds: readonly ProbeKind[] = probeKinds,
): ReturnType<ProbeKind['describe']> {
  const kind = kinds.find((one) => one.kind === probe.kind);
  return kind?.describe(probe) ?? { asks: `a probe of kind ${probe.kind}`, expects: 'a pass' };
}
