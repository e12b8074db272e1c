import { dirname, resolve } from 'node:path';
import { SettingsFinder } from '../../catalog/check-settings.ts';
import { lookBeside } from '../../catalog/file-lookup.ts';
import type { Finding } from '../../model/finding.ts';
import type { Plan } from '../../model/scenario.ts';
import type { CheckedMutant } from '../../mutation/checked-mutants.ts';
import { foundByCheck } from '../../mutation/found-by-check.ts';
import type { Mutant } from '../../mutation/mutants.ts';
import type { RunbookChecker } from '../checking/check-runbook.ts';

/** Reads each mutant as `firedrill check` would read the runbook with its mistake, by the same settings. */
export async function checkMutants(
  { runbook: { file, text } }: Pick<Plan, 'runbook'>,
  mutants: readonly Mutant[],
  checker: Pick<RunbookChecker, 'check'>,
  onChecked: (count: number) => void = () => {},
): Promise<readonly CheckedMutant[]> {
  const { settings } = await new SettingsFinder().of(dirname(resolve(file)));
  const files = lookBeside(file);
  const findingsIn = async (of: string): Promise<readonly Finding[]> => {
    const { runbook } = await checker.check({ file, text: of, files }, settings);
    return runbook.findings;
  };
  const before = mutants.length > 0 ? await findingsIn(text) : [];
  const checked: CheckedMutant[] = [];
  for (const mutant of mutants) {
    const finding = foundByCheck(mutant, before, await findingsIn(mutant.text));
    checked.push({ mutant, ...(finding && { finding }) });
    onChecked(checked.length);
  }
  return checked;
}
