import { formatDuration } from '../model/duration.ts';
import type { Procedure, Runbook } from '../model/runbook.ts';
import type { Plan, PlanNote, Scenario } from '../model/scenario.ts';
import { languageNotice } from '../runbook/prose/language.ts';
import { placeInScenario } from './scenario-file.ts';

// What a reader of a plan should know, and what stops no drill.

export function noteLanguage({ file, text: whole }: Runbook): readonly PlanNote[] {
  const text = languageNotice(whole);
  return text === undefined ? [] : [{ text, place: { file, line: 1, column: 1 } }];
}

/** A stated time of half an hour need not be waited out: a system that recovers usually does so earlier. */
export function noteDeadline(
  deadlineMs: number,
  rto: Plan['rto'],
  scenario: Scenario,
): readonly PlanNote[] {
  if (!rto || deadlineMs > rto.ms) return [];
  const [ends, bound] = [formatDuration(deadlineMs), formatDuration(rto.ms)];
  const text = `watching ends after ${ends}; a system that is still broken then may still recover within ${bound}`;
  return [{ text, place: placeInScenario(scenario, ['deadline']) }];
}

/** The reaction is part of the outage: if it takes the whole RTO, no procedure can be in time. */
export function noteReaction(rto: Plan['rto'], scenario: Scenario): readonly PlanNote[] {
  const { reactionMs } = scenario;
  if (!rto || reactionMs < rto.ms) return [];
  const [waits, bound] = [formatDuration(reactionMs), formatDuration(rto.ms)];
  const text = `a reaction of ${waits} leaves nothing of the RTO of ${bound}: set a shorter reaction`;
  return [{ text, place: placeInScenario(scenario, ['reaction']) }];
}

/** `told`: lines that something else has said of. */
export function noteMaterial(
  steps: Procedure['steps'],
  told: ReadonlySet<number> = new Set(),
): readonly PlanNote[] {
  return steps
    .filter((step) => step.kind === 'material')
    .filter(({ place, endLine }) => !linesBetween(place.line, endLine).some((at) => told.has(at)))
    .map(({ language, place }) => ({
      text: `a fence ${language ? `of ${language}` : 'without a language'} is not run`,
      place,
    }));
}

const linesBetween = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

export function noteSymptoms(procedure: Procedure, scenario: Scenario): readonly PlanNote[] {
  return scenario.symptoms.flatMap(({ symptom }, index) => {
    const stated = procedure.symptoms.length;
    if (symptom <= stated) return [];
    const text = `the scenario looks for symptom ${symptom}, but the procedure states ${stated}`;
    return [{ text, place: placeInScenario(scenario, ['symptoms', index, 'symptom']) }];
  });
}
