import type { DrilledProcedure, ObjectiveStatus, ObjectiveVerdict } from '../../model/objective.ts';
import { hasEstimate } from '../trials/has-estimate.ts';
import type { ObjectiveContext, ObjectiveFormat } from './format.ts';
import { statusWords } from './objective-words.ts';

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number | null];

/** A family of gauges: windows move, so no figure of them only grows. */
interface Family {
  /** With its unit at the end, if it has one. */
  readonly name: string;
  readonly unit?: 'seconds' | 'ratio';
  readonly help: string;
  readonly samples: readonly Sample[];
}

/**
 * For Prometheus: OpenMetrics 1.0, of gauges alone, which is valid in Prometheus's older text format too. What is not
 * known has no sample.
 */
export const objectivesOpenMetrics: ObjectiveFormat = {
  name: 'openmetrics',
  format: (verdicts, context) =>
    [...families(verdicts, context).flatMap(familyLines), '# EOF'].join('\n'),
};

function families(
  verdicts: readonly ObjectiveVerdict[],
  { nowMs }: ObjectiveContext,
): readonly Family[] {
  const of = (value: (verdict: ObjectiveVerdict) => number | null) =>
    verdicts.map((one): Sample => [{ objective: one.objective.name }, value(one)]);
  return [
    {
      ...{ name: 'firedrill_evaluation_timestamp_seconds', unit: 'seconds' },
      ...{ help: 'When the objectives were judged.', samples: [[{}, nowMs / 1000]] },
    },
    {
      name: 'firedrill_objective_status',
      help: 'Whether an objective has this status: 1 for one of the four.',
      samples: verdicts.flatMap(({ objective, status }) =>
        (Object.keys(statusWords) as ObjectiveStatus[]).map(
          (name): Sample => [{ objective: objective.name, status: name }, Number(name === status)],
        ),
      ),
    },
    {
      ...{ name: 'firedrill_objective_target_ratio', unit: 'ratio' },
      ...{ help: 'The share of drills that shall be in time.', samples: of(targetOf) },
    },
    {
      ...{ name: 'firedrill_objective_in_time_ratio', unit: 'ratio' },
      help: 'The share of the trials of the window that were in time, and its exact interval at 95 % confidence.',
      samples: verdicts.flatMap(({ objective, window, share }): Sample[] => {
        if (!share) return [];
        const of = (bound: string) => ({ objective: objective.name, bound });
        const estimate = window.inTime / window.trials;
        return [
          [of('estimate'), estimate],
          [of('least'), share.least],
          [of('most'), share.most],
        ];
      }),
    },
    {
      name: 'firedrill_objective_trials',
      help: 'The trials of the window, by how they ended.',
      samples: verdicts.flatMap(({ objective, window }) =>
        byResult(window).map(
          ([result, value]): Sample => [{ objective: objective.name, result }, value],
        ),
      ),
    },
    {
      name: 'firedrill_objective_drills',
      help: 'The drills of the window, by their outcomes.',
      samples: verdicts.flatMap(({ objective, windowDrills }) =>
        Object.entries(windowDrills.outcomes).map(
          ([outcome, count]): Sample => [{ objective: objective.name, outcome }, count],
        ),
      ),
    },
    {
      name: 'firedrill_objective_credit_drills',
      help: 'The drills of the window with a control arm, by whether it gives the credit to the runbook.',
      samples: verdicts.flatMap(({ objective, windowDrills }) =>
        Object.entries(windowDrills.credits).map(
          ([credit, count]): Sample => [{ objective: objective.name, credit }, count],
        ),
      ),
    },
    {
      name: 'firedrill_objective_budget_trials',
      help: 'How many trials of the window may be late.',
      samples: of(({ budget }) => budget),
    },
    {
      name: 'firedrill_objective_proven',
      help: 'Whether all trials of the same texts and systems prove the target at 95 % confidence.',
      samples: of(({ proven }) => Number(proven)),
    },
    {
      name: 'firedrill_objective_needed_trials',
      help: 'How many more trials, all in time, prove the target.',
      samples: of(({ needed }) => needed),
    },
    ...procedureFamilies(verdicts),
  ];
}

const targetOf = ({ objective }: ObjectiveVerdict) => objective.target;

function procedureFamilies(verdicts: readonly ObjectiveVerdict[]): readonly Family[] {
  const all = verdicts.flatMap(({ objective, procedures }) =>
    procedures.map((one) => [{ objective: objective.name, drill: one.drill }, one] as const),
  );
  const of = (value: (one: DrilledProcedure) => number | null) =>
    all.map(([labels, one]): Sample => [labels, value(one)]);
  return [
    {
      ...{ name: 'firedrill_procedure_stated_seconds', unit: 'seconds' },
      help: 'The time to recover that the runbook or the scenario states.',
      samples: of(({ rtoMs }) => rtoMs && rtoMs / 1000),
    },
    {
      ...{ name: 'firedrill_procedure_recovery_seconds', unit: 'seconds' },
      help: 'Percentiles of the time to recover in the window, with bounds at 95 % confidence each.',
      samples: all.flatMap(([labels, { times }]) =>
        times.flatMap((one): Sample[] => {
          const { quantile, ms, atLeast, leastMs, mostMs } = one;
          const at = (bound: string) => ({ ...labels, percentile: quantile.slice(1), bound });
          return [
            [at(atLeast ? 'estimate_at_least' : 'estimate'), hasEstimate(one) ? ms / 1000 : null],
            [at('least'), leastMs === null ? null : leastMs / 1000],
            [at('most'), mostMs === null ? null : mostMs / 1000],
          ];
        }),
      ),
    },
    {
      name: 'firedrill_procedure_trials',
      help: 'The trials of a procedure in the window, by how they ended.',
      samples: all.flatMap(([labels, { window }]) =>
        byResult(window).map(([result, value]): Sample => [{ ...labels, result }, value]),
      ),
    },
    {
      ...{ name: 'firedrill_procedure_concluded_timestamp_seconds', unit: 'seconds' },
      help: 'When the last drill began that was verified or refuted.',
      samples: of(({ concludedMs }) => concludedMs && concludedMs / 1000),
    },
    {
      name: 'firedrill_procedure_missed',
      help: 'Whether the trials of the procedure alone prove that it misses the target in the window.',
      samples: verdicts.flatMap(({ objective, procedures, missing }) =>
        procedures.map(
          ({ drill }): Sample => [
            { objective: objective.name, drill },
            Number(missing.includes(drill)),
          ],
        ),
      ),
    },
    {
      name: 'firedrill_procedure_expired',
      help: 'Whether nothing is known of the procedure as it is today.',
      samples: of(({ expired }) => Number(expired !== null)),
    },
    {
      name: 'firedrill_procedure_expired_info',
      help: 'Why nothing is known of the procedure as it is today.',
      samples: all.flatMap(([labels, { expired }]): Sample[] =>
        expired === null ? [] : [[{ ...labels, reason: expired }, 1]],
      ),
    },
  ];
}

const byResult = ({ trials, inTime, late }: ObjectiveVerdict['window']) =>
  [
    ['in_time', inTime],
    ['late', late],
    ['undecided', trials - inTime - late],
  ] as const;

function familyLines({ name, unit, help, samples }: Family): readonly string[] {
  const known = samples.filter((sample): sample is readonly [Labels, number] => sample[1] !== null);
  if (known.length === 0) return [];
  return [
    `# TYPE ${name} gauge`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${escaped(help)}`,
    ...known.map(([labels, value]) => `${name}${labelsText(labels)} ${value}`),
  ];
}

function labelsText(labels: Labels): string {
  const each = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return each.length === 0 ? '' : `{${each.join(',')}}`;
}

const escaped = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
