import type { Command } from '../../../runbook/commands/script.ts';
import { isWrappedIn } from '../../../runbook/commands/wrappers.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { curlCalls, hasOption } from '../../read/curl.ts';
import type { LintDocument } from '../../read/document.ts';
import { type Pipeline, pipelinesOf } from '../../read/pipelines.ts';
import { recoveryClaims } from '../../read/recovery-time.ts';
import { type Section, sectionsOf } from '../../read/sections.ts';

/** The procedure has a stated time, but one of its requests has no time limit. */
export const waitWithoutLimit: Rule = {
  name: 'wait-without-limit',
  severity: 'note',
  why: 'A server that hangs or is shutting down can keep the request open without limit, and the stated time passes.',
  examples: {
    bad: [
      '# Ops\n\n## Restart\n```bash\nsystemctl restart web\n«curl» -f http://web/health\n```\n**Recovery time:** < 2 minutes',
      '# Ops\n\n## Restart\n**RTO:** 60 seconds\n```bash\nkubectl rollout restart deploy/web\nkubectl exec deploy/tools -- «curl» -fsS http://web/health\n```',
      '# Ops\n\n## Restart\n```bash\nsystemctl restart web\n«curl» -fs http://web/health | grep -q UP\n```\n**Recovery time:** < 2 minutes',
      '# Ops\n\n## Restart\n```bash\n«curl» -f http://web/health\n```\n\n## Expected recovery time\n\nRecovery time: < 2 minutes',
    ],
    good: [
      '# Ops\n\n## Restart\n```bash\ncurl -f --max-time 5 http://web/health\n```\n**Recovery time:** < 2 minutes',
      '# Ops\n\n## Restart\n```bash\ncurl -fsSm 5 http://web/health\n```\n**Recovery time:** < 2 minutes',
      '# Ops\n\n## Restart\n```bash\ntimeout 10 curl -f http://web/health\n```\n**Recovery time:** < 2 minutes',
      '# Ops\n\n## Restart\n```bash\ncurl -fLO https://shop.example/tool.tgz\ncurl -fsSL -o dump.sql https://shop.example/dump\n```\n**Recovery time:** < 2 minutes',
      '# Ops\n\n## Restart\n```bash\ncurl -f http://web/health\n```',
      '# Ops\n\n## Restore the disk\n\nAsk for the tape.\n\n**Recovery time:** < 2 hours\n\n## Restart\n```bash\ncurl -f http://web/health\n```',
      '# Ops\n\n## Restart\n```bash\ncurl -f http://web/health\n```\nThe alert fires after 1 minute.',
      '# Ops\n\n## Restart\n```bash\ncurl -fL https://shop.example/tool.tgz | tar xz\n```\n**Recovery time:** < 2 minutes',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    const sections = new Map(
      sectionsOf(document).flatMap((section) => section.commands.map((one) => [one, section])),
    );
    const read = new Set(pipelinesOf(document).flatMap(readByFilter));
    const limits = new Map<Section, ReturnType<typeof limitOf>>();
    for (const { command, at, words } of curlCalls(document)) {
      if (hasOption(words, 'm', '--max-time') || isWrappedIn(command.words, 'timeout')) continue;
      if (isDownload(words) || (command.piped && !read.has(command))) continue;
      const section = sections.get(command);
      if (!section) continue;
      if (!limits.has(section)) limits.set(section, limitOf(section));
      const claim = limits.get(section);
      if (!claim) continue;
      yield {
        ...command.at(at),
        text: `This may wait for ever, but line ${claim.place.line} promises the whole recovery in a stated time ("${claim.text}").`,
        instead: 'curl --max-time 10 …',
      };
    }
  },
};

/** A filter reads an answer; `tar` or a shell reads a file. */
const readByFilter = ({ commands: [first, second] }: Pipeline): readonly Command[] =>
  /^(?:grep|egrep|jq|wc|head|tail|awk|cut)$/.test(second?.words[0] ?? '') ? [first] : [];

/** The download of a file, which may rightly take long. */
const isDownload = (words: readonly string[]) =>
  hasOption(words, 'O', '--remote-name') ||
  (hasOption(words, 'o', '--output') && !words.includes('/dev/null'));

/** A section beside this one counts only if it is about times: any other has its own promise. */
function limitOf(section: Section) {
  const others = (section.parent?.children ?? []).filter(
    (other) => other !== section && !times.test(other.title),
  );
  const strange = new Set(others.flatMap(({ claims }) => claims));
  return recoveryClaims(section).find((claim) => claim.maxMs !== undefined && !strange.has(claim));
}

const times = /\b(?:times?|objectives?|targets?|RTO|SLOs?|SLAs?|durations?|downtime)\b/i;
