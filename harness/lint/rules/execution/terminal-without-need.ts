import { readTerminal } from '../../../runbook/commands/container-terminal.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import { programOf, startOfCommand } from '../../../runbook/commands/wrappers.ts';
import { whyNeverEnds } from '../../../runbook/effect/endless.ts';
import { whyInteractive } from '../../../runbook/effect/interactive.ts';
import { isKnown } from '../../../runbook/effect/known.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';

/** `-it` for a command that reads no input. */
export const terminalWithoutNeed: Rule = {
  name: 'terminal-without-need',
  severity: 'note',
  why: 'Without a terminal, as in a script or a job, kubectl prints a warning and docker refuses; with one, the output gets carriage returns.',
  examples: {
    bad: [
      'kubectl exec «-it» deploy/web -n shop -- df -h',
      'kubectl run box --rm «-it» --image=busybox -- nslookup web',
      'kubectl exec --stdin «--tty» db-0 -- psql -c "SELECT 1"',
      'kubectl exec «-it» web-1 -- env | grep DB_',
      'docker exec «-ti» web cat /etc/hosts',
    ],
    good: [
      'kubectl exec -it web-1 -- sh',
      'kubectl exec -it web-1 -- top',
      'kubectl exec -it web-1 -- rails console',
      'kubectl exec -i web-1 -- tar xf - < files.tar',
      'kubectl exec web-1 -- df -h',
      'docker compose exec web ls',
    ],
  },
  *check({ commands }: LintDocument): Iterable<Problem> {
    for (const command of commands) {
      const { words } = command;
      const start = startOfCommand(words);
      const terminal = readTerminal(programOf(words[start]), words.slice(start + 1));
      if (!terminal?.tty || !isPlain(terminal.inner)) continue;
      const end = words.indexOf('--');
      const at = words.findIndex(
        (word, index) => (end < 0 || index < end) && /^(-[it]*t[it]*|--tty(=true)?)$/.test(word),
      );
      if (at < 0) continue;
      yield {
        ...command.at(at),
        text: `\`${terminal.inner[0]}\` needs no terminal, because nobody types anything.`,
        instead: insteadOf(command, terminal.verb),
      };
    }
  },
};

const insteadOf = ({ words }: Command, verb: string) =>
  verb === 'run' && words.includes('kubectl')
    ? '--attach --quiet instead of it'
    : `${words[0]} ${verb} without it`;

/** A known program that neither waits for input nor runs for ever. */
const isPlain = (inner: readonly string[]) =>
  isKnown(programOf(inner[startOfCommand(inner)] ?? inner[0])) &&
  !whyInteractive(inner) &&
  !whyNeverEnds(inner);
