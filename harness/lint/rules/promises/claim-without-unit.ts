import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { unitless } from '../../read/unitless.ts';

/** A number that is meant as a time, but does not say whether in seconds or minutes. */
export const claimWithoutUnit: Rule = {
  name: 'claim-without-unit',
  severity: 'warning',
  why: 'Seconds or minutes decide when to escalate, and every reader has to guess which is meant.',
  examples: {
    bad: [
      '# Ops\n\n**Expected Recovery Time:** < «60»\n\n```bash\nls\n```',
      '# Ops\n\n## Restore\n\n- RTO: «15»\n- RPO: 5 minutes',
      '# Ops\n\nThe restart takes about «5-10». Then look.',
      '# Ops\n\n| Target | Value |\n|---|---|\n| RTO | «4» |',
      '# Ops\n\nRecovery should take about «10».',
      '# Ops\n\nRecovery takes «5-10»\n',
    ],
    good: [
      '# Ops\n\n**Expected Recovery Time:** < 60 seconds',
      '# Ops\n\n| Service | RTO (minutes) |\n|---|---|\n| Recovery time | 15 |',
      '# Ops\n\nIt takes about 5 restarts. Wait for 3 pods. The RTO of tier 1 is met.',
      '# Ops\n\nThe MTTR of incident 4711 was an hour. See section 2.',
      '# Ops\n\n**RTO:** 15m, **RPO**: 0',
      '# Ops\n\nThe rollback takes 2 steps. It takes 3. Recovery takes 5-10 tries.',
    ],
  },
  *check({ blocks, source }: LintDocument): Iterable<Problem> {
    for (const block of blocks) {
      for (const { at, number } of unitless(block)) {
        yield {
          place: source.placeAt(at),
          length: number.length,
          text: `\`${number}\` is a time without a unit.`,
          instead: `${number} seconds or ${number} minutes, whichever is meant`,
        };
      }
    }
  },
};
