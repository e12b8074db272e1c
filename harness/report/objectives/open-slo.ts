import { stringify } from 'yaml';
import type { Objective } from '../../model/objective.ts';
import { expiresAnnotation, metricSourceType } from '../../scenario/open-slo.ts';
import { objectiveText } from './objective-words.ts';

/** Objectives as OpenSLO v1, for other tools, and for `slo --objectives`. */
export const openSlo = (objectives: readonly Objective[]): string =>
  objectives.map((one) => stringify(document(one), { lineWidth: 0 }).trimEnd()).join('\n---\n');

function document(objective: Objective) {
  const { name, drill, runbook, procedure, target, window, expiresDays } = objective;
  const chosen = {
    ...(drill !== undefined && { drill }),
    ...(runbook !== undefined && { runbook }),
    ...(procedure !== undefined && { procedure }),
  };
  const metric = (result: string) => ({
    metricSource: { type: metricSourceType, spec: { ...chosen, result } },
  });
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name, annotations: { [expiresAnnotation]: String(expiresDays) } },
    spec: {
      description: objectiveText(objective).slice(0, 1050),
      // A service is what users use: the system that a drill breaks.
      service: drill?.split('/')[0] ?? 'all-systems',
      indicator: {
        metadata: { name },
        spec: {
          ratioMetric: { counter: false, good: metric('in time'), total: metric('any') },
        },
      },
      timeWindow: [
        window === 'month'
          ? {
              ...{ duration: '1M', isRolling: false },
              calendar: { startTime: '2026-01-01 00:00:00', timeZone: 'UTC' },
            }
          : { duration: `${window.days}d`, isRolling: true },
      ],
      budgetingMethod: 'Occurrences',
      objectives: [{ target }],
    },
  };
}
