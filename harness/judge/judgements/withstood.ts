import { amount, readsShorter, seconds } from '../../model/figures.ts';
import type { Plan } from '../../model/scenario.ts';
import type { ProbeSpec } from '../../model/system.ts';
import type { Judgement } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import { countableSamples, longestSilenceMs } from '../measure/countable-samples.ts';
import { missingAfterMs } from '../measure/missing-after.ts';
import { passesNeeded } from '../measure/passes-needed.ts';
import { whyNoBite } from './fault-proven.ts';

/**
 * Whether a drill shows that its system withstood the fault: in each arm the fault had a target, was found in
 * place, and every probe passed throughout. It is not proven by older journals, which do not record whether
 * the fault was in place. Undefined for a drill whose fault bit, or was never waited for.
 */
export function judgeWithstood(records: readonly ArmRecord[], plan: Plan): Judgement | undefined {
  const runbook = records.find(({ name }) => name === 'runbook');
  if (!runbook?.injected || !runbook.didNotBite || whyNoBite(runbook, plan)) return undefined;
  const reasons = records.flatMap((record) => {
    const arm = record === runbook ? '' : ` by the ${record.name} arm`;
    const why = whyNotWithstood(record, plan);
    return why ? [{ text: `Not proven to be withstood${arm}: ${why}.` }] : [];
  });
  if (reasons.length > 0) return { holds: null, reasons };
  const targets = runbook.injected.targets.join(', ');
  const watched = seconds(runbook.didNotBite.waitedMs);
  return {
    holds: true,
    reasons: [
      {
        text: `The fault was in place (${targets}), and no probe failed within ${watched} of it: the system withstood it, and nobody needed the runbook.`,
      },
      {
        text: 'To make it bite, aim it at all replicas, add a probe that asks for what it breaks, or give it longer with the scenario’s `bite`.',
      },
    ],
  };
}

/** Undefined if this arm shows that the fault was withstood. */
function whyNotWithstood(record: ArmRecord, plan: Plan): string | undefined {
  const { injected, didNotBite } = record;
  const early = whyNoBite(record, plan);
  if (early) return early.reasons.map(({ text }) => text.replace(/\.$/, '')).join('; ');
  if (!injected || !didNotBite)
    return 'the journal has no wait for the fault that ended without a failure';
  const { startedMs, atMs: fromMs, targets } = injected;
  const { atMs: untilMs, waitedMs, inPlace } = didNotBite;
  if (inPlace === undefined) return 'the journal does not record whether the fault was in place';
  if (!inPlace) return 'the fault was no longer in place when the wait ended';
  if (targets.length === 0) return 'the fault had no target';
  if (fromMs >= untilMs) return 'the injector finished only when the wait was over';
  const { biteMs } = plan.scenario;
  const watchedMs = Math.min(waitedMs, untilMs - startedMs);
  if (watchedMs < biteMs) {
    const lasted = readsShorter(watchedMs, biteMs)
      ? `lasted ${seconds(watchedMs)}`
      : 'ended a moment early';
    return `the wait ${lasted}, and the scenario gives the fault ${seconds(biteMs)}`;
  }
  const failed = record.samples.find(
    ({ ok, sentMs }) => !ok && sentMs >= startedMs && sentMs <= untilMs,
  );
  if (failed)
    return `probe ${failed.probe} failed ${seconds(failed.sentMs - startedMs)} after the injection`;
  if (plan.probes.length === 0) return 'the plan has no probe, so nobody asked the system';
  for (const probe of plan.probes) {
    const why = whyNotPassing(record, probe, { fromMs, untilMs, plan });
    if (why) return why;
  }
  return undefined;
}

/** Missing data is never a pass: there must be enough passes, and no gap between them. */
function whyNotPassing(
  { samples }: ArmRecord,
  probe: ProbeSpec,
  { fromMs, untilMs, plan }: { fromMs: number; untilMs: number; plan: Plan },
): string | undefined {
  const { stablePasses } = plan.scenario;
  const own = samples.filter((sample) => sample.probe === probe.name);
  const passes = countableSamples(own, { probe, stablePasses, fromMs, untilMs });
  const needed = passesNeeded(probe, stablePasses);
  if (passes.length < needed) {
    return `probe ${probe.name} passed ${amount(passes.length)} times in the wait, and ${amount(needed)} are needed`;
  }
  const gapMs = missingAfterMs(probe);
  const longestMs = longestSilenceMs(passes, own, { fromMs, untilMs });
  if (longestMs <= gapMs) return undefined;
  return `probe ${probe.name} has no pass for ${seconds(longestMs)} of the wait, and ${seconds(gapMs)} is the longest that counts`;
}
