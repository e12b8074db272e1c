import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { HarnessError } from '../errors.ts';
import { packageRoot } from '../io/paths.ts';
import { type AddCommand, commandsFor, isCommand } from './commands.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Runs one command line and sets the exit code; see errors.ts for what each code means. */
export async function main(argv: readonly string[]): Promise<void> {
  const terminal = openTerminal();
  try {
    await program(terminal, await commandsFor(argv)).parseAsync(withoutHelpOf(argv), {
      from: 'user',
    });
  } catch (error) {
    process.exitCode = printError(error, terminal);
  }
}

/** `help X` as `X`, if there is no such command: commander would answer with the help of all, and no reason. */
const withoutHelpOf = (argv: readonly string[]) => {
  const [help, name = ''] = argv;
  const isUnknown = help === 'help' && name !== '' && !isCommand(name);
  return isUnknown ? [name] : [...argv];
};

function program(terminal: Terminal, commands: readonly AddCommand[]): Command {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const program = new Command('firedrill')
    .description(
      'Tests whether a Markdown runbook works: breaks a real system in a real Kubernetes cluster, does what the runbook says, measures the outage as a user sees it, and gives a verdict.',
    )
    .version(version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('→ firedrill --help lists the commands.')
    .addHelpText(
      'after',
      `
Examples:
  firedrill check runbooks                       find the commands in a runbook that cannot work
  firedrill plan ops.md                          show how a runbook is read
  firedrill list                                 list the drills
  firedrill plan raibid-ci/redis-hang            show what a drill will do, step by step
  firedrill run raibid-ci/redis-hang             run one drill, and its control arm
  firedrill run raibid-ci --keep                 run all drills of a system; keep the cluster for the next run
  firedrill run ./my-system                      drill a system of your own (firedrill init ./my-system creates one)
  firedrill run raibid-ci/redis-hang --runbook ops.md    the same fault with another text of the runbook
  firedrill run raibid-ci/redis-hang --trials 29 run a drill 29 times; the report says what may be claimed
  firedrill mutate raibid-ci/redis-hang          write small mistakes into a procedure; does anything notice?
  firedrill affected --base main                 list the drills that your edit affects
  firedrill run --affected --base main --ab      run these drills, with the old text and with the new one
  firedrill judge out/journals/*.jsonl           give the verdicts again from saved journals
  firedrill slo                                  are the recovery-time objectives met?

Exit codes:
  0  every drill verified its runbook, or its fault could do nothing here (inapplicable, withstood)
  1  a drill refuted its runbook, or check found an error
  2  wrong usage or bad input; nothing was started
  3  inconclusive, or Firedrill itself failed`,
    );
  for (const add of commands) add(program, terminal);
  for (const command of program.commands) {
    command.showHelpAfterError(
      `→ firedrill ${command.name()} --help shows its arguments and options.`,
    );
  }
  program.commandsGroup('Help:').helpCommand('help [command]', 'show the options of a command');
  return program;
}

/** Prints what went wrong, where, and what to do next; returns the exit code. */
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
