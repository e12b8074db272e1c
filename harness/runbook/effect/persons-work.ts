import type { CommandStep, InstructionStep } from '../../model/runbook.ts';
import { sendsElsewhere } from '../commands/elsewhere.ts';
import { programOf, startOfCommand } from '../commands/wrappers.ts';
import { withoutHoles } from '../placeholders/holes.ts';
import { simpleCommands } from '../shell/simple-commands.ts';
import { whyInteractive } from './interactive.ts';

/**
 * Why a step is a person's: an instruction, or a command at which somebody types. Undefined where a
 * command does its work alone, also one with `-it` that asks for nothing.
 */
export function whyPersons(step: CommandStep | InstructionStep): string | undefined {
  if (step.kind === 'instruction') return 'an instruction to a person';
  if (step.label && sendsElsewhere(step.label.text)) return 'it is done on another machine';
  return simpleCommands(withoutHoles(step.text))
    .map(({ words, fed }) => whyLeaves(words) ?? whyInteractive(words, fed))
    .find((why) => why !== undefined);
}

function whyLeaves(words: readonly string[]): string | undefined {
  const name = programOf(words[startOfCommand(words)]);
  return name === 'ssh' ? 'ssh goes onto another machine' : undefined;
}
