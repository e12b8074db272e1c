import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { isFolder } from '../catalog/markdown-files.ts';
import { HarnessError } from '../errors.ts';
import { formatDuration } from '../model/duration.ts';
import type { Plan } from '../model/scenario.ts';
import { wayOutText } from '../report/words.ts';
import { formatPlace } from '../scenario/place.ts';
import { describeRunbook } from './reading/describe-runbook.ts';
import { readingJson, readRunbook } from './reading/read-runbook.ts';
import { standardInput } from './standard-input.ts';
import type { Terminal } from './terminal.ts';
import { type Refused, tryPlans } from './work/choose.ts';
import { describeStated } from './work/describe-stated.ts';
import { countSteps, describeSteps } from './work/describe-steps.ts';

const examples = `
Examples:
  firedrill plan ops.md                              how a runbook is read, before there is a scenario
  firedrill plan raibid-ci/redis-hang                what a drill will do
  firedrill plan raibid-ci --runbook ops.md          which drills of a system another text can be used for`;

export function addPlan(program: Command, terminal: Terminal): void {
  program
    .command('plan')
    .description(
      'show how a runbook is read, or what a drill will do, step by step; starts nothing',
    )
    .argument(
      '<name...>',
      'runbooks (ops.md, or - for standard input); scenarios, systems or folders, as for run',
    )
    .option('--runbook <file>', 'use this text instead of the runbook that the scenario names')
    .option('--json', 'print the plans as JSON')
    .addHelpText('after', examples)
    .action(async (names: string[], options: PlanOptions) => {
      const texts = names.filter(isRunbook);
      const drills = names.filter((name) => !isRunbook(name));
      if (texts.length > 0 && options.runbook !== undefined) {
        const what = `${texts[0]} is a runbook, and --runbook is for scenarios.`;
        throw new HarnessError('BAD_USAGE', what, { next: 'Leave one of them out.' });
      }
      const readings = [];
      for (const text of texts) readings.push(await readRunbook(text));
      const { plans, refused } =
        drills.length > 0 ? await tryPlans(drills, options) : { plans: [], refused: [] };
      const [first] = refused;
      if (first && !first.partly && plans.length + readings.length + refused.length === 1) {
        throw first.error;
      }
      if (options.json) {
        terminal.out(JSON.stringify([...readings.map(readingJson), ...plans], null, 2));
      } else {
        for (const { runbook, notices } of readings) {
          terminal.out(describeRunbook(runbook, notices, terminal.paint));
        }
        for (const plan of plans) terminal.out(describePlan(plan, terminal));
        for (const { partly } of refused) if (partly) terminal.out(describePlan(partly, terminal));
      }
      printRefused(refused, terminal);
    });
}

interface PlanOptions {
  readonly runbook?: string;
  readonly json?: boolean;
}

/** Markdown, and any other file that is not YAML or JSON, as `check` takes it. Every other name is a drill's. */
function isRunbook(name: string): boolean {
  if (name === standardInput || /\.(?:md|markdown)$/i.test(name)) return !isFolder(name);
  return existsSync(name) && !isFolder(name) && !/\.(?:ya?ml|json)$/i.test(name);
}

function printRefused(refused: readonly Refused[], { say, paint }: Terminal): void {
  for (const { id, error, partly } of refused) {
    const where = error.place ? `${formatPlace(error.place)}: ` : '';
    say(
      `${paint.bad(error.code)}  ${id} ${partly ? 'fits in part' : 'is not planned'}: ${where}${error.message}`,
    );
    if (error.next) say(`→ ${error.next}`);
  }
  if (refused.length > 0) {
    process.exitCode = Math.max(...refused.map(({ error }) => error.exitCode));
  }
}

function describePlan(plan: Plan, { paint }: Terminal): string {
  const { scenario, procedure, runbook } = plan;
  return [
    paint.bold(`${scenario.id}: ${scenario.title}`),
    `  procedure  ${procedure.title} (${runbook.file}:${procedure.place.line})`,
    `  fault      ${describeFault(plan)}`,
    `  RTO        ${describeBound(plan)}; watched for ${formatDuration(plan.deadlineMs)}`,
    `  reaction   ${describeReaction(scenario)}`,
    `  arms       ${scenario.arms.join(', ')}; control watched for ${formatDuration(plan.controlMs)}`,
    `  probes     ${plan.probes.map(({ name, rate }) => `${name} ${rate}/s`).join(', ')}`,
    ...describeEvidence(plan),
    ...describeValues(scenario),
    ...describeStated(procedure, paint, plan.rto),
    `  steps      ${plan.steps.length}: ${countSteps(plan.steps)}`,
    ...scenario.lasting.map(({ object, because }) => `  lasting    ${object}: ${because}`),
    ...plan.waysOut.map((one) => paint.unsure(`  way out    ${wayOutText(one)}`)),
    ...describeSteps(plan.steps, paint),
    ...plan.checklist.map(describeCheck),
    ...plan.promises.map(describePromise),
    ...plan.notes.map(({ text, place }) => paint.unsure(`  note       ${place.line}: ${text}`)),
    '',
  ].join('\n');
}

/** A person's reaction time before the first step. */
function describeReaction({ reactionMs }: Plan['scenario']): string {
  if (reactionMs === 0) return 'none: the first step starts when the break is seen';
  return `${formatDuration(reactionMs)} from the break to the first step, part of the outage`;
}

function describeBound({ rto }: Plan): string {
  if (!rto) return 'no time stated';
  const claim = rto.claim ? `"${rto.claim.text}", ${rto.place.file}:${rto.place.line}` : 'scenario';
  return `${formatDuration(rto.ms)} (${claim})`;
}

/** What the drill reads in addition to the probes. */
function describeEvidence(plan: Plan): readonly string[] {
  const { scenario, traffic, inventories, invariants, alerts, promises } = plan;
  const decides = (name: string) =>
    promises.some(({ probe }) => probe === name)
      ? 'decides on a promise alone'
      : 'does not decide the verdict';
  const lists: readonly [string, readonly string[]][] = [
    ['traffic', traffic.map(({ name, rate }) => `${name} ${rate}/s, ${decides(name)}`)],
    ['parts', scenario.parts],
    ['compares', inventories.map(({ name }) => name)],
    ['reads', invariants.map(({ name, says }) => `${name} (${says})`)],
    ['alerts', alerts.map(({ rule, place }) => `${rule} (${place.file}:${place.line})`)],
  ];
  return lists
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `  ${what.padEnd(9)}  ${names.join(', ')}`);
}

function describeCheck({ text, place, answer }: Plan['checklist'][number]): string {
  const by = answer?.kind === 'probe' ? `the probe ${answer.probe}` : answer?.command.trim();
  return `  check      ${place.line}: ${text}: ${by ?? 'nothing answers it'}`;
}

function describePromise({ says, probe, place }: Plan['promises'][number]): string {
  return `  promise    ${place.line}: ${says}: no request of ${probe} fails`;
}

/** Where the value of each placeholder comes from. */
function describeValues({ bindings, lookups }: Plan['scenario']): readonly string[] {
  return [
    ...Object.entries(bindings).map(([name, value]) => `  value      ${name} is ${value}`),
    ...Object.entries(lookups).map(
      ([name, run]) => `  look-up    ${name} is what this prints when a step is due: ${run.trim()}`,
    ),
  ];
}

function describeFault({ scenario }: Plan): string {
  const { kind, ...fields } = scenario.fault;
  return `${kind} ${JSON.stringify(fields)}`;
}
