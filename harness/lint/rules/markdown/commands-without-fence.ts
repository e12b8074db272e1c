import { startsWithProgram } from '../../../runbook/sessions/starts-with-program.ts';
import { isTyped } from '../../../runbook/sessions/typed.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import { type LintDocument, proseOf } from '../../read/document.ts';
import { bareLines } from '../../read/unread.ts';

/** Fewer may be mentioned. */
const fewest = 3;

/** A page whose commands stand in its text as they are, and none in code. */
export const commandsWithoutFence: Rule = {
  name: 'commands-without-fence',
  severity: 'warning',
  why: 'Markdown joins the lines of a paragraph and takes signs such as `*` and `_` out of them, so nobody can copy the commands. A drill runs none of them, and no rule checks them.',
  examples: {
    bad: [
      '# Restore\n\nStop the shop.\n\n«systemctl stop shop»\n\nThen move its data.\n\nmv /var/lib/shop /var/lib/shop.old\ntar xzf /backup/shop.tgz -C /var/lib\n',
      '# Restore\n\ncode\nBash\n«kubectl scale deploy/web --replicas=0»\n\ncode\nBash\nkubectl delete pvc data-0 -n shop\nkubectl apply -f web.yaml\n',
    ],
    good: [
      '# Restore\n\n```bash\nsystemctl stop shop\nmv /var/lib/shop /var/lib/shop.old\nsystemctl start shop\n```\n',
      '# Restore\n\nsystemctl stop shop\n\nmv /var/lib/shop /var/lib/shop.old\n',
      '# Restore\n\nRun `systemctl stop shop`.\n\nmv /a /b\n\nmv /b /c\n\nmv /c /d\n',
      '# Tools\n\ngit is used for all of it.\n\nkubectl and helm are needed.\n\ndocker runs the shop on each node.\n\ntar packs the logs.\n',
    ],
  },
  *check({ blocks, scripts, source }: LintDocument): Iterable<Problem> {
    if (scripts.length > 0) return;
    const found = blocks.flatMap((block) => {
      const prose = proseOf(block);
      if (!prose) return [];
      return [...bareLines(prose.text)]
        .map(({ from, to }) => ({ from: prose.from + from, text: prose.text.slice(from, to) }))
        .filter(({ text }) => text.includes(' ') && startsWithProgram(text) && isTyped(text));
    });
    const [first] = found;
    if (!first || found.length < fewest) return;
    yield {
      place: source.placeAt(first.from),
      length: first.text.length,
      text: `This command and ${found.length - 1} more stand in running text, with no fence around them.`,
      instead: 'Put each block of commands between lines of ```bash and ```.',
    };
  },
};
