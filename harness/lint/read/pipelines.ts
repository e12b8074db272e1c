import type { Command } from '../../runbook/commands/script.ts';
import type { LintDocument } from './document.ts';

/** Commands that read each other's output, and whether the exit code of the last one decides anything. */
export interface Pipeline {
  readonly commands: readonly [Command, ...Command[]];
  readonly last: Command;
  /** Part of an `if`, `while`, `until`, `&&` or `||`, or inverted by `!`: something depends on it. */
  readonly decides: boolean;
}

const ofDocuments = new WeakMap<LintDocument, readonly Pipeline[]>();

/** Every pipeline in order, including those of one command; memoized. */
export function pipelinesOf(document: LintDocument): readonly Pipeline[] {
  const known = ofDocuments.get(document);
  if (known) return known;
  const read = [...readPipelines(document)];
  ofDocuments.set(document, read);
  return read;
}

function* readPipelines(document: LintDocument): Generator<Pipeline> {
  const commands = [...document.commands, ...document.nestedCommands];
  const done = new Set<Command>();
  for (const [index, command] of commands.entries()) {
    if (done.has(command)) continue;
    const chain: [Command, ...Command[]] = [command];
    let last = command;
    for (let at = index + 1; last.piped; at += 1) {
      const next = commands[at];
      if (next?.statement !== last.statement) break;
      if (next.substituted !== last.substituted) continue;
      if (!isPipe(between(last, next))) break;
      chain.push(next);
      done.add(next);
      last = next;
    }
    yield { commands: chain, last, decides: decides(command, last) };
  }
}

const rangeOf = ({ statement, index }: Command) => statement.commands[index] ?? statement;

function between(one: Command, next: Command): string {
  return one.script.text.slice(rangeOf(one).to, rangeOf(next).from);
}

const nearby = 40;

const isPipe = (text: string) => /^[\s\\)}]*\|&?[\s\\({]*$/.test(text);

function decides(first: Command, last: Command): boolean {
  const { text } = first.script;
  const { from } = rangeOf(first);
  const { to } = rangeOf(last);
  // Only the text right next to it: a statement may be long and contain many pipelines.
  const before = text.slice(Math.max(first.statement.from, from - nearby), from);
  const after = text.slice(to, Math.min(last.statement.to, to + nearby));
  return (
    /^(?:while|until)$/.test(first.words[0]) ||
    /(?:^|[\s;(])(?:if|elif|while|until|!)\s+(?:sudo\s+)?$|(?:&&|\|\|)\s*$/.test(before) ||
    /^[\s)]*(?:&&|\|\|)/.test(after)
  );
}
