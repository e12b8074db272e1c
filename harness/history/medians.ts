import { medianOf } from '../judge/trials/trial.ts';
import type { History } from './open-history.ts';
import type { Summary } from './summaries.ts';

/** A median time to recover; a lower bound if it depends on a drill that had not recovered. */
export interface Median {
  readonly ms: number;
  readonly atLeast: boolean;
}

/** Of the trials between two moments, by what `medianKey` makes of their summaries. */
export async function mediansSince(
  history: History,
  sinceMs: number,
  beforeMs = Number.MAX_SAFE_INTEGER,
): Promise<ReadonlyMap<string, Median>> {
  const found = await history.read((queries) =>
    queries
      .selectFrom('verdicts')
      .innerJoin('procedures', 'procedures.id', 'verdicts.procedure_id')
      .where('started_ms', '>=', sinceMs)
      .where('started_ms', '<', beforeMs)
      .where('is_trial', '=', 1)
      .where('outage_ms', 'is not', null)
      .select(['subject_sha256', 'content_sha256', 'outage_ms', 'censored'])
      .execute(),
  );
  const groups = Map.groupBy(found, (one) => keyOf(one.subject_sha256, one.content_sha256));
  const medians = [...groups].flatMap(([key, rows]): [string, Median][] => {
    const trials = rows.map((one) => ({ ms: one.outage_ms ?? 0, censored: one.censored === 1 }));
    const median = medianOf(trials);
    return median ? [[key, median]] : [];
  });
  return new Map(medians);
}

export const medianKey = ({ subjectSha256, contentSha256 }: Summary): string =>
  keyOf(subjectSha256, contentSha256);

const keyOf = (subject: string, content: string) => `${subject} ${content}`;
