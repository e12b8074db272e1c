import { argumentsOf, programAt } from '../../runbook/commands/program-at.ts';
import type { Command } from '../../runbook/commands/script.ts';
import type { LintDocument } from './document.ts';

/** A call of curl that speaks HTTP. */
export interface CurlCall {
  readonly command: Command;
  /** Index of the word `curl`. */
  readonly at: number;
  readonly words: readonly string[];
  /** As written, with the words' variables; empty where a variable holds it. */
  readonly url: string;
}

/** Calls of curl, those in containers too; not `curl --version`, nor another protocol than HTTP. */
export function* curlCalls({
  commands,
  nestedCommands: handedOn,
}: LintDocument): Generator<CurlCall> {
  for (const command of [...commands, ...handedOn]) {
    const at = programAt(command, 'curl');
    // What ssh is given to run is a command of its own.
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
  // Only after letters that take no value: `-okind.yaml` is no `-k`.
  const letters = new RegExp(`^-[sSfLvgiIkNnGjlpqRZaO0-9#]*${short}`);
  return words.some((word) => letters.test(word) || long.includes(word.replace(/=.*/s, '')));
}
