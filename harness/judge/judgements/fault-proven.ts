import { seconds, withError } from '../../model/figures.ts';
import type { Plan } from '../../model/scenario.ts';
import type { ArmMeasurement, Judgement } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import { passesNeeded } from '../measure/passes-needed.ts';

/** Steady, then injected, then seen broken by samples: only such an arm proves anything. */
export function judgeFault(
  record: ArmRecord | undefined,
  measured: ArmMeasurement | undefined,
  plan: Plan,
): Judgement {
  if (!record || !measured) return unproven('The arm never started.');
  const early = whyNoBite(record, plan);
  const { injected, didNotBite } = record;
  if (early || !injected) return early ?? unproven('Nothing was injected.');
  if (didNotBite || !measured.broken || !measured.detect) {
    const healed = didNotBite?.inPlace === false ? ', and by then it was no longer in place' : '';
    const watchedMs = didNotBite?.waitedMs ?? record.lastMs - injected.startedMs;
    const untilMs = didNotBite?.atMs ?? record.lastMs;
    const failed = record.samples.filter(
      ({ ok, sentMs }) => !ok && sentMs >= injected.startedMs && sentMs <= untilMs,
    ).length;
    const what =
      failed === 0
        ? 'no probe failed'
        : `only ${failed === 1 ? 'one request' : `${failed} requests`} failed`;
    return not(`The fault did not bite: ${what} within ${seconds(watchedMs)} of it${healed}.`);
  }
  if (measured.failedProbes === 1 && !isWholeJourney(record, injected.startedMs, plan)) {
    return not('Only one request failed after the injection, which may be chance.');
  }
  const { failedProbes: failed, detect } = measured;
  const requests = `${failed} ${failed === 1 ? 'request' : 'requests'} failed`;
  const text = `Steady before, broken ${withError(detect)} after the injection: ${requests}.`;
  return { holds: true, reasons: [{ text }] };
}

/** Why the arm never got far enough for the fault to bite: no steady state, or no injection. */
export function whyNoBite(record: ArmRecord, plan: Plan): Judgement | undefined {
  const { steadyState, injected } = record;
  if (!steadyState) return unproven('The arm ended before it reached the steady state.');
  if (!steadyState.held) {
    const { passes } = steadyState;
    const needed = `${passesOfEach(plan)} in a row`;
    return not(
      `No steady state: it needs ${needed}, and the last were ${passes}; nothing was injected.`,
    );
  }
  if (!injected) {
    const begun = record.undoWritten;
    return unproven(begun ? 'The injector did not finish.' : 'Nothing was injected.');
  }
  const early = failureBefore(record, injected.startedMs, plan);
  return early ? not(`No steady state: ${early} before the fault was injected.`) : undefined;
}

/**
 * One failed request may be chance. A journey that polled until its time-out is many requests: it is proof by
 * itself, if none of the journeys just before took even half as long.
 */
function isWholeJourney(
  { samples }: ArmRecord,
  injectedMs: number,
  { probes, scenario }: Plan,
): boolean {
  const [failed] = inOrder(samples.filter(({ ok, sentMs }) => !ok && sentMs >= injectedMs));
  const journey = probes.find(({ name, then }) => then && name === failed?.probe);
  if (!failed || !journey || failed.durationMs < journey.timeoutMs) return false;
  const passed = samples.filter(
    ({ ok, probe, sentMs }) => ok && probe === journey.name && sentMs < injectedMs,
  );
  return inOrder(passed)
    .slice(-passesNeeded(journey, scenario.stablePasses))
    .every(({ durationMs }) => durationMs < journey.timeoutMs / 2);
}

/** `20 passes`, or the passes of each probe if the numbers differ. */
function passesOfEach({ probes, scenario: { stablePasses } }: Plan): string {
  const needed = probes.map((probe) => passesNeeded(probe, stablePasses));
  if (new Set(needed).size === 1) return `${needed[0]} passes`;
  return `${probes.map(({ name }, index) => `${needed[index]} passes of ${name}`).join(', ')}`;
}

/** A failure among the last passes before the injection, or too few of them. */
function failureBefore(
  { samples }: ArmRecord,
  injectedMs: number,
  { probes, scenario }: Plan,
): string | undefined {
  for (const spec of probes) {
    const { name } = spec;
    const needed = passesNeeded(spec, scenario.stablePasses);
    const answered = samples.filter(
      ({ probe, sentMs, durationMs }) => probe === name && sentMs + durationMs < injectedMs,
    );
    const last = inOrder(answered).slice(-needed);
    const failed = last.find(({ ok }) => !ok);
    if (failed) {
      const agoMs = injectedMs - failed.sentMs;
      return `probe ${name} failed (${failed.detail ?? 'no reason given'}) ${seconds(agoMs)}`;
    }
    if (last.length < needed) {
      return `probe ${name} had passed ${last.length} times, not ${needed},`;
    }
  }
  return undefined;
}

/** In the order in which they were sent; a journal has them in the order of their answers. */
const inOrder = (samples: ArmRecord['samples']) =>
  samples.toSorted((one, other) => one.sentMs - other.sentMs);

const unproven = (text: string): Judgement => ({ holds: null, reasons: [{ text }] });
const not = (text: string): Judgement => ({ holds: false, reasons: [{ text }] });
