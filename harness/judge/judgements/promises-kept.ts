import { amount, seconds } from '../../model/figures.ts';
import type { ProbeSample } from '../../model/observations.ts';
import type { Plan, PlannedPromise } from '../../model/scenario.ts';
import type { Judgement, PromiseRecord, Reason, RequestCount } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import { countRequests, samplesOf, watchedSamples } from '../measure/count-requests.ts';
import { answeredMs, longestSilenceMs } from '../measure/countable-samples.ts';
import { watchEndMs } from '../measure/measure-arm.ts';
import { missingAfterMs } from '../measure/missing-after.ts';

/**
 * Each promise in the runbook arm, and in every other arm with a fault: `records` are those that started as the
 * runbook arm did, because what it left behind may fail a later one's requests.
 */
export function promisesOf(records: readonly ArmRecord[], plan: Plan): readonly PromiseRecord[] {
  const runbook = records.find(({ name }) => name === 'runbook');
  const others = records.filter((record) => record !== runbook && record.injected);
  return plan.promises.flatMap((promise) => [
    recordOf(promise, runbook, plan),
    ...others.map((record) => recordOf(promise, record, plan)),
  ]);
}

/**
 * Whether the runbook's promises to users held. The control arm counts as well: a promise about roll-outs is not
 * about what somebody does afterwards. Other arms are notes. It decides nothing where nothing is promised.
 */
export function judgePromises(records: readonly PromiseRecord[]): Judgement {
  if (records.length === 0) {
    const text = 'No promise about users was looked at.';
    return { holds: null, decides: false, reasons: [{ text }] };
  }
  const counts = ({ arm }: PromiseRecord) => arm === 'runbook' || arm === 'control';
  const own = records.filter(counts);
  const notes = records.filter((one) => !counts(one) && one.holds === false).map(reasonOf);
  for (const holds of [false, null]) {
    const reasons = own.filter((one) => one.holds === holds).map(reasonOf);
    if (reasons.length > 0) return { holds, reasons, notes };
  }
  return { holds: true, reasons: own.map(reasonOf), notes };
}

function reasonOf({ arm, says, place, holds, because }: PromiseRecord): Reason {
  const how = holds === null ? 'is not known to be kept' : holds ? 'is kept' : 'is broken';
  return { text: `“${says}” ${how} in the ${arm} arm: ${because}.`, place };
}

function recordOf(
  { says, probe, place }: PlannedPromise,
  record: ArmRecord | undefined,
  plan: Plan,
): PromiseRecord {
  const { holds, because } = findingOf(probe, record, plan);
  return { arm: record?.name ?? 'runbook', says, place, probe, holds, because };
}

type Finding = Pick<PromiseRecord, 'holds' | 'because'>;

/** Missing data is never a pass; failures that were there before the fault are not the runbook's. */
function findingOf(
  name: string,
  record: ArmRecord | undefined,
  { probes, traffic, scenario: { stablePasses } }: Plan,
): Finding {
  const probe = [...probes, ...traffic].find((one) => one.name === name);
  const count = record && probe && countRequests(record, probe, stablePasses);
  if (!count || !record.injected) return { holds: null, because: 'nothing was injected' };
  if (count.total === 0) return { holds: null, because: `no request of ${name} was sent` };
  const fromMs = record.injected.startedMs;
  const all = samplesOf(record, probe);
  const counted = watchedSamples(record, probe, stablePasses);
  const because = failedWords(count);
  if (count.failures) {
    const before = all.filter((sample) => answeredMs(sample) < fromMs);
    const failed = before.filter(({ ok }) => !ok).length;
    if (failed > 0) {
      const had = `${amount(failed)} of ${amount(before.length)} had failed before it`;
      return { holds: null, because: `${because}; ${had}` };
    }
    if (counted.some(isRefused)) return { holds: false, because };
    return { holds: null, because: `${because}; this machine may have been too slow as well` };
  }
  const untilMs = watchEndMs(record);
  const silentMs = longestSilenceMs(counted, all, { fromMs, untilMs });
  const longestMs = missingAfterMs(probe);
  if (silentMs <= longestMs) return { holds: true, because };
  const silent = `nobody asked for ${seconds(silentMs)}, and ${seconds(longestMs)} is the longest that counts`;
  return { holds: null, because: `${because}, but ${silent}` };
}

/** An answer that is a failure. Silence, in a journey too, may be this machine's lack of time. */
const isRefused = ({ ok, detail = '' }: ProbeSample): boolean =>
  !ok && !/(?:^|: )no answer/.test(detail);

function failedWords({ probe, total, failed, failures }: RequestCount): string {
  const of = `of ${amount(total)} requests of ${probe} failed`;
  if (!failures) return `none ${of}`;
  const when = `${seconds(failures.firstMs)} after the injection`;
  const why = failures.detail === undefined ? '' : `: ${failures.detail}`;
  return `${amount(failed)} ${of}, ${failed > 1 ? 'the first ' : ''}${when}${why}`;
}
