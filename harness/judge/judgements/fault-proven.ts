import { seconds, withError } from '../../model/figures.ts';
import type { Plan } from '../../model/scenario.ts';
import type { ArmMeasurement, Judgement } from '../../model/verdict.ts';
import type { ArmRecord } from '../measure/arm-record.ts';
import { passesNeeded } from '../measure/passes-needed.ts';

/** Steady before, injected, and then seen broken by samples: only then does an arm tell anything. */
export function judgeFault(
  record: ArmRecord | undefined,
  measured: ArmMeasurement | undefined,
  plan: Plan,
): Judgement {
  if (!record || !measured) return untold('It was never started.');
  const early = whyNoBite(record, plan);
  const { injected, didNotBite } = record;
  if (early || !injected) return early ?? untold('Nothing was injected.');
  if (didNotBite || !measured.broken || !measured.detect) {
    const healed = didNotBite?.inPlace === false ? ', and it was no longer in place by then' : '';
    const watchedMs = didNotBite?.waitedMs ?? record.lastMs - injected.startedMs;
    return not(
      `The fault did not bite: no probe failed within ${seconds(watchedMs)} of it${healed}.`,
    );
  }
  if (measured.failedProbes === 1 && !isWholeJourney(record, injected.startedMs, plan)) {
    return not(
      'Only one probe failed after the injection: that may be chance as well as the fault.',
    );
  }
  return {
    holds: true,
    reasons: [
      {
        text: `Steady before, broken ${withError(measured.detect)} after the injection: ${measured.failedProbes} probes failed.`,
      },
    ],
  };
}

/** Why nothing can be said of a bite, where it did not come so far: no steady state, or no injection. */
export function whyNoBite(record: ArmRecord, plan: Plan): Judgement | undefined {
  const { steadyState, injected } = record;
  if (!steadyState) return untold('It ended before the steady state was seen.');
  if (!steadyState.held) {
    const { passes } = steadyState;
    const needed = `${passesOfEach(plan)} in a row`;
    return not(
      `No steady state: ${needed} were needed, ${passes} were the last; nothing injected.`,
    );
  }
  if (!injected) {
    const begun = record.undoWritten;
    return untold(begun ? 'The injector did not get to its end.' : 'Nothing was injected.');
  }
  const early = failureBefore(record, injected.startedMs, plan);
  return early ? not(`No steady state: ${early} before the fault was injected.`) : undefined;
}

/**
 * One failed question may be chance. A journey that was looked after for its whole time-out, in vain,
 * is many questions: it tells by itself, where none of the last before had taken even half as long.
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

/** `20 passes`, or of each probe where they need different ones. */
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

/** As they were sent: a journal has them as they were answered. */
const inOrder = (samples: ArmRecord['samples']) =>
  samples.toSorted((one, other) => one.sentMs - other.sentMs);

const untold = (text: string): Judgement => ({ holds: null, reasons: [{ text }] });
const not = (text: string): Judgement => ({ holds: false, reasons: [{ text }] });
