import type { HistoryRow } from '../../harness/model/history.ts';

const arm = (ms: number, censored = false) => ({
  outage: { ms, minMs: ms - 20, maxMs: ms + 20 },
  detect: { ms: 40, minMs: 20, maxMs: 60 },
  censored,
});

/** A drill as a history keeps it: verified in 2 s, unless said otherwise. */
export const row = (changes: Partial<HistoryRow> = {}): HistoryRow => ({
  ...{ run: 'r1', drill: 'shop/cart-hangs', trial: null, startedMs: Date.UTC(2026, 11, 1, 4) },
  procedure: {
    ...{ title: 'Cart hangs', file: 'ops.md', line: 12, textSha256: 'aa'.repeat(32) },
    ...{ contentSha256: 'bb'.repeat(32), subjectSha256: 'cc'.repeat(32) },
    ...{ fault: 'process-hang', rtoMs: 60_000 },
  },
  system: { name: 'shop', sha256: 'dd'.repeat(32), images: { 'shop/cart': 'sha256:ee' } },
  commit: 'f'.repeat(40),
  machine: { system: 'Linux 6.18', cores: '2' },
  versions: { firedrill: '0.1.0', node: 'v24.21.0' },
  outcome: 'verified',
  judgements: {
    ...{ faultProven: true, procedureWorks: true, recoveredInTime: true, dataSafe: true },
    ...{ invariantsHold: null, verificationHolds: null, promisesKept: null, clean: true },
  },
  ...{ credit: 'runbook', recovery: { inTime: true }, runbook: arm(2000) },
  control: arm(60_000, true),
  alerts: [{ arm: 'runbook', rule: 'CartDown', fired: true, afterMs: 12_000 }],
  journal: 'out/journals/shop-cart-hangs.r1.jsonl',
  ...changes,
});

/** As many different drills: of 5 scenarios, two texts of each, over some weeks, with every outcome. */
export function manyRows(count: number): readonly HistoryRow[] {
  const outcomes = ['verified', 'refuted', 'inconclusive', 'inapplicable', 'withstood'] as const;
  return Array.from({ length: count }, (_, index): HistoryRow => {
    const { procedure } = row();
    const [one, other] = [index % 5, index % 7];
    const outcome = outcomes[other] ?? 'verified';
    const text = String(index % 2).repeat(64);
    const subject = `${one}${text}`.slice(0, 64);
    return row({
      ...{ run: `run-${Math.floor(index / 5)}`, drill: `shop/drill-${one}`, outcome },
      trial: other === 6 ? { number: 2, of: 9, seed: index, until: 'p90' } : null,
      startedMs: Date.UTC(2026, 9, 1) + index * 3_600_000,
      procedure: {
        ...procedure,
        textSha256: text,
        subjectSha256: subject,
        rtoMs: one ? 60_000 : null,
      },
      recovery: other > 1 && other < 5 ? null : { inTime: [true, false, null][index % 3] ?? null },
      ...(other === 4 && { control: null, credit: null, alerts: [], commit: null, journal: null }),
      runbook:
        other === 3 ? null : { ...arm(1000 + index), ...(other === 1 && { censored: true }) },
    });
  });
}
