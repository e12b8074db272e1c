import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { invocationsOf } from '../../read/kubectl-calls.ts';

/** A pattern that the shell expands, where kubectl takes one file. */
export const globInCp: Rule = {
  name: 'glob-in-cp',
  severity: 'warning',
  why: '`kubectl cp` takes one file: with no match it looks for a file named like the pattern, and with two it ends with a usage error.',
  examples: {
    bad: [
      'kubectl cp «./dump-*.sql» shop/web-0:/tmp/dump.sql',
      'kubectl cp -n shop «backups/2024-??.tgz» web-0:/tmp/backup.tgz',
    ],
    good: [
      'kubectl cp ./dump.sql shop/web-0:/tmp/dump.sql',
      'kubectl cp "./dump-$(date +%Y%m%d).sql" shop/web-0:/tmp/dump.sql',
      'for file in dump-*.sql; do kubectl cp "$file" "shop/web-0:/tmp/$file"; done',
      'kubectl exec -n shop web-0 -- sh -c "ls /tmp/*.sql"',
      'kubectl cp shop/web-0:/tmp/<name>.sql ./dump.sql',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { path, operands, command } of invocationsOf(document)) {
      if (path !== 'cp') continue;
      for (const { at } of operands) {
        // In quotes or after a `$` it is not a pattern.
        if (!/^[^"'`$]*[*?]/.test(command.written[at] ?? '')) continue;
        yield {
          ...command.at(at),
          text: 'The shell replaces this pattern with every match, or leaves it as it is if nothing matches.',
          instead: '"$(ls -t … | head -n 1)"',
        };
      }
    }
  },
};
