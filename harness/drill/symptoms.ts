import type { SymptomCheck } from '../model/scenario.ts';
import type { Arm } from './arm.ts';
import { findEvent, findInLogs } from './symptom-sources.ts';

export interface SymptomFinding {
  readonly seen: boolean;
  readonly evidence?: string;
}

/** Looks for one symptom in the samples, the logs or the cluster's events since `sinceMs`. */
export async function findSymptom(
  check: SymptomCheck,
  arm: Arm,
  sinceMs: number,
): Promise<SymptomFinding> {
  const evidence = await evidenceOf(check, arm, sinceMs);
  return evidence === undefined ? { seen: false } : { seen: true, evidence };
}

function evidenceOf(
  check: SymptomCheck,
  arm: Arm,
  sinceMs: number,
): Promise<string | undefined> | string | undefined {
  if ('probeDetail' in check) return findInSamples(check.probeDetail, arm, sinceMs);
  const ageMs = arm.recorder.now() - sinceMs;
  const { core } = arm.tools.cluster;
  if ('logs' in check) return findInLogs(check.logs, core, ageMs);
  const { clock } = arm.tools;
  return findEvent(check.event, core, clock.wallMs(clock.nowMs()) - ageMs);
}

function findInSamples(detail: string, arm: Arm, sinceMs: number): string | undefined {
  for (const event of arm.recorder.events) {
    if (event.type !== 'probe' || event.arm !== arm.name || event.sentMs < sinceMs) continue;
    if (event.detail?.includes(detail)) return `${event.probe}: ${event.detail}`;
  }
  return undefined;
}
