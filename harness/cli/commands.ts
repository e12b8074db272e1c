import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Adds a command, or a few on one subject, to the program. */
export type AddCommand = (program: Command, terminal: Terminal) => void;

type Load = () => Promise<AddCommand>;

const noCluster = 'Without a cluster:';
const cluster = 'On a cluster:';
const machine = 'This machine:';

/** Each entry has the command names that it adds and its group; the help lists them in this order. */
const commands: readonly (readonly [names: readonly string[], group: string, load: Load])[] = [
  [['check'], noCluster, async () => (await import('./check.ts')).addCheck],
  [['list'], noCluster, async () => (await import('./list.ts')).addList],
  [['plan'], noCluster, async () => (await import('./plan.ts')).addPlan],
  [['affected'], noCluster, async () => (await import('./affected.ts')).addAffected],
  [['judge'], noCluster, async () => (await import('./judge.ts')).addJudge],
  [['durations'], noCluster, async () => (await import('./durations.ts')).addDurations],
  [['history'], noCluster, async () => (await import('./history.ts')).addHistory],
  [['status'], noCluster, async () => (await import('./status.ts')).addStatus],
  [['slo'], noCluster, async () => (await import('./slo.ts')).addSlo],
  [['evidence'], noCluster, async () => (await import('./evidence.ts')).addEvidence],
  [['init'], noCluster, async () => (await import('./init.ts')).addInit],
  [['run'], cluster, async () => (await import('./run.ts')).addRun],
  [['mutate'], cluster, async () => (await import('./mutate.ts')).addMutate],
  [['revert'], cluster, async () => (await import('./revert.ts')).addRevert],
  [['up', 'down'], cluster, async () => (await import('./up-and-down.ts')).addUpAndDown],
  [['setup'], machine, async () => (await import('./setup.ts')).addSetup],
  [['doctor'], machine, async () => (await import('./doctor.ts')).addDoctor],
];

export const isCommand = (name: string): boolean =>
  name === 'help' || commands.some(([names]) => names.includes(name));

/**
 * The commands that a command line needs: only the named one, because loading the cluster libraries takes
 * longer than most commands take to run; all of them for help and for typos.
 */
export async function commandsFor([name = '']: readonly string[]): Promise<readonly AddCommand[]> {
  if (name === '--version' || name === '-V') return [];
  const named = commands.filter(([names]) => names.includes(name));
  const needed = named.length > 0 ? named : commands;
  return Promise.all(needed.map(async ([, group, load]) => inGroup(group, await load())));
}

const inGroup =
  (group: string, add: AddCommand): AddCommand =>
  (program, terminal) => {
    program.commandsGroup(group);
    add(program, terminal);
  };
