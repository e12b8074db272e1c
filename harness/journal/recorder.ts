import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import type { ArmName, Plan } from '../model/scenario.ts';
import { distinctRedaction } from './distinct-redaction.ts';
import type { JournalEvent } from './events.ts';
import { formatEvent } from './journal-lines.ts';
import { KnownSecrets } from './known-secrets.ts';
import { redactEvent } from './redact-event.ts';
import { redactPlan } from './redact-plan.ts';
import { isSecretLookup } from './secret-lookups.ts';
import { withoutKnown } from './without-known.ts';

type WithoutTime<E> = E extends JournalEvent ? Omit<E, 'atMs'> : never;
/** An event without its time, which the recorder adds. */
type Fact = WithoutTime<JournalEvent>;

/** Writes a drill's journal as things happen, so that a killed run leaves everything it recorded. */
export interface Recorder {
  /** Milliseconds since the drill started. */
  now(): number;
  /** Converts a clock time to the journal's scale. */
  at(clockMs: number): number;
  /** Redacts secrets first. JOURNAL_FAILED if it cannot be written; the event is in `events` all the same. */
  record(fact: Fact): void;
  /** From now on, no event has one of these values, in whatever form. */
  hide(values: Iterable<string>): void;
  readonly events: readonly JournalEvent[];
  /** As they were given, to be asked for: in `events`, one that looks like a secret is redacted. */
  receiptsOf(arm: ArmName, probe: string): readonly string[];
}

/** JOURNAL_FAILED if the file already exists: it belongs to another drill. */
export function openRecorder(
  file: string,
  clock: Clock,
  onEvent: (event: JournalEvent) => void = () => {},
): Recorder {
  writing(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '', { flag: 'wx' });
  });
  const originMs = clock.nowMs();
  const events: JournalEvent[] = [];
  const receipts: { arm: ArmName; probe: string; receipt: string }[] = [];
  const known = new KnownSecrets();
  const distinct = distinctRedaction(known);
  /** What the plan says is in the repository already. */
  let planned = '';
  let plan: Plan | undefined;
  const at = (clockMs: number) => Math.round((clockMs - originMs) * 1000) / 1000;
  return {
    at,
    events,
    now: () => at(clock.nowMs()),
    receiptsOf: (arm, probe) =>
      receipts.flatMap((one) => (one.arm === arm && one.probe === probe ? one.receipt : [])),
    hide(values) {
      known.add(
        [...values].filter((value) => !planned.includes(JSON.stringify(value).slice(1, -1))),
      );
    },
    record(fact) {
      if (fact.type === 'drill-started') {
        plan = fact.plan;
        planned = JSON.stringify(redactPlan(plan));
      }
      if ((fact.type === 'probe' || fact.type === 'traffic') && fact.receipt !== undefined) {
        receipts.push({ arm: fact.arm, probe: fact.probe, receipt: fact.receipt });
      }
      if (fact.type === 'looked-up') {
        const { name, value } = fact;
        if (isSecretLookup(name, plan?.scenario.lookups[name] ?? '')) known.add([value]);
      }
      const whole = { ...fact, atMs: at(clock.nowMs()) } as JournalEvent;
      const event = withoutKnown(redactEvent(whole, plan, distinct), known);
      events.push(event);
      writing(file, () => appendFileSync(file, `${formatEvent(event)}\n`));
      onEvent(event);
    },
  };
}

function writing(file: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    throw new HarnessError('JOURNAL_FAILED', `${file} cannot be written: ${String(cause)}.`, {
      next: 'Give --out a folder that no other run uses, on a disk with free space.',
      cause,
    });
  }
}
