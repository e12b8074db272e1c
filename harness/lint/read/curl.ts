import { argumentsOf, programAt } from '../../runbook/commands/program-at.ts';
import type { Command } from '../../runbook/commands/script.ts';
import type { LintDocument } from './document.ts';

/** A call of curl that speaks HTTP. */
export interface CurlCall {
  readonly command: Command;
  /** Index of the word `curl`. */
  readonly at: number;
  readonly words: readonly string[];
  /** As written, with its variables; empty if the whole address is in a variable. */
  readonly url: string;
}

/** Calls of curl, including calls in containers; not `curl --version`, and only HTTP. */
export function* curlCalls({ commands, nestedCommands }: LintDocument): Generator<CurlCall> {
  for (const command of [...commands, ...nestedCommands]) {
    const at = programAt(command, 'curl');
    // The command that ssh runs is in the list by itself.
    if (at < 0 || command.words[0] === 'ssh') continue;
    const words = argumentsOf(command, at);
    const url = words.find((word) => /^(?:https?:\/\/|[^-].*[./:])/.test(word)) ?? '';
    const other = words.some((word) => /^(?:telnet|ftps?|sftp|smtp|ldaps?|file|dict):/.test(word));
    if (other || words.some((word) => /^(?:-V|--version|-h|--help|--manual)$/.test(word))) continue;
    yield { command, at, words, url };
  }
}

/** True where one of the words sets the option: `-k`, `-sk`, `--insecure`. */
export function hasOption(words: readonly string[], short: string, ...long: readonly string[]) {
  // Only after letters that take no value: `-okind.yaml` is not `-k`.
  const letters = new RegExp(`^-[sSfLvgiIkNnGjlpqRZaO0-9#]*${short}`);
  return words.some((word) => letters.test(word) || long.includes(word.replace(/=.*/s, '')));
}
