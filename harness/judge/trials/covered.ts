import { createHash } from 'node:crypto';
import type { JournalEvent } from '../../journal/events.ts';
import type { Covered } from '../../model/trials.ts';
import type { Verdict } from '../../model/verdict.ts';
import { first } from '../measure/arm-record.ts';

/** A drill as its journal has it. */
export interface Drilled {
  readonly verdict: Verdict;
  readonly events: readonly JournalEvent[];
}

/** Two drills are trials of the same thing if they break, do and measure the same: what follows from their plans. */
export function subjectOf({ verdict: { drill, system, runbook, rto }, events }: Drilled): string {
  const plan = first(events, 'drill-started')?.plan;
  const { fault, reactionMs, stablePasses } = plan?.scenario ?? {};
  const steps = plan?.steps.map(({ boundText, action }) => [boundText, action]);
  const same = [fault, reactionMs, stablePasses, plan?.probes, steps];
  return JSON.stringify([drill, system, runbook.sha256, rto?.ms, ...same]);
}

/** All that a claim over these drills is about. */
export function coveredBy(
  drills: readonly Drilled[],
  { fault, system, runbook }: Verdict,
): Covered {
  const started = drills
    .map(({ events }) => first(events, 'drill-started'))
    .filter((one) => one !== undefined);
  const ready = drills
    .map(({ events }) => first(events, 'system-ready'))
    .filter((one) => one !== undefined);
  return {
    ...{ fault, system, runbook },
    images: distinct(ready.map(({ images }) => shortHash(images))),
    versions: distinct(started.map(({ versions }) => listed(versions))),
    machines: distinct(started.map(({ machine }) => listed(machine))),
  };
}

const distinct = (texts: readonly string[]) => [...new Set(texts)];

/** `node v24, kind v0.30`. */
export const listed = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts)
    .map(([name, text]) => `${name} ${text}`)
    .join(', ');

/** Of all images that a system had. */
export function shortHash(images: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(images).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 12);
}
