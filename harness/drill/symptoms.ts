import { redact } from '../judge/redact.ts';
import type { SymptomCheck } from '../model/scenario.ts';
import type { Arm } from './arm.ts';

export interface SymptomFinding {
  readonly seen: boolean;
  readonly evidence?: string;
}

/** Looks for one symptom in the samples or the logs since `sinceMs`. */
export async function findSymptom(
  check: SymptomCheck,
  arm: Arm,
  sinceMs: number,
): Promise<SymptomFinding> {
  const evidence =
    'probeDetail' in check
      ? findInSamples(check.probeDetail, arm, sinceMs)
      : await findInLogs(check.logs, arm, sinceMs);
  // A log may hold what a step's output may not.
  return evidence === undefined ? { seen: false } : { seen: true, evidence: redact(evidence, '') };
}

function findInSamples(detail: string, arm: Arm, sinceMs: number): string | undefined {
  for (const event of arm.recorder.events) {
    if (event.type !== 'probe' || event.arm !== arm.name || event.sentMs < sinceMs) continue;
    if (event.detail?.includes(detail)) return `${event.probe}: ${event.detail}`;
  }
  return undefined;
}

async function findInLogs(
  logs: { namespace: string; selector: string; includes: string },
  arm: Arm,
  sinceMs: number,
): Promise<string | undefined> {
  const { core } = arm.tools.cluster;
  const { namespace, selector: labelSelector } = logs;
  const sinceSeconds = Math.ceil((arm.recorder.now() - sinceMs) / 1000);
  const pods = await core.listNamespacedPod({ namespace, labelSelector });
  for (const { metadata } of pods.items) {
    const name = metadata?.name ?? '';
    const text = await core.readNamespacedPodLog({ name, namespace, sinceSeconds });
    const line = text.split('\n').find((candidate) => candidate.includes(logs.includes));
    if (line) return `${name}: ${line.slice(0, 300)}`;
  }
  return undefined;
}
