import { seconds } from '../../model/figures.ts';
import type { Plan } from '../../model/scenario.ts';
import type { ProbeSpec } from '../../model/system.ts';
import type { Reason } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import { answeredMs, countableSamples } from '../measure/countable-samples.ts';
import { passesNeeded } from '../measure/passes-needed.ts';
import { missingAfterMs } from '../measure/probe-edges.ts';
import { whyNoBite } from './fault-proven.ts';

/**
 * Why a drill shows that its system withstood the fault: in each arm the fault had a target, was found in
 * place, and every probe passed throughout. Undefined if one of these is not proven, as in older journals,
 * which do not record whether the fault was in place.
 */
export function whyWithstood(
  records: readonly ArmRecord[],
  plan: Plan,
): readonly Reason[] | undefined {
  const runbook = records.find(({ name }) => name === 'runbook');
  if (!runbook?.injected || !runbook.didNotBite) return undefined;
  if (!records.every((record) => isWithstood(record, plan))) return undefined;
  const targets = runbook.injected.targets.join(', ');
  const watched = seconds(runbook.didNotBite.waitedMs);
  return [
    {
      text: `The fault was in place (${targets}), and no probe failed within ${watched} of it: the system withstood it, and nobody needed the runbook.`,
    },
    {
      text: 'To make it bite, aim it at all replicas, add a probe that asks for what it breaks, or give it longer with the scenario’s `bite`.',
    },
  ];
}

function isWithstood(record: ArmRecord, plan: Plan): boolean {
  const { injected, didNotBite } = record;
  if (whyNoBite(record, plan) || !injected || !didNotBite) return false;
  if (injected.targets.length === 0 || didNotBite.inPlace !== true) return false;
  const { startedMs, atMs: fromMs } = injected;
  const untilMs = didNotBite.atMs;
  const failed = record.samples.some(
    ({ ok, sentMs }) => !ok && sentMs >= startedMs && sentMs <= untilMs,
  );
  return (
    !failed &&
    plan.probes.every((probe) => passedAllAlong(record, probe, { fromMs, untilMs, plan }))
  );
}

/** Missing data is never a pass: there must be enough passes, and no gap between them. */
function passedAllAlong(
  { samples }: ArmRecord,
  probe: ProbeSpec,
  { fromMs, untilMs, plan }: { fromMs: number; untilMs: number; plan: Plan },
): boolean {
  const { stablePasses } = plan.scenario;
  const own = samples.filter((sample) => sample.probe === probe.name);
  const passes = countableSamples(own, { probe, stablePasses, fromMs, untilMs });
  if (passes.length < passesNeeded(probe, stablePasses)) return false;
  // The last requests may still be open when watching ends, for as long as earlier ones took.
  const before = own.filter((sample) => answeredMs(sample) < fromMs);
  const usualMs = Math.max(0, ...before.map(({ durationMs }) => durationMs));
  const times = [fromMs, ...passes.map(({ sentMs }) => sentMs), untilMs - usualMs];
  const gapMs = missingAfterMs(probe);
  return times.every((ms, index) => ms - (times[index - 1] ?? ms) <= gapMs);
}
