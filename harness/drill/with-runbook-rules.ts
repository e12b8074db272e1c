import { abortable } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import type { Recorder } from '../journal/recorder.ts';
import { all } from '../judge/measure/arm-record.ts';
import type { RuleFence } from '../model/alert-rules.ts';
import type { Plan } from '../model/scenario.ts';
import type { LoadedRules } from '../ports.ts';
import type { DrillTools } from './tools.ts';

/**
 * Does the work while the runbook's own alert rules are evaluated. Alerts decide nothing, so rules that cannot be
 * loaded are recorded with the reason, and are not an error; rules that cannot be taken out are left behind.
 */
export async function withRunbookRules(
  { rules }: Plan,
  tools: DrillTools,
  recorder: Recorder,
  work: () => Promise<void>,
): Promise<void> {
  const loaded = await load(rules, tools, recorder);
  try {
    await work();
  } finally {
    await remove(loaded, tools, recorder);
  }
}

/** Why nobody evaluates a rule of the runbook; undefined for one that is evaluated, or is the system's own. */
export function whyNotLoaded(
  rule: string,
  { recorder }: { readonly recorder: Recorder },
): string | undefined {
  const fences = all(recorder.events, 'alert-rules').filter(({ rules }) =>
    rules.some(({ name }) => name === rule),
  );
  return fences.some(({ loaded }) => loaded) ? undefined : fences[0]?.because;
}

async function load(
  fences: readonly RuleFence[],
  { ruleLoader, signal }: DrillTools,
  recorder: Recorder,
): Promise<LoadedRules | undefined> {
  const record = ({ place, endLine, rules }: RuleFence, because?: string) => {
    const named = rules.map(({ name, place }) => ({ name, place }));
    const loaded = because === undefined;
    const why = loaded ? {} : { because };
    recorder.record({ type: 'alert-rules', place, endLine, rules: named, loaded, ...why });
  };
  const whole = fences.filter(({ document }) => document !== '');
  for (const fence of fences) {
    const [problem] = fence.problems;
    if (problem) record(fence, `line ${problem.place.line}: ${problem.text}`);
  }
  if (whole.length === 0) return undefined;
  if (!ruleLoader) {
    for (const fence of whole) record(fence, 'nothing here evaluates rules of a runbook');
    return undefined;
  }
  try {
    const loaded = await abortable(ruleLoader.load(whole.map(({ document }) => document)), signal);
    for (const [index, fence] of whole.entries()) record(fence, loaded.refused[index] ?? undefined);
    return loaded;
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'ALERTS_FAILED') throw error;
    for (const fence of whole) record(fence, error.message);
    return undefined;
  }
}

async function remove(
  loaded: LoadedRules | undefined,
  { signal }: DrillTools,
  recorder: Recorder,
): Promise<void> {
  try {
    await loaded?.remove(signal);
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    recorder.record({ type: 'left-behind', what: `alert rules of the runbook: ${error.message}` });
  }
}
