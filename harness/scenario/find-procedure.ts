import { HarnessError } from '../errors.ts';
import { didYouMean, nearest } from '../model/nearest.ts';
import type { Procedure, Runbook } from '../model/runbook.ts';
import { formatPlace } from './place.ts';
import { placeInScenario, type ScenarioFile } from './scenario-file.ts';

interface FindOptions {
  /** The key of the scenario that names the procedure. */
  readonly key?: 'procedure' | 'prepare';
  /** The runbook is not the text that the scenario was written for. */
  readonly otherText?: boolean;
}

/**
 * The procedure that a scenario names under `key`: by its title, by `Outer title > Title`, or by
 * `line 12`. UNKNOWN_PROCEDURE if none or more than one matches, NO_STEPS if it has nothing to do.
 */
export function findProcedure(
  scenario: ScenarioFile,
  runbook: Runbook,
  { key = 'procedure', otherText = false }: FindOptions = {},
): Procedure {
  const wanted = scenario[key] ?? '';
  const place = placeInScenario(scenario, [key]);
  const { procedures } = runbook;
  if (procedures.every(({ steps }) => steps.length === 0)) {
    throw new HarnessError('NO_STEPS', `${runbook.file} has no procedure with a step in it.`, {
      next: 'A procedure is a heading with commands in ```bash fences, or with a list of things to do, under it.',
      place: { file: runbook.file, line: 1, column: 1 },
    });
  }
  const found = proceduresNamed(wanted, procedures);
  const [procedure] = found;
  if (!procedure) {
    const titles = procedures.map(({ title }) => title);
    throw new HarnessError(
      'UNKNOWN_PROCEDURE',
      `${runbook.file} has no procedure "${wanted}".${didYouMean(wanted, titles)}`,
      otherText
        ? { next: adviceOnText(runbook.file, key, procedures) }
        : { next: advice(wanted, procedures), place },
    );
  }
  if (found.length > 1) {
    const places = found.map((one) => formatPlace(one.place)).join(', ');
    const paths = new Set(found.map(pathOf));
    const choices =
      paths.size === found.length ? [...paths] : found.map((one) => `line ${one.place.line}`);
    throw new HarnessError(
      'UNKNOWN_PROCEDURE',
      `${found.length} procedures are called "${wanted}": ${places}.`,
      { next: `Write ${choices.map((choice) => `"${choice}"`).join(' or ')}.`, place },
    );
  }
  if (procedure.steps.every(({ kind }) => kind === 'material')) {
    throw new HarnessError('NO_STEPS', `"${procedure.title}" has no step that can be executed.`, {
      next: 'Put its commands into ```bash fences; other fences are not run.',
      place: procedure.place,
    });
  }
  return procedure;
}

const pathOf = ({ path, title }: Procedure) => [...path, title].join(' > ');

/** Procedures that match a title, `Outer title > Title` or `line 12`. */
export function proceduresNamed(
  wanted: string,
  procedures: readonly Procedure[],
): readonly Procedure[] {
  const byTitle = procedures.filter(({ title }) => title === wanted);
  if (byTitle.length > 0) return byTitle;
  const line = /^line (\d+)$/.exec(wanted)?.[1];
  return procedures.filter((procedure) => {
    const path = pathOf(procedure);
    return (
      path === wanted || path.endsWith(` > ${wanted}`) || String(procedure.place.line) === line
    );
  });
}

function adviceOnText(file: string, key: string, procedures: readonly Procedure[]): string {
  const has = `${file} has: ${titlesOf(procedures.filter(({ steps }) => steps.length > 0))}.`;
  return `Give the heading that name in ${file}, or change \`${key}\` in the scenario. ${has}`;
}

function advice(wanted: string, procedures: readonly Procedure[]): string {
  const withSteps = procedures.filter(({ steps }) => steps.length > 0);
  const near = nearest(
    wanted,
    withSteps.map(({ title }) => title),
  );
  const start = near === undefined ? 'Its procedures:' : 'Correct the title, or choose one of';
  return `${start} ${titlesOf(withSteps)}.`;
}

function titlesOf(procedures: readonly Procedure[]): string {
  const shown = procedures.slice(0, 12).map(({ title }) => `"${title}"`);
  const more = procedures.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
