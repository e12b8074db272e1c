import type { Plan } from '../model/scenario.ts';
import type { JournalEvent } from './events.ts';

/** `T` as it was recorded before it had the fields `K`. */
type Before<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

type OlderScenario = Before<
  Plan['scenario'],
  'parts' | 'traffic' | 'claims' | 'orders' | 'automations' | 'mayFail' | 'smoke'
> & {
  /** What `smoke` was called. */
  readonly telling?: boolean;
};

/** A plan of any earlier version of this program. */
export interface OlderPlan
  extends Before<
    Omit<Plan, 'scenario' | 'procedure' | 'steps'>,
    'traffic' | 'inventories' | 'invariants' | 'alerts'
  > {
  readonly scenario: OlderScenario;
  readonly procedure: Before<Plan['procedure'], 'dataRisks'>;
  readonly steps: readonly Before<Plan['steps'][number], 'phase'>[];
}

/** The event with its plan made whole; any other event as it is. */
export function withWholePlan(event: JournalEvent): JournalEvent {
  return event.type === 'drill-started' ? { ...event, plan: wholePlan(event.plan) } : event;
}

/** Every field that a version did without gets its meaning of then. */
function wholePlan(older: OlderPlan): Plan {
  return {
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
}
