import { randomInt } from 'node:crypto';
import type { Command } from 'commander';
import { HarnessError } from '../errors.ts';
import type { Plan } from '../model/scenario.ts';
import type { CheckedMutants } from '../mutation/checked-mutants.ts';
import { chooseMutants } from '../mutation/choose-mutants.ts';
import { mutantsOf } from '../mutation/mutants.ts';
import { formatCheckedMutants, formatMutantDiffs } from '../report/mutation/text.ts';
import { RunbookChecker } from './checking/check-runbook.ts';
import { checkMutants } from './mutation/check-mutants.ts';
import type { Terminal } from './terminal.ts';
import { choosePlans } from './work/choose.ts';

interface MutateOptions {
  readonly most: number;
  readonly seed?: number;
  readonly list?: boolean;
  readonly checkOnly?: boolean;
  readonly runbook?: string;
  readonly json?: boolean;
}

const usualMost = 20;

export function addMutate(
  program: Command,
  terminal: Terminal,
  makeChecker = () => new RunbookChecker(),
): void {
  program
    .command('mutate')
    .description('write small mistakes into a procedure, and see what notices them')
    .argument('<name...>', 'scenarios, systems, files or folders, as for run')
    .option('--list', 'only show the mistakes, as diffs')
    .option('--check-only', 'only let check read each of them; starts no cluster')
    .option('--most <n>', 'at most n for each drill', whole('--most', 1, 100_000), usualMost)
    .option(
      '--seed <n>',
      'choose them from n (default: by chance, and printed)',
      whole('--seed', 0, 2 ** 31 - 1),
    )
    .option('--runbook <file>', 'use this text instead of the runbook that the scenario names')
    .option('--json', 'print the result as JSON')
    .action(async (names: string[], options: MutateOptions) => {
      if (!options.list && !options.checkOnly) {
        throw new HarnessError('BAD_USAGE', 'mutate drills no mutants yet.', {
          next: 'Use --list to see them, or --check-only to see which of them check finds.',
        });
      }
      const { seed = randomInt(2 ** 31) } = options;
      const plans = await choosePlans(names, { runbook: options.runbook });
      const checker = makeChecker();
      const results: CheckedMutants[] = [];
      for (const plan of plans) {
        const listed = chosenOf(plan, { most: options.most, seed });
        const result = options.list ? listed : await check(listed, plan, checker, terminal);
        results.push(result);
        if (options.json) continue;
        const format = options.list ? formatMutantDiffs : formatCheckedMutants;
        terminal.out(`${format(result, terminal.paint)}\n`);
      }
      if (options.json) terminal.out(JSON.stringify({ seed, drills: results }, null, 2));
      const isChosen = results.some(({ chosen, candidates }) => chosen.length < candidates);
      if (isChosen) terminal.say(`The mutants were chosen with --seed ${seed}.`);
      for (const notice of checker.notices) terminal.say(notice);
    });
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
    `${option} ${text}: expected a whole number from ${least} to ${most}.`,
    { next: '`firedrill mutate --help` shows the options.' },
  );
};
