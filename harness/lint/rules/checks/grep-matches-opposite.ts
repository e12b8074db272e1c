import { programAt } from '../../../runbook/commands/program-at.ts';
import type { Command } from '../../../runbook/commands/script.ts';
import type { Problem, Rule } from '../../engine/rule.ts';
import type { LintDocument } from '../../read/document.ts';
import { alternatives, readGrep } from '../../read/grep.ts';
import { pipelinesOf } from '../../read/pipelines.ts';

/** `grep active` finds `inactive` too. */
export const grepMatchesOpposite: Rule = {
  name: 'grep-matches-opposite',
  severity: 'warning',
  why: 'The word is part of the word for its opposite, so the check succeeds when the service is down.',
  examples: {
    bad: [
      'systemctl status redis | grep «active»',
      'ssh db-1 systemctl is-active postgresql | grep -q «"active"»',
      'sudo service redis status | grep «running»',
    ],
    good: [
      'systemctl status redis | grep -w active',
      'systemctl status redis | grep "active (running)"',
      'systemctl status redis | grep "Active: active"',
      'systemctl is-active redis | grep -qx active',
      'systemctl status redis | grep inactive',
      'systemctl list-units | grep running',
      'systemctl status redis | grep -v active',
    ],
  },
  *check(document: LintDocument): Iterable<Problem> {
    for (const { commands } of pipelinesOf(document)) {
      const opposite = oppositeOf(commands[0]);
      const grep = commands[1] && readGrep(commands[1]);
      if (!opposite || !grep || /[vwx]/.test(grep.options)) continue;
      const [word, ...others] = alternatives(grep);
      if (others.length > 0 || word !== opposite.word) continue;
      yield {
        ...grep.command.at(grep.pattern.at),
        text: `\`${opposite.opposite}\` contains \`${word}\`, so this matches it too.`,
        instead: 'systemctl is-active --quiet …',
      };
    }
  },
};

function oppositeOf(command: Command) {
  const at = programAt(command, 'systemctl', 'service');
  if (at < 0) return undefined;
  const rest = command.words.slice(at + 1);
  if (command.words[at] === 'service') {
    return rest[1] === 'status' ? { word: 'running', opposite: 'not running' } : undefined;
  }
  const asks = rest.some((word) => word === 'status' || word === 'is-active');
  return asks ? { word: 'active', opposite: 'inactive' } : undefined;
}
