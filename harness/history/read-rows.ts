import type { HistoryArm, HistoryRow } from '../model/history.ts';
import type { Quantile } from '../model/trial-number.ts';
import type { Credit, Outcome } from '../model/verdict.ts';
import type { History, Queries } from './open-history.ts';
import type { Flag } from './schema.ts';

const batchSize = 1000;

/** Every drill, the oldest first, in batches: a long history does not fit into memory. */
export async function* allRows(history: History): AsyncGenerator<readonly HistoryRow[]> {
  let after = { started_ms: Number.MIN_SAFE_INTEGER, id: 0 };
  for (;;) {
    const { started_ms, id } = after;
    const found = await history.read((queries) =>
      recorded(queries)
        .where(({ and, eb, or }) =>
          and([
            eb('verdicts.started_ms', '>=', started_ms),
            or([eb('verdicts.started_ms', '>', started_ms), eb('verdicts.id', '>', id)]),
          ]),
        )
        .orderBy('verdicts.started_ms')
        .orderBy('verdicts.id')
        .limit(batchSize)
        .execute(),
    );
    const last = found.at(-1);
    if (!last) return;
    after = last;
    yield found.map(rowFrom);
  }
}

/** The last drills of a scenario that started before a moment, the newest first. */
export async function lastRows(
  history: History,
  drill: string,
  most: number,
  beforeMs = Number.MAX_SAFE_INTEGER,
): Promise<readonly HistoryRow[]> {
  const found = await history.read((queries) =>
    recorded(queries)
      .where('drills.name', '=', drill)
      .where('verdicts.started_ms', '<', beforeMs)
      .orderBy('verdicts.started_ms', 'desc')
      .orderBy('verdicts.id', 'desc')
      .limit(most)
      .execute(),
  );
  return found.map(rowFrom);
}

/** The names of all drills of a history, in order. */
export async function drillNames(history: History): Promise<readonly string[]> {
  const found = await history.read((queries) =>
    queries.selectFrom('drills').select('name').execute(),
  );
  return found.map(({ name }) => name).sort();
}

/** The drills that started before this moment were pruned; 0 if none were. */
export async function prunedBefore(history: History): Promise<number> {
  const found = await history.read((queries) =>
    queries.selectFrom('history').select('pruned_ms').executeTakeFirstOrThrow(),
  );
  return found.pruned_ms;
}

export const recorded = (queries: Queries) =>
  queries
    .selectFrom('verdicts')
    .innerJoin('runs', 'runs.id', 'verdicts.run_id')
    .innerJoin('drills', 'drills.id', 'verdicts.drill_id')
    .innerJoin('procedures', 'procedures.id', 'verdicts.procedure_id')
    .innerJoin('systems', 'systems.id', 'verdicts.system_id')
    .innerJoin('machines', 'machines.id', 'verdicts.machine_id')
    .leftJoin('commits', 'commits.id', 'verdicts.commit_id')
    .selectAll('verdicts')
    .select(['runs.name as run', 'drills.name as of_drill', 'commits.name as commit_name'])
    .select(['procedures.title', 'procedures.file', 'procedures.line', 'procedures.fault'])
    .select(['procedures.text_sha256', 'procedures.content_sha256', 'procedures.subject_sha256'])
    .select([
      'procedures.rto_ms',
      'systems.name as system_name',
      'systems.sha256',
      'systems.images',
    ])
    .select(['machines.machine', 'machines.versions']);

type Recorded = Awaited<ReturnType<ReturnType<typeof recorded>['execute']>>[number];

export function rowFrom(from: Recorded): HistoryRow {
  const { trial, trials_declared: of, trials_seed: seed, trials_until: until } = from;
  return {
    ...{ run: from.run, drill: from.of_drill, startedMs: from.started_ms },
    trial:
      trial === 0
        ? null
        : {
            ...{ number: trial, of: of ?? trial, seed: seed ?? 0 },
            ...(until !== null && { until: until as Quantile }),
          },
    procedure: {
      ...{ title: from.title, file: from.file, line: from.line, textSha256: from.text_sha256 },
      ...{ contentSha256: from.content_sha256, subjectSha256: from.subject_sha256 },
      ...{ fault: from.fault, rtoMs: from.rto_ms },
    },
    system: {
      ...{ name: from.system_name, sha256: from.sha256 === '' ? null : from.sha256 },
      images: JSON.parse(from.images),
    },
    ...{ commit: from.commit_name, outcome: from.outcome as Outcome },
    ...{ machine: JSON.parse(from.machine), versions: JSON.parse(from.versions) },
    judgements: {
      ...{ faultProven: answer(from.fault_proven), procedureWorks: answer(from.procedure_works) },
      ...{ recoveredInTime: answer(from.recovered_in_time), dataSafe: answer(from.data_safe) },
      invariantsHold: answer(from.invariants_hold),
      verificationHolds: answer(from.verification_holds),
      ...{ promisesKept: answer(from.promises_kept), clean: answer(from.clean) },
    },
    credit: from.credit as Credit | null,
    recovery: from.is_trial === 1 ? { inTime: answer(from.in_time) } : null,
    runbook: armFrom(from.censored, [
      ...[from.outage_ms, from.outage_min_ms, from.outage_max_ms],
      ...[from.detect_ms, from.detect_min_ms, from.detect_max_ms],
    ]),
    control: armFrom(from.control_censored, [
      ...[from.control_outage_ms, from.control_outage_min_ms, from.control_outage_max_ms],
      ...[from.control_detect_ms, from.control_detect_min_ms, from.control_detect_max_ms],
    ]),
    alerts: from.alerts === null ? [] : JSON.parse(from.alerts),
    journal: from.journal,
  };
}

/** An arm that ran is censored or not. */
function armFrom(censored: Flag, times: readonly (number | null)[]): HistoryArm | null {
  if (censored === null) return null;
  const [outage, least, most, detect, detectLeast, detectMost] = times;
  const time = (ms = null as number | null, minMs = ms, maxMs = ms) =>
    ms === null || minMs === null || maxMs === null ? null : { ms, minMs, maxMs };
  return {
    outage: time(outage, least, most),
    detect: time(detect, detectLeast, detectMost),
    censored: censored === 1,
  };
}

const answer = (flag: Flag): boolean | null => (flag === null ? null : flag === 1);
