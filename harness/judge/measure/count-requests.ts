import type { ProbeSample } from '../../model/observations.ts';
import type { ProbeSpec } from '../../model/system.ts';
import type { RequestCount } from '../../model/verdict.ts';
import type { ArmRecord } from './arm-record.ts';
import { countableSamples } from './countable-samples.ts';
import { watchEndMs } from './measure-arm.ts';

type Asked = Pick<ProbeSpec, 'name' | 'rate' | 'timeoutMs' | 'then'>;

/** The samples of one probe in one arm, whether it decides the verdict or not. */
export const samplesOf = (
  { samples, traffic }: ArmRecord,
  { name }: Asked,
): readonly ProbeSample[] => [...samples, ...traffic].filter(({ probe }) => probe === name);

/** The samples that count from the injection until watching ended, in order; none if nothing was injected. */
export function watchedSamples(
  record: ArmRecord,
  probe: Asked,
  stablePasses: number,
): readonly ProbeSample[] {
  const { injected } = record;
  if (!injected) return [];
  const times = { fromMs: injected.startedMs, untilMs: watchEndMs(record) };
  return countableSamples(samplesOf(record, probe), { probe, stablePasses, ...times });
}

/** How the requests of one probe ended in one arm; undefined if nothing was injected. */
export function countRequests(
  record: ArmRecord,
  probe: Asked,
  stablePasses: number,
): RequestCount | undefined {
  const { name: arm, injected } = record;
  if (!injected) return undefined;
  const counted = watchedSamples(record, probe, stablePasses);
  const failed = counted.filter(({ ok }) => !ok);
  const [first, last] = [failed[0], failed.at(-1)];
  const after = ({ sentMs }: ProbeSample) => sentMs - injected.startedMs;
  return {
    arm,
    probe: probe.name,
    total: counted.length,
    failed: failed.length,
    ...(first &&
      last && {
        failures: {
          firstMs: after(first),
          lastMs: after(last),
          ...(first.detail !== undefined && { detail: first.detail }),
        },
      }),
  };
}
