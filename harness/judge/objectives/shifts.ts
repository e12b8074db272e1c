import { median } from 'simple-statistics';
import type { HistoryRow } from '../../model/history.ts';
import type { Shift } from '../../model/objective.ts';
import { changePoints } from './change-points.ts';

/** Where the times to recover of a drill changed, and what else did. Advisory: no claim rests on it. */
export function shiftsOf(rows: readonly HistoryRow[]): readonly Shift[] {
  const trials = rows.flatMap((row) => {
    const outage = row.recovery && row.runbook?.outage;
    return outage ? [{ row, ms: outage.ms }] : [];
  });
  const points = changePoints(trials.map(({ ms }) => ms));
  return points.flatMap(({ at, p }, index) => {
    const before = trials.slice(points[index - 1]?.at ?? 0, at);
    const after = trials.slice(at, points[index + 1]?.at);
    const [first, last] = [after[0]?.row, before.at(-1)?.row];
    if (!first || !last) return [];
    return [
      {
        ...{ startedMs: first.startedMs, run: first.run, p },
        ...{ commit: first.commit, commitBefore: last.commit },
        beforeMs: median(before.map(({ ms }) => ms)),
        afterMs: median(after.map(({ ms }) => ms)),
        differs: differences(
          before.map(({ row }) => row),
          after.map(({ row }) => row),
        ),
      },
    ];
  });
}

/** What no drill of the one side has in common with one of the other. */
function differences(
  before: readonly HistoryRow[],
  after: readonly HistoryRow[],
): readonly string[] {
  const isOther = (of: (row: HistoryRow) => string | undefined) => {
    const known = new Set(before.map(of));
    return after.every((row) => !known.has(of(row)));
  };
  const programs = new Set([...before, ...after].flatMap(({ versions }) => Object.keys(versions)));
  return [
    ...(isOther(({ procedure }) => procedure.textSha256) ? ['the text'] : []),
    ...(isOther(({ procedure }) => String(procedure.rtoMs)) ? ['the stated time'] : []),
    ...(isOther(({ system }) => system.sha256 ?? '') ? ['the system'] : []),
    ...(isOther(({ system }) => JSON.stringify(system.images)) ? ['its images'] : []),
    ...[...programs].sort().filter((name) => isOther(({ versions }) => versions[name])),
    ...(isOther(({ machine }) => JSON.stringify(machine)) ? ['the machine'] : []),
  ];
}
