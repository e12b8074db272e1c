import { stated } from '../../../model/figures.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { recoveryClaims } from '../../read/recovery-time.ts';
import { sectionsOf } from '../../read/sections.ts';
import { waitsOf } from '../../read/waits.ts';

/** One step may take longer than the runbook states for the whole procedure. */
export const timeoutOverClaim: Rule = {
  name: 'timeout-over-claim',
  severity: 'warning',
  why: 'A reader who waits for this step until it fails has already missed the stated time.',
  examples: {
    bad: [
      '# Ops\n\n## Restart\n```bash\nkubectl rollout status deploy/web «--timeout=5m»\n```\n**Recovery time:** < 2 minutes',
      '# Ops\n\n## Restart\n**RTO:** 60 seconds\n```bash\nkubectl wait pod/web --for=condition=ready «--timeout» 90s\nkubectl get pods\n```',
      '# Ops\n\n## Web down\n\n### Recovery\n```console\n$ systemctl restart web\n$ sleep «300»\n```\n\n### Expected recovery time\n\n1-2 minutes',
    ],
    good: [
      '# Ops\n\n## Restart\n```bash\nkubectl rollout status deploy/web --timeout=120s\n```\n**Recovery time:** < 2 minutes',
      '# Ops\n\n## Restart\nThe alert fires after 1 minute.\n```bash\nkubectl rollout status deploy/web --timeout=5m\n```',
      '# Ops\n\n## Restart\n```bash\nkubectl wait pod/web --for=delete --timeout=90s\n```\n**Expected recovery time:** 1-5 minutes, at most 10 minutes',
      '# Ops\n\n## Restart\n**RTO:** 10 s\n```bash\ntimeout "$LIMIT" kubectl rollout status deploy/web --timeout="$LIMIT"\n```',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const section of sectionsOf(document)) {
      const waits = section.commands.map((command) => ({ command, waits: waitsOf(command) }));
      if (waits.every((one) => one.waits.length === 0)) continue;
      const claims = recoveryClaims(section).filter(({ maxMs }) => maxMs !== undefined);
      const [first] = [...claims].sort((one, other) => (other.maxMs ?? 0) - (one.maxMs ?? 0));
      if (first?.maxMs === undefined) continue;
      for (const { command, waits: own } of waits) {
        for (const { ms, at } of own) {
          if (ms <= first.maxMs) continue;
          yield {
            ...command.at(at),
            text: `This step may wait for ${stated(ms)}, but line ${first.place.line} promises the whole recovery in ${stated(first.maxMs)} ("${first.text}").`,
            instead:
              'A shorter limit for the step, or a longer stated time if the procedure really needs it.',
          };
        }
      }
    }
  },
};
