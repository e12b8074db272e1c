import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { HarnessError } from '../errors.ts';
import { packageRoot } from '../io/paths.ts';
import { type AddCommand, commandsFor } from './commands.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Runs one command line and sets the exit code; see errors.ts for what each code means. */
export async function main(argv: readonly string[]): Promise<void> {
  const terminal = openTerminal();
  try {
    await program(terminal, await commandsFor(argv)).parseAsync([...argv], { from: 'user' });
  } catch (error) {
    process.exitCode = printError(error, terminal);
  }
}

function program(terminal: Terminal, commands: readonly AddCommand[]): Command {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const program = new Command('firedrill')
    .description(
      'Rehearses a Markdown runbook: breaks a real system in a real Kubernetes cluster, does what the runbook says, measures from a user’s side how long it was broken, and gives a verdict.',
    )
    .version(version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(firedrill --help lists the commands)')
    .addHelpText(
      'after',
      `
Examples:
  firedrill check runbooks                       what cannot work in a runbook, without a cluster
  firedrill list                                 what can be drilled
  firedrill run raibid-ci/redis-hang             one drill, with its control arm
  firedrill run raibid-ci --keep                 all drills of a system; keeps the cluster for the next run
  firedrill run ./my-system                      a system of your own (firedrill init ./my-system makes one)
  firedrill run raibid-ci/redis-hang --runbook ops.md    the same fault against another text of the runbook
  firedrill affected --base main                 what an edit changed, and the drills that it affects
  firedrill run --affected --base main --ab      these drills alone, the old text against the new
  firedrill judge out/journals/*.jsonl           the verdicts again, without a cluster

Exit codes: 0 all verified · 1 something refuted, or found by check · 2 bad usage or input, nothing was started ·
            3 inconclusive, or the harness itself failed`,
    );
  for (const add of commands) add(program, terminal);
  return program;
}

/** Prints an error as what, where and what to do next; returns the exit code. */
function printError(error: unknown, { say, paint }: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof HarnessError) {
    const { place } = error;
    const where = place ? `${place.file}:${place.line}:${place.column}: ` : '';
    say(`${paint.bad(error.code)}  ${where}${error.message}`);
    if (error.next) say(`→ ${error.next}`);
    return error.exitCode;
  }
  say(`${paint.bad('INTERNAL')}  ${error instanceof Error ? error.stack : String(error)}`);
  return 3;
}
