import type { Command } from 'commander';
import { formatDuration } from '../model/duration.ts';
import type { Plan } from '../model/scenario.ts';
import { wayOutText } from '../report/words.ts';
import type { Terminal } from './terminal.ts';
import { choosePlans } from './work/choose.ts';
import { describeStated } from './work/describe-stated.ts';
import { countSteps, describeSteps } from './work/describe-steps.ts';

export function addPlan(program: Command, terminal: Terminal): void {
  program
    .command('plan')
    .description('show what a drill will do, step by step; starts nothing')
    .argument('<scenario...>', 'scenarios, systems or folders, as for run')
    .option('--runbook <file>', 'use this text instead of the runbook that the scenario names')
    .option('--json', 'print the plans as JSON')
    .action(async (names: string[], options: { runbook?: string; json?: boolean }) => {
      const plans = await choosePlans(names, options);
      if (options.json) terminal.out(JSON.stringify(plans, null, 2));
      else for (const plan of plans) terminal.out(describePlan(plan, terminal));
    });
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
    ...describeStated(procedure, paint, plan.rto),
    `  steps      ${plan.steps.length}: ${countSteps(plan.steps)}`,
    ...plan.waysOut.map((one) => paint.unsure(`  way out    ${wayOutText(one)}`)),
    ...describeSteps(plan.steps, paint),
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
  const { scenario, traffic, inventories, invariants, alerts } = plan;
  const lists: readonly [string, readonly string[]][] = [
    ['traffic', traffic.map(({ name, rate }) => `${name} ${rate}/s, does not decide the verdict`)],
    ['parts', scenario.parts],
    ['compares', inventories.map(({ name }) => name)],
    ['reads', invariants.map(({ name, says }) => `${name} (${says})`)],
    ['alerts', alerts.map(({ rule, place }) => `${rule} (${place.file}:${place.line})`)],
  ];
  return lists
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `  ${what.padEnd(9)}  ${names.join(', ')}`);
}

function describeFault({ scenario }: Plan): string {
  const { kind, ...fields } = scenario.fault;
  return `${kind} ${JSON.stringify(fields)}`;
}
