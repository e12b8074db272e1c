import { drillCounts } from '../../harness/judge/objectives/drill-counts.ts';
import type { DrilledSubject } from '../../harness/model/drilled-subject.ts';
import type { HistoryRow } from '../../harness/model/history.ts';

/** What a history says of these drills, counted without a database. */
export function subjectsOf(rows: readonly HistoryRow[]): readonly DrilledSubject[] {
  const keyOf = ({ drill, procedure, system, machine, versions }: HistoryRow) =>
    JSON.stringify([drill, procedure, system, machine, versions]);
  return [...Map.groupBy(rows, keyOf).values()].flatMap((all): DrilledSubject[] => {
    const [one] = all;
    if (!one) return [];
    const { procedure, system } = one;
    const times = all.map(({ startedMs }) => startedMs);
    const trials = all.filter(({ recovery }) => recovery !== null);
    const concluded = all
      .filter(({ outcome }) => outcome === 'verified' || outcome === 'refuted')
      .map(({ startedMs }) => startedMs);
    return [
      {
        ...{ drill: one.drill, title: procedure.title, file: procedure.file },
        ...{ fault: procedure.fault, rtoMs: procedure.rtoMs },
        ...{ subjectSha256: procedure.subjectSha256, contentSha256: procedure.contentSha256 },
        ...{ textSha256: procedure.textSha256, system: system.name, systemSha256: system.sha256 },
        ...{ images: system.images, machine: one.machine, versions: one.versions },
        trials: trials.length,
        inTime: trials.filter(({ recovery }) => recovery?.inTime === true).length,
        late: trials.filter(({ recovery }) => recovery?.inTime === false).length,
        ...{ firstMs: Math.min(...times), lastMs: Math.max(...times) },
        concludedMs: concluded.length > 0 ? Math.max(...concluded) : null,
        ...drillCounts(all),
      },
    ];
  });
}
