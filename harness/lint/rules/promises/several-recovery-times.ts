import { stated } from '../../../model/figures.ts';
import type { Claim, Procedure } from '../../../model/runbook.ts';
import type { Block } from '../../../runbook/markdown/block.ts';
import { splitLabel } from '../../../runbook/prose/labels.ts';
import { namesRecoveryTime } from '../../../runbook/prose/recovery-names.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** Two places state different recovery times for one procedure, or for all. */
export const severalRecoveryTimes: Rule = {
  name: 'several-recovery-times',
  severity: 'note',
  why: 'Nobody can say which of them holds: a reader does not know when to escalate, and a drill takes none of them.',
  examples: {
    bad: [
      '# Ops\n\n## Restore\n\nRTO: 15 minutes\n\n```bash\nkubectl apply -f backup.yaml\n```\n\nRecovery time: «30 minutes»',
      '# Ops\n\nRTO: 15 minutes\n\n## Objectives\n\nRTO: «4 hours»\n\n## Restore\n```bash\nkubectl apply -f backup.yaml\n```\n\n## Fail over\n```bash\nkubectl delete pod db-0\n```',
      '# Ops\n\n## Restore\n\nRTO: 2 minutes\n\nThe service recovers «within 15 minutes».\n\n```bash\nkubectl apply -f backup.yaml\n```',
    ],
    good: [
      '# Ops\n\n## Restore\n\nRTO: 15 minutes. Recovery usually takes 2 minutes.\n\n```bash\nkubectl apply -f backup.yaml\n```\n\nThe RTO is 15 minutes.',
      '# Ops\n\n| Tier | RTO |\n|---|---|\n| 1 | 15 min |\n| 2 | 4 h |\n\n```bash\nkubectl get pods\n```',
      '# Ops\n\n## Restore\n\nRTO: 15 min for tier 1, 4 h for tier 2\n\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Ops\n\n## Restore\n\n**Recovery time:**\n- small shard: 30 s\n- large shard: 20 min\n\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Ops\n\n## Restore\n\n- RTO: 15 min\n- Maximum tolerable downtime: 4 h\n\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Ops\n\nRTO: 15 min\n\n## Restore\n\nRTO: 4 h\n\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Ops\n\n## Restore\n\nRTO of the shop: 15 min\n\nRTO of the archive: 4 h\n\n```bash\nkubectl apply -f backup.yaml\n```',
      '# Ops\n\n## Restore\n\n- RTO of the shop: 15 min\n- RTO of the archive: 4 h\n\n```bash\nkubectl apply -f backup.yaml\n```',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const reported = new Set<number>();
    for (const procedure of document.runbook.procedures) {
      const times = timesOf(procedure);
      if (times.length < 2) continue;
      const [first, other] = apart(document, times);
      if (!first || !other || reported.has(other.place.line)) continue;
      reported.add(other.place.line);
      const whose = procedure.disputed ? 'for all procedures' : 'for this procedure';
      yield {
        place: other.place,
        length: other.text.length,
        text: `A second recovery time ${whose}: line ${first.place.line} states ${stated(first.maxMs ?? 0)} ("${first.text}").`,
        instead: `One time, or what each of them is for; a scenario ${procedure.disputed ? 'gives one with "rto"' : 'chooses one with "claims"'}.`,
      };
    }
  },
};

const timesOf = ({ claims, disputed }: Procedure): readonly Claim[] =>
  (disputed ?? claims).filter(({ recovery, kind }) => recovery && kind !== 'over');

/**
 * The first two different times that stand apart and name nothing that they are for; those of one table or sentence are
 * for several things.
 */
function apart({ source, blocks }: LintDocument, times: readonly Claim[]): readonly Claim[] {
  const lines = blocks.map((block) => source.lineAt('from' in block ? block.from : block.markFrom));
  const groups = Map.groupBy(
    times,
    ({ place }) => blocks[lines.findLastIndex((line) => line <= place.line)],
  );
  const plain = [...groups].flatMap(([block, [first, ...others]]) =>
    first && !isForOne(block) && others.every(({ maxMs }) => maxMs === first.maxMs) ? first : [],
  );
  const [first] = plain;
  const other = plain.find(({ maxMs }) => maxMs !== first?.maxMs);
  return first && other ? [first, other] : [];
}

/** "RTO of the archive: 4 h", "Small shard: 30 s". */
function isForOne(block: Block | undefined): boolean {
  const text =
    block?.kind === 'item' ? block.prose?.text : block?.kind === 'paragraph' && block.text;
  const label = splitLabel((text || '').replaceAll(/[*_`]/g, ''))?.words;
  return label !== undefined && (!namesRecoveryTime(label) || /\b(?:for|of)\b/.test(label));
}
