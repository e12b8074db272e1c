import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { type History, openHistory } from '../../harness/history/open-history.ts';
import { sqliteAt } from '../../harness/history/place.ts';
import { seededRandom } from '../../harness/model/seeded-random.ts';

const program = fileURLToPath(new URL('writer.ts', import.meta.url));

/** A writer that is killed between two of its lines, or before its first; the runs that it said it had written. */
async function killedWriter(file: string, name: string, random: () => number) {
  const lines = Math.floor(random() * 12);
  const delayMs = random() * 6;
  const child = spawn(process.execPath, [program, file, name, '1000000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length !== lines + 1) continue;
    // Somewhere in a write: the next one has begun.
    await setTimeout(delayMs);
    child.kill('SIGKILL');
  }
  await ended;
  return said;
}

export async function killWriters(file: string, kills: number, seed: number) {
  const random = seededRandom(seed);
  const said: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    said.push(...(await killedWriter(file, `k${kill}`, random)));
  }
  const history = await openHistory(sqliteAt(file));
  try {
    return { said: said.length, ...(await inspect(history, said)) };
  } finally {
    await history.close();
  }
}

async function inspect(history: History, said: readonly string[]) {
  return history.read(async (queries) => {
    const rows = await queries
      .selectFrom('verdicts')
      .innerJoin('runs', 'runs.id', 'verdicts.run_id')
      .select('runs.name')
      .execute();
    const written = new Set(rows.map(({ name }) => name));
    const months = await queries
      .selectFrom('months')
      .select(({ fn }) => fn.sum<number>('drills').as('drills'))
      .executeTakeFirstOrThrow();
    const checked = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(queries);
    return {
      lost: said.filter((name) => !written.has(name)).length,
      doubled: rows.length - written.size,
      /** Drills that the sums of the months lack, or have too many. */
      unsummed: rows.length - (months.drills ?? 0),
      integrity: checked.rows.map((one) => one.integrity_check).join(', '),
    };
  });
}
