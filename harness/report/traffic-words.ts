import { amount, seconds } from '../model/figures.ts';
import type { RequestCount, Verdict } from '../model/verdict.ts';

/** A probe that does not decide the verdict, and how its requests ended in each arm. */
export interface TrafficRow {
  readonly probe: string;
  readonly counts: readonly RequestCount[];
}

/** The probes that had a failed request, in any arm. */
export function failedTraffic({ traffic }: Verdict): readonly TrafficRow[] {
  return Object.entries(Object.groupBy(traffic, ({ probe }) => probe))
    .map(([probe, counts = []]) => ({ probe, counts }))
    .filter(({ counts }) => counts.some(({ failed }) => failed > 0));
}

/** `90 of 218 requests failed, from 3.10 s to 24.00 s after the injection: status 500`. */
export function trafficWords({ total, failed, failures }: RequestCount): string {
  if (!failures) return `none of ${amount(total)} requests failed`;
  const { firstMs, lastMs, detail } = failures;
  const [from, to] = [seconds(firstMs), seconds(lastMs)];
  const when = from === to ? from : `from ${from} to ${to}`;
  const why = detail === undefined ? '' : `: ${detail}`;
  return `${amount(failed)} of ${amount(total)} requests failed, ${when} after the injection${why}`;
}

/** `runbook: none of 512 requests failed. control: …`. */
export function trafficLine({ counts }: TrafficRow): string {
  return counts.map((count) => `${count.arm}: ${trafficWords(count)}`).join('. ');
}
