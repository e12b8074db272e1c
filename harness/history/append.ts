import type { Insertable } from 'kysely';
import { type HistoryArm, type HistoryRow, historyJudgements } from '../model/history.ts';
import { addToMonths } from './add-to-months.ts';
import { commonIds } from './common-ids.ts';
import { isBetter } from './is-better.ts';
import { knownRows } from './known-rows.ts';
import type { History, Queries } from './open-history.ts';
import { removeRows } from './remove-rows.ts';
import type { Flag, VerdictTable } from './schema.ts';

/** SQLite takes 32,766 values in a statement. */
const batchSize = 500;

export interface Appended {
  readonly added: number;
  /** The same drill of the same run was there already. */
  readonly known: number;
  /** Of those added, how many replaced a drill whose journal had broken off. */
  readonly replaced: number;
  /** Started before what was pruned. */
  readonly pruned: number;
}

/**
 * Adds drills that are not in the history yet; each batch as a whole. `whole`: those whose journals ended, which
 * replace what was judged by a journal that broke off.
 */
export async function append(
  history: History,
  rows: readonly HistoryRow[],
  whole: ReadonlySet<HistoryRow> = new Set(),
): Promise<Appended> {
  const total = { added: 0, known: 0, replaced: 0, pruned: 0 };
  for (let at = 0; at < rows.length; at += batchSize) {
    const batch = rows.slice(at, at + batchSize);
    const { added, replaced, pruned } = await history.write((queries) =>
      appendBatch(queries, batch, whole),
    );
    total.added += added;
    total.replaced += replaced;
    total.pruned += pruned;
    total.known += batch.length - added - pruned;
  }
  return total;
}

async function appendBatch(
  queries: Queries,
  batch: readonly HistoryRow[],
  whole: ReadonlySet<HistoryRow>,
) {
  const { pruned_ms } = await queries
    .selectFrom('history')
    .select('pruned_ms')
    .executeTakeFirstOrThrow();
  const rows = batch.filter(({ startedMs }) => startedMs >= pruned_ms);
  if (rows.length === 0) return { added: 0, replaced: 0, pruned: batch.length };
  const known = await knownRows(
    queries,
    rows.filter((row) => whole.has(row)),
  );
  const worse = known.filter((one) => isBetter(one.row, one.known)).map(({ id }) => id);
  await removeRows(queries, worse);
  const idsOf = await commonIds(queries, rows);
  const added = await queries
    .insertInto('verdicts')
    .values(rows.map((row) => ({ ...idsOf(row), ...columnsOf(row) })))
    .onConflict((conflict) => conflict.columns(['run_id', 'drill_id', 'trial']).doNothing())
    .returning([
      ...(['procedure_id', 'started_ms', 'outcome', 'is_trial', 'in_time'] as const),
      ...(['censored', 'outage_ms'] as const),
    ])
    .execute();
  await addToMonths(queries, added);
  return { added: added.length, replaced: worse.length, pruned: batch.length - rows.length };
}

type Columns = Omit<
  Insertable<VerdictTable>,
  'run_id' | 'drill_id' | 'procedure_id' | 'system_id' | 'commit_id' | 'machine_id'
>;

function columnsOf(row: HistoryRow): Columns {
  const { trial, recovery, alerts, judgements } = row;
  const [fault, works, inTime, data, invariants, verification, promises, clean] =
    historyJudgements.map((name) => flag(judgements[name]));
  const control = armColumns(row.control);
  return {
    ...{ trial: trial?.number ?? 0, trials_declared: trial?.of ?? null },
    ...{ trials_seed: trial?.seed ?? null, trials_until: trial?.until ?? null },
    ...{ started_ms: row.startedMs, outcome: row.outcome, credit: row.credit },
    ...{ fault_proven: fault ?? null, procedure_works: works ?? null },
    ...{ recovered_in_time: inTime ?? null, data_safe: data ?? null },
    ...{ invariants_hold: invariants ?? null, verification_holds: verification ?? null },
    ...{ promises_kept: promises ?? null, clean: clean ?? null },
    ...{ is_trial: recovery ? 1 : 0, in_time: flag(recovery?.inTime ?? null) },
    ...armColumns(row.runbook),
    ...{ control_outage_ms: control.outage_ms, control_outage_min_ms: control.outage_min_ms },
    ...{ control_outage_max_ms: control.outage_max_ms, control_detect_ms: control.detect_ms },
    ...{ control_detect_min_ms: control.detect_min_ms },
    ...{ control_detect_max_ms: control.detect_max_ms, control_censored: control.censored },
    ...{ alerts: alerts.length > 0 ? JSON.stringify(alerts) : null, journal: row.journal },
  };
}

const armColumns = (arm: HistoryArm | null) => ({
  ...{ outage_ms: arm?.outage?.ms ?? null, outage_min_ms: arm?.outage?.minMs ?? null },
  ...{ outage_max_ms: arm?.outage?.maxMs ?? null, detect_ms: arm?.detect?.ms ?? null },
  ...{ detect_min_ms: arm?.detect?.minMs ?? null, detect_max_ms: arm?.detect?.maxMs ?? null },
  censored: arm ? flag(arm.censored) : null,
});

const flag = (value: boolean | null): Flag => (value === null ? null : value ? 1 : 0);
