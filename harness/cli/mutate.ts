import { randomInt } from 'node:crypto';
import type { Command } from 'commander';
import { HarnessError } from '../errors.ts';
import type { Plan } from '../model/scenario.ts';
import type { CheckedMutants } from '../mutation/checked-mutants.ts';
import { chooseMutants } from '../mutation/choose-mutants.ts';
import { mutantsOf } from '../mutation/mutants.ts';
import { formatCheckedMutants, formatMutantDiffs } from '../report/mutation/checked-text.ts';
import { RunbookChecker } from './checking/check-runbook.ts';
import { given } from './given.ts';
import { checkMutants } from './mutation/check-mutants.ts';
import { planMutants } from './mutation/plan-mutants.ts';
import type { Terminal } from './terminal.ts';
import { chooseDrills, partsOf, planDrills } from './work/choose.ts';
import type { RehearseOptions } from './work/rehearse.ts';

interface MutateOptions extends Omit<RehearseOptions, 'place'> {
  readonly most: number;
  readonly seed?: number;
  readonly list?: boolean;
  readonly checkOnly?: boolean;
  readonly runbook?: string;
}

const usualMost = 20;

export function addMutate(
  program: Command,
  terminal: Terminal,
  makeChecker = () => new RunbookChecker(),
): void {
  program
    .command('mutate')
    .description('write small mistakes into a procedure, and see whether check or a drill notices')
    .argument('<name...>', 'scenarios, systems, files or folders, as for run')
    .option('--list', 'only show the mistakes, as diffs; nothing runs')
    .option('--check-only', 'only let check read each of them; starts no cluster')
    .option('--most <n>', 'at most n for each drill', whole('--most', 1, 100_000), usualMost)
    .option(
      '--seed <n>',
      'choose them from n (default: by chance, and printed)',
      whole('--seed', 0, 2 ** 31 - 1),
    )
    .option('--runbook <file>', 'use this text instead of the runbook that the scenario names')
    .option('--keep', 'keep the cluster; the next run with --keep reuses it if it is unchanged')
    .option('--out <folder>', 'write journals and reports to this folder', 'out')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExit codes:\n  0  every mutant is killed; with --list and --check-only, always\n  1  a mutant survived: nothing noticed the mistake\n  2  wrong usage or bad input; nothing was started\n  3  a mutant is inconclusive, or Firedrill itself failed',
    )
    .action(async (names: string[], options: MutateOptions) => {
      const { seed = randomInt(2 ** 31), runbook, most } = options;
      if (options.list && options.checkOnly) {
        throw new HarnessError('BAD_USAGE', '--list and --check-only contradict each other.', {
          next: 'Use only one of them.',
        });
      }
      const otherText = runbook !== undefined;
      const sources = await chooseDrills(names, { runbook });
      const plans = planDrills(sources, sources, { otherText, arms: undefined });
      const checker = makeChecker();
      const results: CheckedMutants[] = [];
      for (const plan of plans) {
        const listed = chosenOf(plan, { most, seed });
        results.push(options.list ? listed : await check(listed, plan, checker, terminal));
      }
      for (const notice of checker.notices) terminal.say(notice);
      const isChosen = results.some(({ chosen, candidates }) => chosen.length < candidates);
      if (isChosen) terminal.say(`The mutants are chosen with --seed ${seed}.`);
      const drills = sources.map((source, index): readonly Plan[] => {
        const [page, checked] = [plans[index], results[index]];
        if (options.list || options.checkOnly || !page || !checked) return [];
        return planMutants(source, page, checked, { seed, parts: partsOf(source.system, sources) });
      });
      print(
        results.filter((_, index) => drills[index]?.length === 0),
        { ...options, seed },
        terminal,
      );
      if (drills.flat().length === 0) return;
      // Only now: it loads what speaks to a cluster.
      const { rehearse } = await import('./work/rehearse.ts');
      // A history is about pages as they are.
      const work = { plans: drills.flat(), edits: [] };
      await rehearse(work, { ...options, place: undefined }, terminal);
    });
}

/** What needs no drill. */
function print(
  results: readonly CheckedMutants[],
  { list, json, seed }: Pick<MutateOptions, 'list' | 'json'> & { readonly seed: number },
  { out, paint }: Terminal,
): void {
  if (results.length === 0) return;
  if (json) {
    out(JSON.stringify({ seed, drills: results }, null, 2));
    return;
  }
  const format = list ? formatMutantDiffs : formatCheckedMutants;
  for (const result of results) out(`${format(result, paint)}\n`);
}

function chosenOf(plan: Plan, budget: Parameters<typeof chooseMutants>[1]): CheckedMutants {
  const { scenario, procedure, runbook } = plan;
  const mutants = mutantsOf(plan);
  const equivalent = mutants.filter((mutant) => mutant.equivalent !== undefined);
  return {
    drill: scenario.id,
    procedure: { title: procedure.title, place: procedure.place },
    runbook: { file: runbook.file, text: runbook.text },
    candidates: mutants.length - equivalent.length,
    chosen: chooseMutants(mutants, budget).map((mutant) => ({ mutant })),
    equivalent,
  };
}

async function check(
  listed: CheckedMutants,
  plan: Plan,
  checker: RunbookChecker,
  { status }: Terminal,
): Promise<CheckedMutants> {
  const mutants = listed.chosen.map(({ mutant }) => mutant);
  const chosen = await checkMutants(plan, mutants, checker, (count) =>
    status(`${listed.drill}: check has read ${count} of ${mutants.length} mutants`),
  );
  return { ...listed, chosen };
}

const whole = (option: string, least: number, most: number) => (text: string) => {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new HarnessError(
    'BAD_USAGE',
    `${given(option, text)}: expected a whole number from ${least} to ${most}.`,
    { next: '`firedrill mutate --help` shows the options.' },
  );
};
