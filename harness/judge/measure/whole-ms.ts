import type { ArmMeasurement, Measured } from '../../model/verdict.ts';

/** Times as a history keeps them, in whole milliseconds, so that every report writes the same figures. */
export function inWholeMs(measured: ArmMeasurement): ArmMeasurement {
  const { outage, detect, procedure, censored } = measured;
  return {
    ...measured,
    outage: outage && whole(outage, censored),
    detect: detect && whole(detect),
    procedure: procedure && whole(procedure),
  };
}

/** Bounds go outwards. The estimate goes down: a figure that is rounded up would be rounded up again in words. */
const whole = ({ ms, minMs, maxMs }: Measured, isLeast = false): Measured => ({
  ...{ ms: Math.floor(exact(ms)), minMs: Math.floor(exact(minMs)) },
  maxMs: isLeast ? Math.floor(exact(maxMs)) : Math.ceil(exact(maxMs)),
});

/** A journal has microseconds; what is finer came about by calculating. */
const exact = (ms: number) => Math.round(ms * 1000) / 1000;
