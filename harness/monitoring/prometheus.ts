import type { CoreV1Api } from '@kubernetes/client-node';
import type { z } from 'zod';
import { type Clock, systemClock } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import { askThroughProxy } from '../io/service-proxy.ts';
import type { AlertSource } from '../model/system.ts';
import type { AlertCourse, AlertLog, UnknownCourse } from '../ports.ts';
import { alertStretches } from './alert-stretches.ts';
import { rangeSchema, rulesSchema, runtimeSchema } from './prometheus-answers.ts';

/** Resolution of the answers. */
const stepMs = 1000;

/**
 * Reads from a Prometheus, to the second, when expressions of alerts were true, and when the alerts fired. Each label
 * set is an alert of its own: if one pod's alert fired before and another's begins now, the rule has fired now.
 *
 * A rule that Prometheus does not have or cannot evaluate is unknown, and says nothing of the others. ALERTS_FAILED if it
 * started later than the moment that was asked for. Neither is the same as an alert that did not fire.
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

  /** The `for` of each rule in ms, or why this Prometheus does not evaluate it. */
  const forOf = async (rules: readonly string[]): Promise<ReadonlyMap<string, number | string>> => {
    const { data } = await get(rulesSchema, 'api/v1/rules', { type: 'alert' });
    const known = data.groups.flatMap((group) => group.rules);
    return new Map(
      rules.map((rule): [string, number | string] => {
        const found = known.filter(({ name }) => name === rule);
        const names = known.map(({ name }) => name).join(', ') || 'none';
        if (found.length === 0) return [rule, `it has no rule ${rule}; its rules: ${names}`];
        const broken = found.find(({ health }) => health === 'err');
        if (broken) return [rule, `it cannot evaluate ${rule}: ${broken.lastError}`];
        if (found.every(({ health }) => health === 'unknown'))
          return [rule, `it has not evaluated ${rule} yet`];
        return [rule, Math.min(...found.map(({ duration = 0 }) => duration)) * 1000];
      }),
    );
  };

  const checkMemory = async (sinceEpochMs: number): Promise<void> => {
    const { startTime } = (await get(runtimeSchema, 'api/v1/status/runtimeinfo')).data;
    if (Date.parse(startTime) <= sinceEpochMs) return;
    throw alertsFailed(source, `it started at ${startTime}, and knows nothing of the time before`);
  };

  return {
    coursesSince: async (sinceEpochMs, rules) => {
      const [{ data }, forMs] = await Promise.all([
        get(rangeSchema, 'api/v1/query_range', {
          query: 'ALERTS',
          start: inSeconds(sinceEpochMs),
          end: inSeconds(Math.max(sinceEpochMs, clock.wallMs(clock.nowMs()))),
          step: inSeconds(stepMs),
        }),
        forOf(rules),
        checkMemory(sinceEpochMs),
      ]);
      const samples = data.result.map(
        ({ metric: { alertname, alertstate, ...labels }, values }) => ({
          rule: alertname,
          alert: JSON.stringify(Object.entries(labels).sort()),
          state: alertstate,
          atMs: values.map(([seconds]) => Math.round(seconds * 1000)),
        }),
      );
      const courseOf = (rule: string): AlertCourse | UnknownCourse => {
        const forMsOrWhy = forMs.get(rule) ?? 0;
        if (typeof forMsOrWhy === 'string') return { because: where(source, forMsOrWhy) };
        const own = samples.filter((one) => one.rule === rule);
        const stretches = alertStretches(own, Math.round(sinceEpochMs), stepMs);
        return { forMs: forMsOrWhy, stretches };
      };
      return new Map(rules.map((rule) => [rule, courseOf(rule)]));
    },
  };
}

function inSeconds(ms: number): string {
  return (Math.round(ms) / 1000).toFixed(3);
}

/** An error in an answer of the alert source. */
const alertsFailed = (source: AlertSource, why: string, cause?: unknown): HarnessError =>
  failed(source.namespace, where(source, why), cause);

const where = ({ namespace, service, port }: AlertSource, why: string): string =>
  `${service}:${port} in ${namespace}: ${why}`;

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
