import { dangersOf } from '../../../runbook/effect/dangers.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** `docker system prune -af --volumes`: everything that is not in use right now, without asking. */
export const pruneEverything: Rule = {
  name: 'prune-everything',
  severity: 'warning',
  why: 'A container that an incident stopped counts as unused, so this may remove its volumes and their data without asking.',
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
            ? 'This removes volumes and everything else that is not in use right now, without asking.'
            : 'This removes everything that is not in use right now, without asking.',
        instead: 'docker image prune --force',
      };
    }
  },
};
