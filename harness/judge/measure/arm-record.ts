import type { EventOf, JournalEvent } from '../../journal/events.ts';
import type { ArmName, Plan } from '../../model/scenario.ts';
import type { AlertRecord } from '../../model/verdict.ts';

/** The journal of one arm; anything that a broken-off arm never reached is undefined. */
export interface ArmRecord {
  readonly name: ArmName;
  readonly samples: readonly EventOf<'probe'>[];
  /** Promises of failed journeys that were kept after all. */
  readonly keptLate: readonly EventOf<'kept-late'>[];
  /** Samples of the probes that do not decide the verdict. */
  readonly traffic: readonly EventOf<'traffic'>[];
  /** The last one checked: a preparation is followed by a second check. */
  readonly steadyState: EventOf<'steady-state'> | undefined;
  readonly undoWritten: boolean;
  readonly injected: EventOf<'fault-injected'> | undefined;
  readonly didNotBite: EventOf<'did-not-bite'> | undefined;
  /** The first step of the recovery, not of the preparation. */
  readonly firstStepMs: number | undefined;
  readonly steps: readonly EventOf<'step-finished'>[];
  readonly watchEnd: EventOf<'seen-stable' | 'gave-up'> | undefined;
  readonly reverted: EventOf<'reverted'> | undefined;
  readonly before: EventOf<'fingerprint'> | undefined;
  /** After the revert, where the scenario names lasting changes, which the reset may take back. */
  readonly beforeReset: EventOf<'fingerprint'> | undefined;
  readonly after: EventOf<'fingerprint'> | undefined;
  readonly audits: readonly EventOf<'audit'>[];
  readonly inventories: readonly EventOf<'inventory'>[];
  readonly unread: readonly EventOf<'inventory-unread'>[];
  readonly readings: readonly (EventOf<'invariant'> | EventOf<'invariant-unread'>)[];
  readonly checks: readonly EventOf<'checked'>[];
  readonly alerts: readonly EventOf<'alert'>[];
  readonly inapplicable: EventOf<'inapplicable'> | undefined;
  readonly lastMs: number;
}

/** The arms in the journal, in the order in which they started. */
export function armRecords(
  events: readonly JournalEvent[],
  { steps }: Pick<Plan, 'steps'>,
): readonly ArmRecord[] {
  const prepared = new Set(
    steps.flatMap(({ phase, number }) => (phase === 'prepare' ? number : [])),
  );
  const byArm = new Map<ArmName, JournalEvent[]>();
  for (const event of events) {
    if (!('arm' in event) || event.arm === undefined) continue;
    const own = byArm.get(event.arm);
    if (own) own.push(event);
    else byArm.set(event.arm, [event]);
  }
  return [...byArm].map(([name, own]) => recordOf(name, own, prepared));
}

function recordOf(
  name: ArmName,
  events: readonly JournalEvent[],
  prepared: ReadonlySet<number>,
): ArmRecord {
  const fingerprints = all(events, 'fingerprint');
  return {
    name,
    samples: all(events, 'probe'),
    keptLate: all(events, 'kept-late'),
    traffic: all(events, 'traffic'),
    steadyState: all(events, 'steady-state').at(-1),
    undoWritten: first(events, 'undo-written') !== undefined,
    injected: first(events, 'fault-injected'),
    didNotBite: first(events, 'did-not-bite'),
    firstStepMs: all(events, 'step-started').find(({ number }) => !prepared.has(number))?.atMs,
    steps: all(events, 'step-finished'),
    watchEnd: first(events, 'seen-stable') ?? first(events, 'gave-up'),
    reverted: all(events, 'reverted').at(-1),
    before: fingerprints.find(({ when }) => when === 'before'),
    beforeReset: fingerprints.find(({ when }) => when === 'before-reset'),
    after: fingerprints.findLast(({ when }) => when === 'after'),
    audits: all(events, 'audit'),
    inventories: all(events, 'inventory'),
    unread: all(events, 'inventory-unread'),
    readings: events.filter(
      (event) => event.type === 'invariant' || event.type === 'invariant-unread',
    ),
    checks: all(events, 'checked'),
    alerts: all(events, 'alert'),
    inapplicable: first(events, 'inapplicable'),
    lastMs: events.at(-1)?.atMs ?? 0,
  };
}

/** The first event of a type. */
export function first<T extends JournalEvent['type']>(
  events: readonly JournalEvent[],
  type: T,
): EventOf<T> | undefined {
  return events.find((event): event is EventOf<T> => event.type === type);
}

/** Every event of a type, in order. */
export function all<T extends JournalEvent['type']>(
  events: readonly JournalEvent[],
  type: T,
): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

/** Which recommended alerts fired in one arm, and how long after the injection. */
export function alertsOf({ name, alerts, injected }: ArmRecord): readonly AlertRecord[] {
  const fromInjection = (atMs: number) => atMs - (injected?.startedMs ?? 0);
  return alerts.map(({ rule, text, place, fired, because, firedMs, forMs, truth }) => ({
    arm: name,
    rule,
    text,
    place,
    fired,
    ...(because !== undefined && { because }),
    ...(firedMs !== undefined && injected && { afterMs: fromInjection(firedMs) }),
    ...(forMs !== undefined && { forMs }),
    ...(truth &&
      injected && {
        truth: {
          ...truth,
          fromMs: fromInjection(truth.fromMs),
          toMs: fromInjection(truth.toMs),
        },
      }),
  }));
}
