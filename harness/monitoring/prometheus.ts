import type { CoreV1Api } from '@kubernetes/client-node';
import type { z } from 'zod';
import { type Clock, systemClock } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import { askThroughProxy } from '../io/service-proxy.ts';
import type { AlertSource } from '../model/system.ts';
import type { AlertLog } from '../ports.ts';
import { firstFirings } from './first-firings.ts';
import { rangeSchema, rulesSchema, runtimeSchema } from './prometheus-answers.ts';

/** Resolution of the answers. */
const stepMs = 1000;

/**
 * Reads from a Prometheus when alerts fired, to the second. The moment at which an alert began to fire
 * counts; if it was firing all along, the answer is the moment that was asked for. Each label set is an
 * alert of its own: if one pod's alert fired before and another's begins now, the rule has fired now.
 *
 * ALERTS_FAILED also if Prometheus cannot know: it does not have the rule, cannot evaluate it, or
 * started later than the moment that was asked for. That is not the same as an alert that did not fire.
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
    throw alertsFailed(source, `GET /${path}: not a Prometheus answer`, parsed.error);
  };

  const checkRules = async (rules: readonly string[]): Promise<void> => {
    const { data } = await get(rulesSchema, 'api/v1/rules', { type: 'alert' });
    const known = data.groups.flatMap((group) => group.rules);
    for (const rule of rules) {
      const found = known.filter(({ name }) => name === rule);
      const names = known.map(({ name }) => name).join(', ') || 'none';
      if (found.length === 0)
        throw alertsFailed(source, `it has no rule ${rule}; its rules: ${names}`);
      const broken = found.find(({ health }) => health === 'err');
      if (broken) throw alertsFailed(source, `it cannot evaluate ${rule}: ${broken.lastError}`);
    }
  };

  const checkMemory = async (sinceEpochMs: number): Promise<void> => {
    const { startTime } = (await get(runtimeSchema, 'api/v1/status/runtimeinfo')).data;
    if (Date.parse(startTime) <= sinceEpochMs) return;
    throw alertsFailed(source, `it started at ${startTime}, and knows nothing of the time before`);
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

/** An error in an answer of the alert source. */
function alertsFailed(
  { namespace, service, port }: AlertSource,
  why: string,
  cause?: unknown,
): HarnessError {
  return failed(namespace, `${service}:${port} in ${namespace}: ${why}`, cause);
}

// The cause already names the service and the request.
function notAnswered({ namespace }: AlertSource, cause: unknown): HarnessError {
  return failed(namespace, cause instanceof Error ? cause.message : String(cause), cause);
}

function failed(namespace: string, message: string, cause: unknown): HarnessError {
  return new HarnessError('ALERTS_FAILED', message, {
    next: `Check it with \`kubectl get pods -n ${namespace}\`; system.yaml names it under "alerts".`,
    cause,
  });
}
