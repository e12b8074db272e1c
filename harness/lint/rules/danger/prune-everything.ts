import { programAt } from '../../../runbook/commands/program-at.ts';
import type { Command } from '../../../runbook/commands/script.ts';
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
      const at = pruneAt(command);
      if (at < 0) continue;
      const { words } = command;
      const options = words.slice(at + 1);
      const forced = hasOne(options, 'f', '--force');
      const volumes = words[at - 1] === 'volume' || options.includes('--volumes');
      const all = hasOne(options, 'a', '--all');
      if (!forced || !(volumes || all) || options.some((word) => word.startsWith('--filter')))
        continue;
      yield {
        ...command.at(at),
        text: volumes
          ? 'This removes volumes and all else that does not run just now, without a question.'
          : 'This removes all that does not run just now, without a question.',
        instead: 'docker image prune --force',
      };
    }
  },
};

/** Index of `prune` in `docker system prune` and `docker volume prune`. */
function pruneAt(command: Command): number {
  const at = programAt(command, 'docker', 'podman', 'nerdctl');
  if (at < 0) return -1;
  const [subject = '', action] = command.words.slice(at + 1);
  return action === 'prune' && /^(?:system|volume)$/.test(subject) ? at + 2 : -1;
}

const hasOne = (options: readonly string[], letter: string, long: string) =>
  options.some((word) => word === long || new RegExp(`^-[a-z]*${letter}`).test(word));
