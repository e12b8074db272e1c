import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { listPossible, possibleClaims } from '../../read/possible-claims.ts';
import { isRecovery, saysHowLong } from '../../read/recovery-time.ts';
import { type Section, sectionsOf } from '../../read/sections.ts';

/** A recovery procedure that does not say how long it takes. */
export const noRecoveryTime: Rule = {
  name: 'no-recovery-time',
  severity: 'note',
  why: 'Without a stated time nobody knows when to stop waiting and escalate, and a drill can only measure the recovery: it has no time to compare it with.',
  examples: {
    bad: [
      '# «Ops»\n\n## Restore\n```bash\nkubectl apply -f backup.yaml\n```\n\n## Roll back\n```bash\nkubectl rollout undo deploy/web\n```',
      '# Ops\n\n## Web down\n**Recovery time:** 2 minutes\n```bash\nkubectl rollout restart deploy/web\n```\n\n## «Restore from a backup»\n```bash\nkubectl apply -f backup.yaml\n```',
    ],
    good: [
      '# Ops\n\n## Restore\n```bash\nkubectl apply -f backup.yaml\n```\n**Recovery time:** 2 minutes',
      '# Ops\n\n## Clean-up of old jobs\n```bash\nkubectl delete jobs --field-selector status.successful=1\n```',
      '# Ops\n\n## Recovery objectives\n\nRTO: 15 minutes\n\n## Restore\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Ops\n\n## Recovery\n```bash\nkubectl get pods\n```',
      '# Ops\n\n## Restore\n\nThis should take no longer than 5 minutes.\n\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Ops\n\n## Restore\n\nExpect the service back in 90 seconds.\n\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Ops\n\n## Restore\n\nTime to recover: half an hour\n\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Betrieb\n\n## Restore\n\nErwartete Zeit: 5 Minuten\n\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Ops\n\n## Restore\n\n**Expected recovery time:** < 60\n\n```bash\nkubectl apply -f backup.yaml\n```',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const sections = sectionsOf(document);
    const procedures = sections.filter(isRecovery);
    const apart = sections.filter(({ commands }) => commands.length === 0);
    if (apart.some(({ claims }) => claims.some(({ recovery }) => recovery))) return;
    const silent = procedures.filter((section) => !saysHowLong(section));
    const none = silent.length > 1 && silent.length === procedures.length;
    const places = none ? [sections.find(({ heading }) => heading) ?? sections[0]] : silent;
    for (const section of places.flatMap((place) => place ?? [])) {
      const { heading } = section;
      const from = heading ? heading.from + Math.max(0, heading.text.search(/\S/)) : 0;
      yield {
        place: document.source.placeAt(from),
        length: heading?.title.length ?? 1,
        text: none
          ? `None of the ${silent.length} recovery procedures states a time.${possible(silent)}`
          : `This recovery procedure states no time.${possible([section])}`,
        instead: '**Expected recovery time:** < 5 minutes',
      };
    }
  },
};

/** Times that may be meant; the reader of the finding decides. */
function possible(sections: readonly Section[]): string {
  const claims = sections.flatMap(possibleClaims);
  return claims.length > 0 ? ` Possible claims: ${listPossible(claims)}.` : '';
}
