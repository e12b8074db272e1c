import { z } from 'zod';
import type { Plan } from '../model/scenario.ts';
import { armEvents } from './events/arm-events.ts';
import { drillEvents } from './events/drill-events.ts';
import { faultEvents } from './events/fault-events.ts';
import { observedEvents } from './events/observed-events.ts';
import { stepEvents } from './events/step-events.ts';

/** One line of a journal: the fields that the judge and the reports rely on. Other fields are kept as written. */
export const eventSchema = z.discriminatedUnion('type', [
  ...drillEvents,
  ...armEvents,
  ...observedEvents,
  ...faultEvents,
  ...stepEvents,
]);

type ReadonlyDeep<T> = T extends object ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> } : T;
type Checked = ReadonlyDeep<z.output<typeof eventSchema>>;

// The schema names only the plan's fields that are read back; the journal records the whole plan.
type WithPlan<E> = E extends { readonly type: 'drill-started' }
  ? Omit<E, 'plan'> & { readonly plan: Plan }
  : E;

export type JournalEvent = WithPlan<Checked>;

export type EventOf<T extends JournalEvent['type']> = Extract<JournalEvent, { readonly type: T }>;

/** Stages in which the harness itself can fail. */
export type Stage = EventOf<'harness-error'>['stage'];

/** `start`: before anything is done; `end`: when the system is well again. */
export type InvariantMoment = EventOf<'invariant'>['when'];
