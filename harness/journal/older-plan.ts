import type { Plan } from '../model/scenario.ts';
import type { JournalEvent } from './events.ts';

/** What a journal recorded before plans had these fields did without: each by its meaning then. */
type Older = Partial<Pick<Plan, 'traffic' | 'inventories' | 'invariants' | 'alerts'>> & {
  readonly scenario: Partial<Plan['scenario']> & { readonly telling?: boolean };
  readonly procedure: Partial<Plan['procedure']>;
  readonly steps: readonly Partial<Plan['steps'][number]>[];
};

/** The event with its plan made whole; any other event as it is. */
export function withWholePlan(event: JournalEvent): JournalEvent {
  if (event.type !== 'drill-started') return event;
  const older: Older = event.plan;
  const filled = {
    ...older,
    traffic: older.traffic ?? [],
    inventories: older.inventories ?? [],
    invariants: older.invariants ?? [],
    alerts: older.alerts ?? [],
    scenario: {
      parts: [],
      traffic: [],
      claims: [],
      orders: {},
      automations: [],
      smoke: older.scenario.telling ?? false,
      mayFail: [],
      ...older.scenario,
    },
    procedure: { dataRisks: [], ...older.procedure },
    steps: older.steps.map((step) => ({ phase: 'recover', ...step })),
  };
  return { ...event, plan: filled as unknown as Plan };
}
