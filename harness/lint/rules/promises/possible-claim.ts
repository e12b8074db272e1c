import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { listPossible, possibleClaims } from '../../read/possible-claims.ts';
import { isRecovery, recoveryClaims, saysHowLong } from '../../read/recovery-time.ts';
import { sectionsOf } from '../../read/sections.ts';

/** A recovery procedure that states a time, but does not name it as its recovery time. */
export const possibleClaim: Rule = {
  name: 'possible-claim',
  severity: 'note',
  why: 'A drill compares the recovery only with a time that the text names as the recovery time; others decide nothing unless a scenario names them.',
  examples: {
    bad: [
      '# Ops\n\n## Restore\n\nThis should take «no longer than 5 minutes».\n\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Ops\n\n## Roll back\n\nIt takes «about 2 minutes». Then wait 10 minutes.\n\n```bash\nkubectl rollout undo deploy/web\n```',
    ],
    good: [
      '# Ops\n\n## Restore\n**Recovery time:** 2 minutes\n\nThe rollout takes about 1 minute.\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Ops\n\nRTO: 15 minutes\n\n## Restore\n\nThis takes about 5 minutes.\n\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Ops\n\n## Clean-up\n\nIt takes about 2 minutes.\n\n```bash\nkubectl delete jobs --all\n```',
      '# Ops\n\n## Restore\n\nThis takes an hour when the archive is older than 4 days.\n\n```bash\nkubectl get pods\n```',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const named = timedProcedures(document);
    for (const section of sectionsOf(document)) {
      const [first, ...others] = possibleClaims(section);
      if (!first || !isRecovery(section) || recoveryClaims(section).length > 0) continue;
      const line = document.source.placeAt(section.heading?.from ?? 0).line;
      // Without a stated time, no-recovery-time lists the possible ones.
      if (named.has(line) || !saysHowLong(section)) continue;
      yield {
        place: first.place,
        length: first.text.length,
        text: `"${first.text}" may be the recovery time, but the text does not name it.${others.length > 0 ? ` Others: ${listPossible(others)}.` : ''}`,
        instead: `**Expected recovery time:** ${first.text}`,
      };
    }
  },
};

/** The lines of the procedures for which a recovery time is stated, in them or further out. */
const timedProcedures = ({ runbook }: LintDocument) =>
  new Set(
    runbook.procedures
      .filter(({ claims }) => claims.some(({ recovery }) => recovery))
      .map(({ place }) => place.line),
  );
