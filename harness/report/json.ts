import { all as allOf, first } from '../judge/measure/arm-record.ts';
import { judgeMutations, withoutMutants } from '../judge/mutation/judge-mutations.ts';
import { judgeTrials } from '../judge/trials/judge-trials.ts';
import type { EditVerdict } from '../model/edit.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';
import type { DrillRecord } from './drill-record.ts';
import type { Report } from './report.ts';
import { claimOf } from './trials/trial-words.ts';

/** Version of the shape below. New fields keep the number; any other change needs a new one. */
const reportVersion = 2;

/** For other programs. */
export const jsonReport: Report = {
  fileName: 'report.json',
  applies: () => true,
  format: ({ drills, generatedAt, edits }) => formatJson(drills, generatedAt, edits),
};

/**
 * `report.json`: every complete verdict with its machine and versions, what several trials prove together, what
 * became of mutants, and the result of each edit if texts were compared. Times in milliseconds.
 */
export function formatJson(
  all: readonly DrillRecord[],
  generatedAt: string,
  edits: readonly EditVerdict[] = [],
): string {
  const drills = withoutMutants(all);
  const mutations = judgeMutations(all);
  const verdicts = drills.map(({ verdict }) => verdict);
  const trials = judgeTrials(drills);
  const report = {
    version: reportVersion,
    generatedAt,
    counts: {
      total: drills.length,
      verified: count(verdicts, 'verified'),
      refuted: count(verdicts, 'refuted'),
      inconclusive: count(verdicts, 'inconclusive'),
      inapplicable: count(verdicts, 'inapplicable'),
      withstood: count(verdicts, 'withstood'),
    },
    drills: drills.map(describe),
    ...(trials.length > 0 && { trials: trials.map((one) => ({ ...one, says: claimOf(one) })) }),
    ...(mutations.length > 0 && { mutations }),
    ...(edits.length > 0 && { edits }),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function describe({ verdict, events, journalFile }: DrillRecord) {
  const started = first(events, 'drill-started');
  return {
    ...verdict,
    ...(journalFile && { journalFile }),
    machine: started?.machine ?? {},
    versions: started?.versions ?? {},
    images: first(events, 'system-ready')?.images ?? {},
    symptoms: allOf(events, 'symptom').map(({ arm, text, place, seen, evidence }) => ({
      arm,
      text,
      place,
      seen,
      ...(evidence !== undefined && { evidence }),
    })),
  };
}

const count = (verdicts: readonly Verdict[], outcome: Outcome) =>
  verdicts.filter((verdict) => verdict.outcome === outcome).length;
