import { expect } from 'chai';
import type { z } from 'zod';
import type { plan } from '../../harness/journal/events/plan.ts';
import type { EventOf } from '../../harness/journal/events.ts';
import type { OlderPlan } from '../../harness/journal/older-plan.ts';
import type {
  Audit,
  Fingerprint,
  KeptLate,
  ProbeSample,
} from '../../harness/model/observations.ts';
import type { Place } from '../../harness/model/runbook.ts';
import type { ArmName } from '../../harness/model/scenario.ts';
import type { StepResult } from '../../harness/model/step-result.ts';
import type { InvariantReading } from '../../harness/model/system.ts';
import type { UndoAction } from '../../harness/model/undo-action.ts';

// Events are typed by their schema. What the model has as well must be the same here, field by
// field: `tsc` fails at the line of the part that differs, and names the paths.

type IsOptional<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? true : false;
type Same<A, B> = [A, B] extends [B, A] ? true : false;
/** Of a union in the model, the members that a member of the schema's union stands for. */
type Counterpart<S, M> = S extends { readonly kind: infer K }
  ? Extract<M, { readonly kind: K }>
  : S extends { readonly result: infer R }
    ? Extract<M, { readonly result: R }>
    : Extract<M, object>;

/** Paths at which `S` has what `M` has not, or has another type; `?`: one is optional alone. */
type Differences<S, M, At extends string = ''> = unknown extends S
  ? never
  :
      | (Same<Exclude<S, object>, Exclude<M, object>> extends true ? never : At)
      | (S extends object ? OfObject<S, Counterpart<S, M>, At> : never);

type OfObject<S extends object, M, At extends string> = [M] extends [never]
  ? At
  : S extends readonly (infer One)[]
    ? Differences<One, M extends readonly (infer Other)[] ? Other : never, `${At}[]`>
    : {
        [K in keyof S & string]-?: M extends object
          ? K extends keyof M
            ?
                | (Same<IsOptional<S, K>, IsOptional<M, K>> extends true ? never : `${At}.${K}?`)
                | Differences<Required<S>[K], Required<M>[K], `${At}.${K}`>
            : `${At}.${K}`
          : At;
      }[keyof S & string];

type BothWays<S, M> = Differences<S, M> | Differences<M, S>;
type Own = 'type' | 'atMs' | 'arm';
type FieldsOf<E, Beside extends string = never> = E extends unknown ? Omit<E, Own | Beside> : never;

/** What is wrong between the journal's events and the model; every entry must be `never`. */
interface Wrong {
  sample: BothWays<FieldsOf<EventOf<'probe'>>, ProbeSample>;
  traffic: BothWays<FieldsOf<EventOf<'traffic'>>, ProbeSample>;
  keptLate: BothWays<FieldsOf<EventOf<'kept-late'>>, KeptLate>;
  stepResult: BothWays<FieldsOf<EventOf<'step-finished'>, 'number' | 'place'>, StepResult>;
  place: BothWays<EventOf<'step-finished'>['place'], Place>;
  armName: BothWays<EventOf<'probe'>['arm'], ArmName>;
  undo: BothWays<EventOf<'undo-written'>['undo'][number], UndoAction>;
  fingerprint: BothWays<EventOf<'fingerprint'>['objects'], Fingerprint>;
  audit: BothWays<FieldsOf<EventOf<'audit'>, 'probe'>, Audit>;
  /** The schema names part of the plan, and lets be missing what older versions did without. */
  plan: Differences<z.output<typeof plan>, OlderPlan>;
  reading: BothWays<FieldsOf<EventOf<'invariant'>, 'name' | 'when'>, InvariantReading>;
}

const nothingWrong: {
  [Part in keyof Wrong]: [Wrong[Part]] extends [never] ? 'same' : Wrong[Part];
} = {
  sample: 'same',
  traffic: 'same',
  keptLate: 'same',
  stepResult: 'same',
  place: 'same',
  armName: 'same',
  undo: 'same',
  fingerprint: 'same',
  audit: 'same',
  reading: 'same',
  plan: 'same',
};

describe('the types of events', () => {
  it('are those of the model, which the compiler has checked', () => {
    expect(new Set(Object.values(nothingWrong))).to.deep.equal(new Set(['same']));
  });
});
