import { endsItsInput, leavesLoop, whyNeverEnds } from '../runbook/commands/endless.ts';
import { simpleCommands } from '../runbook/shell/simple-commands.ts';

/** Why the text never ends by itself (`watch repeats until …`), or undefined where it should. */
export function whyEndless(text: string): string | undefined {
  const commands = simpleCommands(text);
  if (commands.some(({ words }) => leavesLoop(words))) return undefined;
  for (const [index, { words, background, piped }] of commands.entries()) {
    const isCut = piped && endsItsInput(commands[index + 1]?.words ?? []);
    const why = background || isCut ? undefined : whyNeverEnds(words);
    if (why) return `${why}: it is stopped by policy`;
  }
  return undefined;
}
