import { z } from 'zod';
import type { Automation } from '../model/automation.ts';
import { openable } from '../model/opening.ts';
import type { Place } from '../model/runbook.ts';
import type { ArmName, Branch, Scenario, SymptomCheck } from '../model/scenario.ts';
import { checklistItem } from './checklist-item.ts';
import { count, duration, objectName, positiveDuration, text } from './fields.ts';
import { lastingChange } from './lasting-schema.ts';
import { mergeSchema } from './merge/merge-schema.ts';
import { userPromise } from './user-promise.ts';
import { placeInYaml, readYaml } from './yaml-file.ts';
import type { YamlPath } from './yaml-issues.ts';

/** The reaction time of a fast person: read the page, open the runbook, find the section, paste the first command. */
const defaultReactionMs = 15_000;

const orderName = /^[A-Za-z0-9][-A-Za-z0-9]*$/;

const arm = z
  .string()
  .refine(
    isArmName,
    'expected runbook, control, without-<number of a step> or order-<name of an order>',
  );

/** What stands above the first number, or in a procedure without numbers, is item 0. */
const itemNumber = z.number().int().min(0, 'must be a whole number from 0');

const automation = z
  .strictObject({
    name: text,
    item: itemNumber.optional(),
    command: count.optional(),
    where: text.optional(),
    run: text.optional(),
    type: z.union([z.literal('all'), z.array(text).min(1)]).optional(),
    merge: mergeSchema.optional(),
    because: text,
  })
  .transform((written, context): Automation => {
    const step = stepOf(written);
    const { name, because, run, type, merge } = written;
    const ways = [run, type, merge].filter((way) => way !== undefined);
    if (!step) context.addIssue('an automation needs its step: give item and command, or where');
    else if (ways.length !== 1)
      context.addIssue('an automation does one thing: give one of run, type and merge');
    else if (run !== undefined) return { name, step, run, because };
    else if (type !== undefined) return { name, step, type, because };
    else if (merge !== undefined) return { name, step, merge, because };
    return z.NEVER;
  });

interface WrittenStep {
  readonly item?: number | undefined;
  readonly command?: number | undefined;
  readonly where?: string | undefined;
}

function stepOf({ item, command, where }: WrittenStep): Automation['step'] | undefined {
  const counted = item !== undefined && command !== undefined;
  if (where === undefined && counted) return { item, command };
  return where !== undefined && item === undefined && command === undefined ? { where } : undefined;
}

const orders = z.record(z.string(), z.array(count)).superRefine((named, context) => {
  for (const name of Object.keys(named).filter((name) => !orderName.test(name))) {
    context.addIssue({
      code: 'custom',
      path: [name],
      message: 'the name of an order has letters, digits and "-" only',
    });
  }
});

const symptom = z
  .strictObject({
    symptom: count,
    probeDetail: text.optional(),
    logs: z.strictObject({ namespace: objectName, selector: text, includes: text }).optional(),
    event: z.strictObject({ namespace: objectName, reason: text }).optional(),
  })
  .transform(({ symptom: position, probeDetail, logs, event }, context): SymptomCheck => {
    const places = [
      ...(probeDetail !== undefined ? [{ probeDetail }] : []),
      ...(logs ? [{ logs }] : []),
      ...(event ? [{ event }] : []),
    ];
    const [place] = places;
    if (place && places.length === 1) return { symptom: position, ...place };
    context.addIssue('look for a symptom in one place: give either probeDetail or logs or event');
    return z.NEVER;
  });

const branch = z
  .strictObject({
    item: itemNumber.optional(),
    where: text.optional(),
    take: z.boolean(),
    because: text,
  })
  .transform(({ item, where, ...same }, context): Branch => {
    if (item === undefined && where === undefined)
      context.addIssue('give the number of the item, or "where" with words of its label');
    return {
      ...(item !== undefined && { item }),
      ...same,
      ...(where !== undefined && { where }),
    };
  });

const scenarioSchema = z.strictObject({
  title: text,
  system: text,
  runbook: text,
  procedure: text,
  fault: z.looseObject({ kind: text }),
  bindings: z.record(z.string(), z.string()).default({}),
  lookups: z.record(z.string(), text).default({}),
  branches: z.array(branch).default([]),
  symptoms: z.array(symptom).default([]),
  arms: z.array(arm).default(['runbook', 'control']),
  stablePasses: count.default(20),
  reaction: duration.default(defaultReactionMs),
  stepTimeout: positiveDuration.default(120_000),
  endlessAfter: positiveDuration.default(10_000),
  bite: positiveDuration.default(10_000),
  claims: z.array(text).default([]),
  rto: positiveDuration.optional(),
  deadline: positiveDuration.optional(),
  control: z
    .strictObject({ horizon: positiveDuration.optional(), ends: z.literal('longer').optional() })
    .default({}),
  parts: z.array(text).default([]),
  probes: z
    .array(text)
    .min(1, 'needs at least one probe: without a probe nothing sees the fault')
    .optional(),
  traffic: z.array(text).default([]),
  prepare: text.optional(),
  automations: z.array(automation).default([]),
  mayFail: z
    .array(z.strictObject({ where: text, item: itemNumber.exactOptional(), because: text }))
    .default([]),
  alerts: z.array(z.strictObject({ says: text, rule: text })).default([]),
  alertRules: z.literal('runbook').exactOptional(),
  promises: z.array(userPromise).exactOptional(),
  inventories: z.array(text).default([]),
  checklist: z.array(checklistItem).default([]),
  verification: text.optional(),
  orders: orders.default({}),
  operator: z
    .strictObject({
      allow: z.array(z.strictObject({ what: z.enum(openable), because: text })).default([]),
    })
    .default({ allow: [] }),
  lasting: z.array(lastingChange).default([]),
  smoke: z.boolean().optional(),
  // The old name of `smoke`.
  telling: z.boolean().optional().meta({ deprecated: true }),
});

export function isArmName(text: string): text is ArmName {
  const [, order] = /^order-(.*)$/.exec(text) ?? [];
  if (order !== undefined) return orderName.test(order);
  return /^(runbook|control|without-[1-9]\d*)$/.test(text);
}

/** A scenario without its `id`, which follows from the system and the file name. */
export type ScenarioFile = Omit<Scenario, 'id'>;

/** Reads a scenario. BAD_SCENARIO with every fault found, each with its `file:line:column`. */
export function parseScenario(file: string, source: string): ScenarioFile {
  const written = readYaml({ file, text: source }, scenarioSchema, 'BAD_SCENARIO');
  const { reaction, stepTimeout, endlessAfter, bite, rto, deadline, control, ...rest } = written;
  const { probes, prepare, verification, smoke, telling, operator, ...same } = rest;
  return {
    ...same,
    file,
    text: source,
    allow: operator.allow,
    smoke: smoke ?? telling ?? false,
    reactionMs: reaction,
    stepTimeoutMs: stepTimeout,
    endlessMs: endlessAfter,
    biteMs: bite,
    ...(probes && { probes }),
    ...(prepare !== undefined && { prepare }),
    ...(verification !== undefined && { verification }),
    ...(rto !== undefined && { rtoMs: rto }),
    ...(deadline !== undefined && { deadlineMs: deadline }),
    ...(control.horizon !== undefined && { controlMs: control.horizon }),
    ...(control.ends && { controlEnds: control.ends }),
  };
}

/** The place of a part of the scenario in its file: `['branches', 0, 'item']`. */
export function placeInScenario(scenario: ScenarioFile, path: YamlPath): Place {
  return placeInYaml(scenario, path);
}
