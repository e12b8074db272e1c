import { z } from 'zod';
import type { Place } from '../model/runbook.ts';
import type { ArmName, Scenario, SymptomCheck } from '../model/scenario.ts';
import { count, duration, objectName, positiveDuration, text } from './fields.ts';
import { placeInYaml, readYaml } from './yaml-file.ts';
import type { YamlPath } from './yaml-issues.ts';

const arm = z
  .string()
  .refine(isArmName, 'an arm is runbook, control, or without-<number of a step>');

const symptom = z
  .strictObject({
    symptom: count,
    probeDetail: text.optional(),
    logs: z.strictObject({ namespace: objectName, selector: text, includes: text }).optional(),
  })
  .transform(({ symptom: position, probeDetail, logs }, context): SymptomCheck => {
    if (probeDetail !== undefined && !logs) return { symptom: position, probeDetail };
    if (logs && probeDetail === undefined) return { symptom: position, logs };
    context.addIssue('a symptom is looked for in one place: give either probeDetail or logs');
    return z.NEVER;
  });

const scenarioSchema = z.strictObject({
  title: text,
  system: text,
  runbook: text,
  procedure: text,
  fault: z.looseObject({ kind: text }),
  bindings: z.record(z.string(), z.string()).default({}),
  branches: z.array(z.strictObject({ item: count, take: z.boolean(), because: text })).default([]),
  symptoms: z.array(symptom).default([]),
  arms: z.array(arm).default(['runbook', 'control']),
  stablePasses: count.default(20),
  reaction: duration.default(0),
  stepTimeout: positiveDuration.default(120_000),
  endlessAfter: positiveDuration.default(10_000),
  bite: positiveDuration.default(10_000),
  rto: positiveDuration.optional(),
  deadline: positiveDuration.optional(),
  control: z.strictObject({ horizon: positiveDuration }).optional(),
  parts: z.array(text).default([]),
  automations: z.array(z.never()).default([]),
  alerts: z.array(z.never()).default([]),
  inventories: z.array(text).default([]),
  orders: z.record(z.string(), z.array(count)).default({}),
  telling: z.boolean().default(false),
});

export function isArmName(text: string): text is ArmName {
  return /^(runbook|control|without-[1-9]\d*)$/.test(text);
}

/** What a scenario's file says; its `id` follows from the system and is added by who finds it. */
export type ScenarioFile = Omit<Scenario, 'id'>;

/** Reads a scenario. BAD_SCENARIO with every fault found, each with its `file:line:column`. */
export function parseScenario(file: string, source: string): ScenarioFile {
  const { reaction, stepTimeout, endlessAfter, bite, rto, deadline, control, ...same } = readYaml(
    { file, text: source },
    scenarioSchema,
    'BAD_SCENARIO',
  );
  return {
    ...same,
    file,
    text: source,
    reactionMs: reaction,
    stepTimeoutMs: stepTimeout,
    endlessMs: endlessAfter,
    biteMs: bite,
    ...(rto !== undefined && { rtoMs: rto }),
    ...(deadline !== undefined && { deadlineMs: deadline }),
    ...(control && { controlMs: control.horizon }),
  };
}

/** Where a part of the scenario stands in its file: `['branches', 0, 'item']`. */
export function placeInScenario(scenario: ScenarioFile, path: YamlPath): Place {
  return placeInYaml(scenario, path);
}
