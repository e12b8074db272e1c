import type { DoableStep } from '../../model/runbook.ts';
import { sendsElsewhere } from '../commands/elsewhere.ts';
import { programOf, startOfCommand } from '../commands/wrappers.ts';
import { withoutHoles } from '../placeholders/holes.ts';
import { simpleCommands } from '../shell/simple-commands.ts';
import { whyInteractive } from './interactive.ts';

/**
 * Why only a person can do a step: it is an instruction, or a command that somebody has to type into.
 * Undefined if the command runs alone, even with an `-it` that it does not need.
 */
export function whyManual(step: DoableStep): string | undefined {
  if (step.kind === 'instruction') return 'an instruction to a person';
  if (step.kind === 'yaml') return 'YAML that a person applies';
  if (step.label && (step.label.elsewhere || sendsElsewhere(step.label.text)))
    return 'it runs on another machine';
  return simpleCommands(withoutHoles(step.text))
    .map(({ words, fed }) => whyLeaves(words) ?? whyInteractive(words, fed))
    .find((why) => why !== undefined);
}

function whyLeaves(words: readonly string[]): string | undefined {
  const name = programOf(words[startOfCommand(words)]);
  return name === 'ssh' ? 'ssh logs in to another machine' : undefined;
}
