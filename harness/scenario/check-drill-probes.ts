import type { z } from 'zod';
import { didYouMean } from '../model/nearest.ts';
import type { drillValues } from './drill-values-schema.ts';
import type { WrittenContents } from './system-contents.ts';

interface Written extends Pick<WrittenContents, 'probes'> {
  readonly parts: Readonly<Record<string, Pick<WrittenContents, 'probes'>>>;
  readonly drills?: z.infer<typeof drillValues> | undefined;
}

/**
 * Each probe that the values of all drills name must be one of the system or its parts. A drill leaves out what is
 * about a probe that does not run in it, so a slip in the name would be seen nowhere.
 */
export function checkDrillProbes(
  { probes, parts, drills }: Written,
  context: z.RefinementCtx,
): void {
  const all = [probes, ...Object.values(parts).map((part) => part.probes)].flat();
  const names = all.map(({ name }) => name);
  const check = (probe: string, key: 'checklist' | 'promises', index: number) => {
    if (names.includes(probe)) return;
    const message = `the system has no probe "${probe}".${didYouMean(probe, names)}`;
    context.addIssue({ code: 'custom', path: ['drills', key, index, 'probe'], message });
  };
  for (const [index, { probe }] of (drills?.promises ?? []).entries())
    check(probe, 'promises', index);
  for (const [index, answer] of (drills?.checklist ?? []).entries())
    if (answer.kind === 'probe') check(answer.probe, 'checklist', index);
}
