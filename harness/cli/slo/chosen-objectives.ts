import { resolve } from 'node:path';
import { SettingsFinder } from '../../catalog/check-settings.ts';
import { readTextFile, shownPath } from '../../catalog/text-file.ts';
import { HarnessError } from '../../errors.ts';
import type { Objective } from '../../model/objective.ts';
import { parseOpenSlo } from '../../scenario/open-slo.ts';
import type { Terminal } from '../terminal.ts';

/** The objectives of an OpenSLO file, else those of the settings. BAD_SETTINGS if there is none. */
export async function chosenObjectives(
  file: string | undefined,
  { say }: Pick<Terminal, 'say'>,
): Promise<readonly Objective[]> {
  if (file === undefined) {
    const { settings } = await new SettingsFinder().of(process.cwd());
    if (settings.objectives.length > 0) return settings.objectives;
    throw new HarnessError('BAD_SETTINGS', 'No objective is set: .firedrill.yaml has none.', {
      next: 'Add for example: objectives: [{ name: redis-recovers, drill: raibid-ci/redis-hang, target: 90 % }]. docs/slo.md lists the keys.',
    });
  }
  const shown = shownPath(file);
  const { objectives, notes } = parseOpenSlo(
    shown,
    await readTextFile(resolve(file), 'BAD_SETTINGS'),
  );
  for (const note of notes) say(note);
  if (objectives.length > 0) return objectives;
  throw new HarnessError('BAD_SETTINGS', `${shown} has no SLO that Firedrill judges.`, {
    next: 'docs/slo.md shows one; `firedrill slo --format openslo` writes those of .firedrill.yaml.',
  });
}
