import type { CoreV1Api } from '@kubernetes/client-node';
import type { z } from 'zod';
import { type Clock, systemClock } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import { askThroughProxy } from '../io/service-proxy.ts';
import type { AlertSource } from '../model/system.ts';
import type { AlertLog } from '../ports.ts';
import { firstFirings } from './first-firings.ts';
import { rangeSchema, rulesSchema, runtimeSchema } from './prometheus-answers.ts';

/** Resolution of what is told. */
const stepMs = 1000;

/**
 * What a Prometheus remembers of its alerts, to the second. What counts is that an alert began to fire;
 * where one was firing all along, the moment told is the one that was asked for. Each label set is an
 * alert of its own: where one pod's fired before and another's begins now, the rule has fired now.
 *
 * ALERTS_FAILED too where it cannot know: it has no such rule, cannot evaluate it, or was started
 * later than it is asked about. That is not the same as an alert that kept quiet.
 */
export function prometheusAlerts(
  core: CoreV1Api,
  source: AlertSource,
  clock: Pick<Clock, 'nowMs' | 'wallMs'> = systemClock,
): AlertLog {
  const get = async <Answer>(
    schema: z.ZodType<Answer>,
    path: string,
    query?: Readonly<Record<string, string>>,
  ): Promise<Answer> => {
    const answer = await askThroughProxy(core, source, { path, ...(query && { query }) }).catch(
      (cause: unknown) => {
        throw notAnswered(source, cause);
      },
    );
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw alertsFailed(source, `GET /${path}: not an answer of Prometheus`, parsed.error);
  };

  const checkRules = async (rules: readonly string[]): Promise<void> => {
    const { data } = await get(rulesSchema, 'api/v1/rules', { type: 'alert' });
    const known = data.groups.flatMap((group) => group.rules);
    for (const rule of rules) {
      const found = known.filter(({ name }) => name === rule);
      const names = known.map(({ name }) => name).join(', ') || 'none';
      if (found.length === 0) throw alertsFailed(source, `no rule ${rule}; it has ${names}`);
      const broken = found.find(({ health }) => health === 'err');
      if (broken) throw alertsFailed(source, `cannot evaluate ${rule}: ${broken.lastError}`);
    }
  };

  const checkMemory = async (sinceEpochMs: number): Promise<void> => {
    const { startTime } = (await get(runtimeSchema, 'api/v1/status/runtimeinfo')).data;
    if (Date.parse(startTime) <= sinceEpochMs) return;
    throw alertsFailed(source, `runs only since ${startTime}: what was before is not known`);
  };

  return {
    firedSince: async (sinceEpochMs, rules) => {
      const [{ data }] = await Promise.all([
        get(rangeSchema, 'api/v1/query_range', {
          query: 'ALERTS{alertstate="firing"}',
          start: inSeconds(sinceEpochMs),
          end: inSeconds(Math.max(sinceEpochMs, clock.wallMs(clock.nowMs()))),
          step: inSeconds(stepMs),
        }),
        checkRules(rules),
        checkMemory(sinceEpochMs),
      ]);
      const series = data.result
        .map(({ metric, values }) => ({
          rule: metric.alertname,
          atMs: values.map(([seconds]) => Math.round(seconds * 1000)),
        }))
        .filter(({ rule }) => rules.includes(rule));
      return firstFirings(series, Math.round(sinceEpochMs), stepMs);
    },
  };
}

function inSeconds(ms: number): string {
  return (Math.round(ms) / 1000).toFixed(3);
}

/** What is wrong with the answers of where alerts are evaluated. */
function alertsFailed(
  { namespace, service, port }: AlertSource,
  why: string,
  cause?: unknown,
): HarnessError {
  return failed(namespace, `${service}:${port} in ${namespace}: ${why}`, cause);
}

// Who did not answer, and to what, is said already.
function notAnswered({ namespace }: AlertSource, cause: unknown): HarnessError {
  return failed(namespace, cause instanceof Error ? cause.message : String(cause), cause);
}

function failed(namespace: string, message: string, cause: unknown): HarnessError {
  return new HarnessError('ALERTS_FAILED', message, {
    next: `Look at it with \`kubectl get pods -n ${namespace}\`; system.yaml names it under "alerts".`,
    cause,
  });
}
