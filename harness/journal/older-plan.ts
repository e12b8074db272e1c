import type { Plan } from '../model/scenario.ts';
import type { JournalEvent } from './events.ts';

/** `T` as recorded before it had the fields `K`. */
type Before<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

type OlderScenario = Before<
  Plan['scenario'],
  | 'parts'
  | 'traffic'
  | 'lookups'
  | 'checklist'
  | 'claims'
  | 'orders'
  | 'automations'
  | 'mayFail'
  | 'smoke'
  | 'allow'
  | 'lasting'
> & {
  /** The old name of `smoke`. */
  readonly telling?: boolean;
};

/** A plan recorded by any earlier version. */
export interface OlderPlan
  extends Before<
    Omit<Plan, 'scenario' | 'procedure' | 'steps'>,
    | 'destroysData'
    | 'traffic'
    | 'inventories'
    | 'checklist'
    | 'invariants'
    | 'alerts'
    | 'rules'
    | 'promises'
    | 'waysOut'
  > {
  readonly scenario: OlderScenario;
  readonly procedure: Before<Plan['procedure'], 'dataRisks'>;
  readonly steps: readonly Before<Plan['steps'][number], 'phase'>[];
}

/** Completes the plan of a `drill-started` event; returns any other event as it is. */
export function withWholePlan(event: JournalEvent): JournalEvent {
  return event.type === 'drill-started' ? { ...event, plan: wholePlan(event.plan) } : event;
}

/** A field that an older version did not have gets the value that version implied. */
function wholePlan(older: OlderPlan): Plan {
  return {
    ...older,
    destroysData: older.destroysData ?? isDataLoss(older.scenario.fault),
    traffic: older.traffic ?? [],
    inventories: older.inventories ?? [],
    checklist: older.checklist ?? [],
    invariants: older.invariants ?? [],
    alerts: older.alerts ?? [],
    rules: older.rules ?? [],
    promises: older.promises ?? [],
    waysOut: older.waysOut ?? [],
    scenario: {
      parts: [],
      traffic: [],
      claims: [],
      orders: {},
      lookups: {},
      checklist: [],
      automations: [],
      smoke: older.scenario.telling ?? false,
      mayFail: [],
      allow: [],
      lasting: [],
      ...older.scenario,
    },
    procedure: { dataRisks: [], ...older.procedure },
    steps: older.steps.map((step) => ({ phase: 'recover', ...step })),
  };
}

/** Before a plan said so itself, this was the only kind of fault that destroys data. */
function isDataLoss({ kind, faults }: Plan['scenario']['fault']): boolean {
  return kind === 'data-loss' || (Array.isArray(faults) && faults.some(isDataLoss));
}
