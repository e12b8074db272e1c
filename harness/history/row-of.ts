import { createHash } from 'node:crypto';
import { contentOf } from '../affected/procedure-content.ts';
import { first } from '../judge/measure/arm-record.ts';
import { type Drilled, subjectOf } from '../judge/trials/covered.ts';
import { trialOf } from '../judge/trials/trial.ts';
import { type HistoryArm, type HistoryRow, historyJudgements } from '../model/history.ts';
import type { Plan } from '../model/scenario.ts';
import type { ArmMeasurement, Verdict } from '../model/verdict.ts';

/** The summary that a history keeps of a judged journal. */
export function rowOf(drilled: Drilled & { readonly journalFile?: string }): HistoryRow {
  const { verdict, events, journalFile } = drilled;
  const started = first(events, 'drill-started');
  const control = armOf(verdict, 'control');
  const recovery = trialOf(verdict);
  const judged = historyJudgements.map((name) => [name, verdict[name].holds] as const);
  return {
    run: verdict.run,
    drill: verdict.drill,
    trial: verdict.trial ?? null,
    startedMs: Date.parse(verdict.startedAt),
    procedure: {
      title: verdict.procedure.title,
      file: verdict.runbook.file,
      line: verdict.procedure.place.line,
      textSha256: verdict.runbook.sha256,
      contentSha256: started ? procedureHash(started.plan) : '',
      subjectSha256: sha256(subjectOf(drilled)),
      fault: verdict.fault,
      rtoMs: verdict.rto ? Math.round(verdict.rto.ms) : null,
    },
    system: {
      name: verdict.system,
      sha256: started?.systemSha256 ?? null,
      images: first(events, 'system-ready')?.images ?? {},
    },
    commit: started?.commit ?? null,
    machine: started?.machine ?? {},
    versions: started?.versions ?? {},
    outcome: verdict.outcome,
    judgements: Object.fromEntries(judged) as HistoryRow['judgements'],
    credit: control ? verdict.credit : null,
    recovery: recovery && { inTime: recovery.inTime },
    runbook: armOf(verdict, 'runbook'),
    control,
    alerts: verdict.alerts.map(({ arm, rule, fired, afterMs }) => ({
      ...{ arm, rule, fired },
      ...(afterMs !== undefined && { afterMs: Math.round(afterMs) }),
    })),
    journal: journalFile ?? null,
  };
}

/** Of what a procedure makes a reader do, wherever it stands in the text. */
export function procedureHash({
  procedure,
  scenario: { branches, claims },
}: Pick<Plan, 'procedure' | 'scenario'>): string {
  const decisive = [...branches.flatMap(({ where }) => where ?? []), ...claims];
  return sha256(JSON.stringify(contentOf(procedure, decisive)));
}

function armOf({ arms }: Verdict, name: 'runbook' | 'control'): HistoryArm | null {
  const arm: ArmMeasurement | undefined = arms.find((one) => one.arm === name);
  if (!arm) return null;
  return { outage: arm.outage, detect: arm.detect, censored: arm.censored };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
