import { programAt } from '../../../runbook/commands/program-at.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { readGrep } from '../../read/grep.ts';
import { pipelinesOf } from '../../read/pipelines.ts';

/** `ps aux | grep redis` lists the grep itself, whose arguments contain the word. */
export const grepFindsItself: Rule = {
  name: 'grep-finds-itself',
  severity: 'note',
  why: 'The command prints a line and succeeds even if no such process runs.',
  examples: {
    bad: [
      'ps aux | «grep» redis',
      'ps -ef | «grep» -i "java.*shop"',
      'kubectl exec web-0 -- ps aux\nssh db-1 "ps aux | «grep» postgres"',
    ],
    good: [
      'ps aux | grep "[r]edis"',
      'ps aux | grep redis | grep -v grep',
      'ps -C redis-server | grep redis',
      'ps -o pid,comm | grep redis',
      'ps aux | grep -v root',
      'kubectl exec web-0 -- ps aux | grep java',
      'pgrep -a redis',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { commands } of pipelinesOf(document)) {
      const [first, second, ...others] = commands;
      const grep = first.words[0] === 'ps' && second ? readGrep(second) : undefined;
      if (!grep || !showsArguments(first.words) || grep.options.includes('v')) continue;
      // `[r]edis` does not match itself.
      if (/\[/.test(grep.pattern.text) || programAt(grep.command, 'grep') > 0) continue;
      if (others.some((command) => readGrep(command)?.options.includes('v'))) continue;
      yield {
        ...grep.command.at(grep.at),
        text: 'This `grep` finds itself in the list of processes.',
        instead: `pgrep -af '${grep.pattern.text}'`,
      };
    }
  },
};

/** `aux`, `-ef`: with the whole command line of each process. */
const showsArguments = (words: readonly string[]) =>
  words
    .slice(1)
    .some((word) => /^-?(?:[a-zA-Z]*[aA][a-zA-Z]*[uxw]|[a-zA-Z]*[eA][a-zA-Z]*f)/.test(word));
