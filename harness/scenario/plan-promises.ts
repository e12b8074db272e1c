import { HarnessError } from '../errors.ts';
import type { UserPromise } from '../model/promise.ts';
import type { Runbook } from '../model/runbook.ts';
import type { PlanNote, PlannedPromise, Scenario } from '../model/scenario.ts';
import { checkProbeRuns } from './check-probe-runs.ts';
import { linesThatSay } from './lines-that-say.ts';
import { placeInScenario } from './scenario-file.ts';

interface Around {
  readonly runbook: Pick<Runbook, 'file' | 'text'>;
  /** The names of the probes that decide the verdict, and of those that do not. */
  readonly probes: readonly string[];
  readonly traffic: readonly string[];
  /** The promises that all drills of the system share. */
  readonly shared: readonly UserPromise[];
  /** The runbook is not the text that the scenario was written for. */
  readonly otherText: boolean;
}

interface Planned {
  readonly promises: readonly PlannedPromise[];
  readonly notes: readonly PlanNote[];
}

/**
 * What the runbook promises its users, each with its line: the scenario's own promises, or else those that all
 * drills of its system share. An empty list of its own holds none.
 */
export const planPromises = (scenario: Scenario, around: Around): Planned =>
  scenario.promises ? ownPromises(scenario, scenario.promises, around) : sharedPromises(around);

/** BAD_SCENARIO for words of no line or of several, and for a probe that does not run. */
function ownPromises(
  scenario: Scenario,
  own: readonly UserPromise[],
  { runbook, probes, traffic, otherText }: Around,
): Planned {
  const notes: PlanNote[] = [];
  const promises = own.flatMap(({ says, probe }, index): readonly PlannedPromise[] => {
    const placeOf = (key: string) => placeInScenario(scenario, ['promises', index, key]);
    checkProbeRuns(probe, [...probes, ...traffic], placeOf('probe'));
    const [line, ...more] = linesThatSay(says, runbook);
    if (line && more.length === 0) return [{ says, probe, place: line }];
    const how = line
      ? `${more.length + 1} lines of ${runbook.file} say`
      : `No line of ${runbook.file} says`;
    const text = `${how} "${says}".`;
    const place = placeOf('says');
    const next = 'Write words of the one line that makes the promise.';
    if (!otherText) throw new HarnessError('BAD_SCENARIO', text, { next, place });
    notes.push({ text, place });
    return [];
  });
  return { promises, notes };
}

/**
 * Those that this text makes: what fits no line is another text's. They are about traffic alone, because where a
 * probe decides the verdict, its failures are the outage, which is compared with the stated time.
 */
function sharedPromises({ runbook, traffic, shared }: Around): Planned {
  const notes: PlanNote[] = [];
  const promises = new Map<string, PlannedPromise>();
  for (const { says, probe } of shared.filter((one) => traffic.includes(one.probe))) {
    const [place, ...more] = linesThatSay(says, runbook);
    if (!place) continue;
    if (more.length > 0) {
      const lines = `${more.length + 1} lines of ${runbook.file} say "${says}"`;
      notes.push({ text: `${lines}; the promise is not judged`, place });
      continue;
    }
    const key = `${place.line} ${probe}`;
    if (!promises.has(key)) promises.set(key, { says, probe, place });
  }
  return { promises: [...promises.values()], notes };
}
