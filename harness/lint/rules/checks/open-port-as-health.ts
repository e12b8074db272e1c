import { programAt } from '../../../runbook/commands/program-at.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** The kernel accepts connections for a process that stopped answering long ago. */
export const openPortAsHealth: Rule = {
  name: 'open-port-as-health',
  severity: 'note',
  why: 'The kernel accepts connections for a process that hangs, so an open port makes a broken service look healthy.',
  examples: {
    bad: [
      '«nc» -zv db 5432',
      'kubectl exec deploy/web -- «nc» -z -w 2 cache 6379',
      'timeout 5 «ncat» -z db.shop.svc 3306',
    ],
    good: [
      'pg_isready -h db -p 5432',
      'echo PING | nc cache 6379',
      'nc -l 8080',
      'until nc -z db 5432; do sleep 1; done',
      'nc -zvu dns 53',
      'apt-get install -y nc',
    ],
  },
  *check({ commands }: LintDocument): Iterable<Problem> {
    for (const command of commands) {
      const at = programAt(command, 'nc', 'ncat', 'netcat');
      if (at < 0 || command.words[0] === 'until' || !onlyConnects(command, at)) continue;
      yield {
        ...command.at(at),
        text: '`nc -z` succeeds on an open port even if the service does not answer.',
        instead:
          'Ask the service itself: pg_isready, redis-cli -e PING, curl --fail, each with a timeout.',
      };
    }
  },
};

function onlyConnects({ words }: Command, at: number): boolean {
  const letters = words
    .slice(at + 1)
    .filter((word) => /^-[a-zA-Z]+$/.test(word))
    .join('');
  return letters.includes('z') && !letters.includes('u');
}
