import { dangersOf } from '../../../runbook/effect/dangers.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** `docker system prune -af --volumes`: everything that does not run just now, and no question. */
export const pruneEverything: Rule = {
  name: 'prune-everything',
  severity: 'warning',
  why: 'What is stopped in an incident is not in use: its volumes, with their data, may be removed unasked.',
  examples: {
    bad: [
      'docker system «prune» -af --volumes',
      'podman system «prune» --all --force --volumes',
      'docker volume «prune» -f',
      'ssh node-1 sudo docker system «prune» -a -f',
    ],
    good: [
      'docker image prune -f',
      'docker system prune -af --filter until=240h',
      'docker system prune',
      'crictl rmi --prune',
      'docker builder prune -af',
      'git remote prune origin',
    ],
  },
  *check({ commands }: LintDocument): Iterable<Problem> {
    for (const command of commands) {
      const unused = dangersOf(command).find(({ kind }) => /^unused/.test(kind));
      if (!unused) continue;
      yield {
        ...command.at(unused.at),
        text:
          unused.kind === 'unused-volumes'
            ? 'This removes volumes and all else that does not run just now, without a question.'
            : 'This removes all that does not run just now, without a question.',
        instead: 'docker image prune --force',
      };
    }
  },
};
