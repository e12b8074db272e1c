import type { Clock } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import type { KeptLate, ProbeSample } from '../model/observations.ts';
import type { ProbeSpec } from '../model/system.ts';
import type { ContainerProcess, RunningProber } from '../ports.ts';
import { LastWords } from './last-words.ts';
import { OpenJourneys } from './open-journeys.ts';
import { ProberClock } from './prober-clock.ts';
import { parseSampleLine, type SampleLine } from './sample-line.ts';
import { SilenceWatch } from './silence.ts';

/** k6's status when it ended because a question was not asked in time. */
const droppedStatus = 99;

/** `started` resolves with the first sample; like `failed`, it rejects when probing ends by itself. */
export interface Probing extends RunningProber {
  readonly started: Promise<void>;
}

/** Follows k6 wherever it runs, and turns its lines into samples on the harness's clock. */
export function followProbing(
  process: ContainerProcess,
  probes: readonly ProbeSpec[],
  clock: Pick<Clock, 'nowMs'>,
  onSample: (sample: ProbeSample) => void,
  onKeptLate: (kept: KeptLate) => void = () => undefined,
): Probing {
  const end = Promise.withResolvers<never>();
  const start = Promise.withResolvers<void>();
  const proberClock = new ProberClock();
  const lastWords = new LastWords();
  let ended = false;

  const close = () => {
    ended = true;
    silence.close();
  };
  const endWith = (error: unknown) => {
    if (ended) return;
    close();
    process.kill();
    end.reject(error);
  };
  const fail = (what: string, next: string) => {
    endWith(new HarnessError('PROBER_FAILED', `${what}${lastWords}`, { next }));
  };
  /** Why a probe that reports does not learn anything. */
  const missing = new Map<string, string>();
  const open = new OpenJourneys();
  const silence = new SilenceWatch(probes, ({ name }, forMs) => {
    const why = missing.get(name);
    if (why !== undefined) {
      return fail(
        `The probe "${name}" learnt nothing for ${forMs} ms: ${why}.`,
        'That is no outage of the system. Check that the API server answers, and that no step has removed the rights of the prober, `firedrill-prober`.',
      );
    }
    fail(
      `The probe "${name}" reported nothing for ${forMs} ms.`,
      'Check whether the prober\u2019s container still runs and the machine is not overloaded.',
    );
  });

  process.onStdoutLine((line) => {
    const arrivedMs = clock.nowMs();
    if (ended) return;
    try {
      const said = parseSampleLine(line);
      const { probe, sentMs, durationMs } = said;
      proberClock.learn(sentMs + durationMs, arrivedMs);
      if ('missing' in said) {
        missing.set(probe, said.missing);
        return;
      }
      const times = { durationMs: rounded(durationMs), ...roundedTimes(said) };
      if ('late' in said) {
        const sentAtMs = open.close(probe, sentMs);
        if (sentAtMs !== undefined) onKeptLate({ probe, sentMs: sentAtMs, ...times });
        return;
      }
      missing.delete(probe);
      silence.hear(probe);
      const { ok, detail, receipt } = said;
      const sample = { probe, sentMs: rounded(proberClock.toHarnessMs(sentMs)), ok };
      if (!ok && said.acceptedMs !== undefined) open.add(probe, sentMs, sample.sentMs);
      const words = { ...(detail && { detail }), ...(receipt && { receipt }) };
      onSample({ ...sample, ...times, ...words });
      start.resolve();
    } catch (error) {
      endWith(error);
    }
  });
  process.onStderrLine((line) => lastWords.hear(line));
  process.exited.then((status) =>
    status === droppedStatus
      ? fail(
          'The prober could not ask every question in time, so samples are missing.',
          'Give the machine more room, or lower the rate of the probes.',
        )
      : fail(
          `The prober ended by itself, with status ${status}.`,
          'See its last words; a probe with a malformed address or header ends it.',
        ),
  );

  const started = Promise.race([start.promise, end.promise]);
  // A caller that awaits only one of the two must not see the other as an unhandled rejection.
  for (const promise of [started, end.promise]) promise.catch(() => undefined);
  return {
    started,
    failed: end.promise,
    stop: async () => {
      close();
      process.kill();
    },
  };
}

function roundedTimes(said: SampleLine): Pick<ProbeSample, 'acceptedMs' | 'lackedMs'> {
  const { acceptedMs, lackedMs } = { acceptedMs: undefined, lackedMs: undefined, ...said };
  return {
    ...(acceptedMs !== undefined && { acceptedMs: rounded(acceptedMs) }),
    ...(lackedMs !== undefined && { lackedMs: rounded(lackedMs) }),
  };
}

/** To a hundredth of a millisecond: a journal holds thousands of them. */
function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
