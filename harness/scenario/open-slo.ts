import { z } from 'zod';
import { HarnessError } from '../errors.ts';
import { unitMs } from '../model/duration.ts';
import type { Objective, ObjectiveWindow } from '../model/objective.ts';
import type { Place } from '../model/runbook.ts';
import { text } from './fields.ts';
import { objectiveName } from './objective-schema.ts';
import { checkYaml, yamlDocuments } from './yaml-file.ts';
import type { YamlPath } from './yaml-issues.ts';

/** The type of a metric source that chooses drills. */
export const metricSourceType = 'Firedrill';
/** The annotation of a SLO that says after how many days without a conclusive drill it expires. */
export const expiresAnnotation = 'firedrill-expires-days';

/** Which drills are good, and which count, is fixed: another `result` would be another objective. */
const metric = (result: 'in time' | 'any') =>
  z.object({
    metricSource: z.object({
      type: z.string().optional(),
      // A misspelt key would choose all drills.
      spec: z.strictObject({
        drill: text.optional(),
        runbook: text.optional(),
        procedure: text.optional(),
        result: z.literal(result).optional(),
      }),
    }),
  });

const slo = z.object({
  metadata: z.object({
    name: objectiveName,
    annotations: z.record(z.string(), z.string()).default({}),
  }),
  spec: z.object({
    indicator: z.object({
      spec: z.object({ ratioMetric: z.object({ good: metric('in time'), total: metric('any') }) }),
    }),
    timeWindow: z
      .array(
        z.object({
          duration: z.string(),
          isRolling: z.boolean().default(false),
          calendar: z.object({ timeZone: z.string() }).optional(),
        }),
      )
      .length(1, 'expected exactly one time window')
      .default([{ duration: '28d', isRolling: true }]),
    budgetingMethod: z.literal('Occurrences'),
    objectives: z
      .array(z.object({ target: z.number().optional(), targetPercent: z.number().optional() }))
      .length(1, 'expected exactly one objective'),
  }),
});
type Slo = z.output<typeof slo>;

export interface OpenSloFile {
  readonly objectives: readonly Objective[];
  /** Sentences on what the file has besides. */
  readonly notes: readonly string[];
}

/**
 * The objectives of an OpenSLO file: its SLOs whose indicators are Firedrill's. BAD_SETTINGS, with the place, for
 * one that asks for what Firedrill cannot judge.
 */
export function parseOpenSlo(file: string, source: string): OpenSloFile {
  const objectives: Objective[] = [];
  const notes: string[] = [];
  for (const { value, placeOf } of yamlDocuments({ file, text: source }, 'BAD_SETTINGS')) {
    const { line } = placeOf([]);
    const { apiVersion, kind } = (value ?? {}) as { apiVersion?: unknown; kind?: unknown };
    if (apiVersion !== 'openslo/v1') {
      throw bad(
        placeOf(['apiVersion']),
        `"apiVersion" is ${shown(apiVersion)}; expected openslo/v1`,
      );
    }
    if (kind !== 'SLO') {
      notes.push(`${file}:${line} is a ${shown(kind)}, not a SLO, and was skipped.`);
    } else if (sourceTypes(value).some((type) => type === metricSourceType)) {
      const read = checkYaml(value, slo, placeOf, 'BAD_SETTINGS');
      if (objectives.some(({ name }) => name === read.metadata.name)) {
        const at = placeOf(['metadata', 'name']);
        throw bad(at, `another SLO is named ${read.metadata.name} already`);
      }
      objectives.push(objectiveOf(read, placeOf));
    } else {
      notes.push(
        `${file}:${line} is no SLO of Firedrill’s (no metric source of type ${metricSourceType}), and was skipped.`,
      );
    }
  }
  return { objectives, notes };
}

function objectiveOf({ metadata, spec }: Slo, placeOf: (path: YamlPath) => Place): Objective {
  const { good, total } = spec.indicator.spec.ratioMetric;
  const { result: _, ...chosen } = total.metricSource.spec;
  const { result: __, ...ofGood } = good.metricSource.spec;
  if (keyOf(ofGood) !== keyOf(chosen)) {
    const at = placeOf(['spec', 'indicator', 'spec', 'ratioMetric', 'good']);
    throw bad(at, '"good" chooses other drills than "total"; expected the same');
  }
  const expires = metadata.annotations[expiresAnnotation] ?? '7';
  if (!/^[1-9]\d{0,3}$/.test(expires)) {
    const at = placeOf(['metadata', 'annotations', expiresAnnotation]);
    throw bad(at, `"${expires}" is not a number of days from 1 to 9999; expected "7"`);
  }
  return {
    ...{ name: metadata.name, ...chosen },
    target: targetOf(spec, placeOf),
    window: windowOf(spec, placeOf),
    expiresDays: Number(expires),
    place: placeOf(['metadata', 'name']),
  };
}

function targetOf({ objectives: [one] }: Slo['spec'], placeOf: (path: YamlPath) => Place): number {
  const { target, targetPercent } = one ?? {};
  const share = target ?? (targetPercent === undefined ? undefined : targetPercent / 100);
  const isTwice = target !== undefined && targetPercent !== undefined;
  // Rounded, because 99.9 / 100 is a little less than 0.999; what was written has no more decimals.
  const rounded = Math.round((share ?? 0) * 1e8) / 1e8;
  const isExact = share !== undefined && Math.abs(rounded - share) < 1e-12;
  if (!isTwice && isExact && rounded > 0 && rounded < 1) return rounded;
  throw bad(
    placeOf(['spec', 'objectives', 0]),
    'expected either "target", more than 0 and less than 1 with at most 8 decimals, or "targetPercent", more than 0 and less than 100 with at most 6',
  );
}

function windowOf(
  { timeWindow: [one] }: Slo['spec'],
  placeOf: (path: YamlPath) => Place,
): ObjectiveWindow {
  const { duration = '', isRolling = false, calendar } = one ?? {};
  const [, count, unit] = /^([1-9]\d{0,3})([dw])$/.exec(duration) ?? [];
  const days = unit ? (Number(count) * unitMs[unit as 'd' | 'w']) / unitMs.d : 0;
  if (isRolling && days > 0 && days <= 9999) return { days };
  if (!isRolling && duration === '1M' && calendar?.timeZone === 'UTC') return 'month';
  throw bad(
    placeOf(['spec', 'timeWindow', 0]),
    'expected a rolling window of days or weeks (28d, 4w), of at most 9999 days, or the calendar month (1M) of the time zone UTC',
  );
}

type Chosen = Pick<Objective, 'drill' | 'runbook' | 'procedure'>;
const keyOf = ({ drill, runbook, procedure }: Chosen) =>
  JSON.stringify([drill, runbook, procedure]);

/** Read before the document is checked, because other SLOs may have any form. */
function sourceTypes(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'metricSource' ? [(inner as { type?: unknown } | null)?.type] : sourceTypes(inner),
  );
}

const shown = (value: unknown) => (value === undefined ? 'missing' : JSON.stringify(value));

const bad = (place: Place, what: string) =>
  new HarnessError('BAD_SETTINGS', `${what}.`, {
    ...{ place, next: 'docs/slo.md shows an OpenSLO file that Firedrill judges.' },
  });
