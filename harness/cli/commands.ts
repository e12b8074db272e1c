import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Puts a command, or a few of one subject, into the program. */
export type AddCommand = (program: Command, terminal: Terminal) => void;

type Load = () => Promise<AddCommand>;

/** Each with the names it puts in, in the order in which the help lists them. */
const commands: readonly (readonly [names: readonly string[], load: Load])[] = [
  [['run'], async () => (await import('./run.ts')).addRun],
  [['list'], async () => (await import('./list.ts')).addList],
  [['plan'], async () => (await import('./plan.ts')).addPlan],
  [['affected'], async () => (await import('./affected.ts')).addAffected],
  [['judge'], async () => (await import('./judge.ts')).addJudge],
  [['durations'], async () => (await import('./durations.ts')).addDurations],
  [['init'], async () => (await import('./init.ts')).addInit],
  [['revert'], async () => (await import('./revert.ts')).addRevert],
  [['up', 'down'], async () => (await import('./up-and-down.ts')).addUpAndDown],
  [['setup'], async () => (await import('./setup.ts')).addSetup],
  [['doctor'], async () => (await import('./doctor.ts')).addDoctor],
  [['check'], async () => (await import('./check.ts')).addCheck],
];

/**
 * What a command line needs of the commands: the named one alone, because the libraries for clusters
 * take longer to load than most commands without a cluster to run; all of them for help and typos.
 */
export async function commandsFor([name = '']: readonly string[]): Promise<readonly AddCommand[]> {
  if (name === '--version' || name === '-V') return [];
  const named = commands.filter(([names]) => names.includes(name));
  return Promise.all((named.length > 0 ? named : commands).map(([, load]) => load()));
}
