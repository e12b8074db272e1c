import { endlessAmong } from '../runbook/commands/endless.ts';
import { simpleCommands } from '../runbook/shell/simple-commands.ts';

/** Why the text never ends by itself (`watch repeats until …`), or undefined where it should. */
export function whyEndless(text: string): string | undefined {
  const [first] = endlessAmong(simpleCommands(text));
  return first && `${first.why}: it is stopped by policy`;
}
