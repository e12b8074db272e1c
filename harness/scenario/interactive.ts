import type { CommandStep, InstructionStep } from '../model/runbook.ts';
import { simpleCommands } from '../runbook/shell/simple-commands.ts';

/**
 * Why a step is a person's: an instruction, or a command at which somebody types. Undefined where a
 * command does its work alone, also one with `-it` that asks for nothing.
 */
export function whyPersons(step: CommandStep | InstructionStep): string | undefined {
  if (step.kind === 'instruction') return 'an instruction to a person';
  if (step.label && /\bssh\b/i.test(step.label.text)) return 'it is done on another machine';
  return simpleCommands(step.text)
    .map(({ words }) => whyTyped(words))
    .find((why) => why !== undefined);
}

function whyTyped(words: readonly string[]): string | undefined {
  const name = words[0]?.split('/').at(-1) ?? '';
  const rest = words.slice(1);
  if (name === 'sudo' || name === 'exec' || name === 'env') return whyTyped(rest);
  if (name === 'ssh') return 'ssh goes onto another machine';
  if (editors.has(name)) return `${name} is an editor`;
  if (shells.has(name) && rest.every((word) => word.startsWith('-') && !/^-\w*c/.test(word))) {
    return `${name} waits for commands`;
  }
  if (name !== 'kubectl' && name !== 'docker') return undefined;
  if (name === 'kubectl' && rest.includes('edit')) return 'kubectl edit opens an editor';
  const verb = rest.find((word) => /^(exec|run|debug|attach)$/.test(word));
  if (!verb || !rest.some((word) => /^(-\w*[it]\w*|--(stdin|tty|interactive)(=true)?)$/.test(word)))
    return undefined;
  // kubectl has its command behind the dashes; docker ends with it, behind the image.
  const inner = rest.includes('--') ? rest.slice(rest.indexOf('--') + 1) : rest.slice(-1);
  return whyTyped(inner);
}

const editors = new Set(['vi', 'vim', 'nano', 'emacs', 'less', 'more']);
const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'psql', 'mysql', 'python3']);
