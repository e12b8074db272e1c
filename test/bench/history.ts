import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { append } from '../../harness/history/append.ts';
import { mediansSince } from '../../harness/history/medians.ts';
import { type History, openHistory } from '../../harness/history/open-history.ts';
import { type HistoryPlace, postgresAt, sqliteAt } from '../../harness/history/place.ts';
import { rowsBetween, subjectsUntil } from '../../harness/history/subjects.ts';
import { summariesOfAll, summariesSince } from '../../harness/history/summaries.ts';
import { judgeObjective } from '../../harness/judge/objectives/judge-objective.ts';
import type { HistoryRow } from '../../harness/model/history.ts';
import type { Objective } from '../../harness/model/objective.ts';
import { seededRandom } from '../../harness/model/seeded-random.ts';
import { killWriters } from '../history/kills.ts';
import { postgresPrograms, startPostgres } from '../history/postgres-server.ts';
import { row } from '../history/rows.ts';

const procedures = 200;
const dayMs = 24 * 3_600_000;
/** Two years, in which every procedure is drilled about seven times a day. */
const days = 730;
const chunk = 10_000;

interface HistoryFigures {
  /** Drills added a second. */
  readonly rate: number;
  readonly monthMs: number;
  readonly everMs: number;
  /** Judging an objective over all procedures, and 28 days. */
  readonly sloMs: number;
  readonly megabytes: number;
}

/** By the name of the database. */
interface Histories {
  readonly SQLite: HistoryFigures;
  readonly PostgreSQL?: HistoryFigures;
}

/** A history of many drills in a file, measured; and in PostgreSQL, where its programs are installed. */
export async function benchHistory(drills: number, seed: number): Promise<Histories> {
  const folder = mkdtempSync(join(tmpdir(), 'firedrill-bench-history-'));
  const programs = postgresPrograms();
  const server = programs === undefined ? undefined : await startPostgres(programs);
  try {
    const file = join(folder, 'history.db');
    const SQLite = await measure(sqliteAt(file), drills, seed, () => statSync(file).size);
    if (!server) return { SQLite };
    const place = postgresAt(server.url);
    return { SQLite, PostgreSQL: await measure(place, drills, seed, sizeInPostgres) };
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Drills lost, doubled or missing in a sum when writers are killed; any damage of the file counts as one. */
export async function benchHistoryKills(kills: number, seed: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'firedrill-bench-kills-'));
  try {
    const found = await killWriters(join(folder, 'history.db'), kills, seed);
    const damage = found.integrity === 'ok' ? 0 : 1;
    return found.lost + found.doubled + Math.abs(found.unsummed) + damage;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(
  place: HistoryPlace,
  drills: number,
  seed: number,
  sizeOf: (history: History) => number | Promise<number>,
): Promise<HistoryFigures> {
  const history = await openHistory(place);
  const random = seededRandom(seed);
  let addedMs = 0;
  for (let at = 0; at < drills; at += chunk) {
    const rows = Array.from({ length: Math.min(chunk, drills - at) }, (_, index) =>
      drill(at + index, drills, random),
    );
    addedMs += await elapsed(() => append(history, rows));
  }
  const monthMs = await elapsed(async () => {
    await summariesSince(history, (days - 28) * dayMs);
    await mediansSince(history, (days - 28) * dayMs);
  });
  const everMs = await elapsed(() => summariesOfAll(history));
  const sloMs = await elapsed(() => judgeAll(history));
  if (place.kind === 'sqlite') await history.read((one) => sql`pragma wal_checkpoint`.execute(one));
  const megabytes = (await sizeOf(history)) / 1e6;
  await history.close();
  return { rate: (1000 * drills) / addedMs, monthMs, everMs, sloMs, megabytes };
}

async function judgeAll(history: History): Promise<void> {
  const nowMs = days * dayMs;
  const subjects = await subjectsUntil(history, nowMs);
  const rows = await rowsBetween(history, nowMs - 28 * dayMs, nowMs);
  const objective: Objective = {
    ...{ name: 'all', target: 0.9, window: { days: 28 }, expiresDays: 7 },
    place: { file: '.firedrill.yaml', line: 1, column: 1 },
  };
  judgeObjective(objective, { subjects, rows, present: [] }, nowMs);
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

const sizeInPostgres = (history: History): Promise<number> =>
  history.read(async (queries) => {
    const size = sql<{ size: number }>`select pg_database_size(current_database()) as size`;
    return (await size.execute(queries)).rows[0]?.size ?? Number.NaN;
  });

/** One of many: 200 of a night in one run; a commit a day, other images a month, an alert in a quarter. */
function drill(index: number, drills: number, random: () => number): HistoryRow {
  const startedMs = Math.floor((index / drills) * days * dayMs);
  const [day, which] = [Math.floor(startedMs / dayMs), index % procedures];
  const run = `t${Math.floor(index / procedures)
    .toString(36)
    .padStart(10, '0')}`;
  const name = `system-${which % 5}/procedure-with-a-name-${which}`;
  const [isLate, ms] = [random() < 0.03, Math.round(2000 + random() * 50_000)];
  const arm = (outageMs: number, censored: boolean) => ({
    outage: { ms: outageMs, minMs: outageMs - 40, maxMs: outageMs + 40 },
    detect: { ms: 40, minMs: 20, maxMs: 60 },
    censored,
  });
  const { procedure, alerts } = row();
  const hash = (kind: string, number: number) => `${kind}${number}`.padEnd(64, '0');
  return row({
    ...{ run, drill: name, startedMs, commit: hash('c', day).slice(0, 40) },
    procedure: { ...procedure, subjectSha256: hash('a', which), textSha256: hash('b', which % 9) },
    system: {
      ...{ name: `system-${which % 5}`, sha256: hash('d', Math.floor(day / 20)) },
      images: { 'shop/cart': `sha256:${hash('e', Math.floor(day / 30))}` },
    },
    outcome: isLate ? 'refuted' : 'verified',
    recovery: { inTime: !isLate },
    ...{ runbook: arm(isLate ? ms + 60_000 : ms, false), control: arm(60_000, true) },
    alerts: index % 4 === 0 ? alerts : [],
    journal: `out/journals/${name.replace('/', '-')}.${run}.jsonl`,
  });
}
