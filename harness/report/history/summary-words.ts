import { claimed, disproved } from '../../judge/trials/quantiles.ts';
import { anyTimeRule } from '../../judge/trials/rules.ts';
import { seconds, stated } from '../../model/figures.ts';
import type { TrialCounts } from '../../model/objective.ts';
import type { Outcome } from '../../model/verdict.ts';
import { provenText } from '../trials/proven-text.ts';

interface Counted {
  readonly drill: string;
  readonly textSha256: string;
  readonly rtoMs: number | null;
  readonly drills: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly trials: number;
  readonly inTime: number;
  readonly censored: number;
  readonly meanMs: number | null;
  readonly lastMs: number;
  readonly ever: TrialCounts;
}

interface Figure {
  readonly ms: number;
  readonly atLeast: boolean;
}

/**
 * `shop/redis-hang  text 1f3a…  34 drills: 33 verified, 1 refuted; 33 of 34 within 60 s; p90 within it at 95 % confidence; median 2.20 s; last 2026-12-01`.
 * Somebody may look at a history every night, so a claim is made by the rule that allows for it, from all drills: that
 * rule allows nobody to choose where they begin. Sums of months have no median: then the mean is in small print.
 */
export function summaryLine(counted: Counted, median?: Figure): string {
  const { drill, textSha256, drills, outcomes, lastMs } = counted;
  const ended = (Object.entries(outcomes) as [Outcome, number][])
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${outcome}`);
  const text = textSha256 === '' ? '' : `  text ${textSha256.slice(0, 8)}`;
  const all = `${drills} ${drills === 1 ? 'drill' : 'drills'}: ${ended.join(', ')}`;
  const last = `last ${new Date(lastMs).toISOString().slice(0, 10)}`;
  const { trials, meanMs, censored } = counted;
  const found = [
    ...[all, ...recoveries(counted)],
    ...(median ? [`median ${median.atLeast ? 'more than ' : ''}${seconds(median.ms)}`] : []),
    last,
    ...(median || trials === 0
      ? []
      : [`mean ${censored > 0 ? 'at least ' : ''}${seconds(meanMs ?? 0)}`]),
  ];
  return `${drill}${text}  ${found.join('; ')}`;
}

function recoveries({ trials, inTime, rtoMs, ever }: Counted): readonly string[] {
  if (trials === 0) return ['no recovery was seen'];
  if (rtoMs === null) return ['no time is stated'];
  const claims = provenText({
    claimed: claimed(ever.inTime, ever.trials, anyTimeRule).at(-1) ?? null,
    disproved: disproved(ever.late, ever.trials, anyTimeRule)[0] ?? null,
  });
  const by = ever.trials > trials ? ` (${ever.inTime} of ${ever.trials} ever)` : '';
  return [`${inTime} of ${trials} within ${stated(rtoMs)}`, `${claims ?? 'no claim yet'}${by}`];
}
