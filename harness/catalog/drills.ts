import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { codedError, HarnessError } from '../errors.ts';
import { didYouMean } from '../model/nearest.ts';
import type { Runbook } from '../model/runbook.ts';
import type { Scenario } from '../model/scenario.ts';
import type { System } from '../model/system.ts';
import type { Known } from '../scenario/merge/known.ts';
import { parseScenario } from '../scenario/scenario-file.ts';
import { placeInYaml } from '../scenario/yaml-file.ts';
import { builtInFolders, namesIn } from './built-in.ts';
import { kubernetesFields } from './kubernetes-fields.ts';
import { loadRunbook, runbookOf } from './runbooks.ts';
import { systemObjects } from './system-objects.ts';
import { systemOf } from './systems.ts';
import { readTextFile, shownPath } from './text-file.ts';

/** The three documents of a drill, each read and checked by itself. */
export interface DrillSource {
  readonly scenario: Scenario;
  readonly system: System;
  readonly runbook: Runbook;
  /** Read only for a scenario that merges YAML into objects. */
  readonly known?: Known;
}

export interface LoadOptions {
  /** A runbook to use instead of the scenario's own; relative to the working directory. */
  readonly runbook?: string;
}

/** The scenarios of a folder: the drills, and an error for each scenario that cannot be read. */
export interface DrillList {
  readonly drills: readonly DrillSource[];
  readonly broken: readonly { readonly file: string; readonly error: HarnessError }[];
}

/** Reads one scenario with its system and runbook. BAD_SCENARIO, BAD_SYSTEM or BAD_RUNBOOK, with the place. */
export async function loadDrill(path: string, options: LoadOptions = {}): Promise<DrillSource> {
  const absolute = resolve(path);
  const file = shownPath(path);
  const text = await readTextFile(absolute, 'BAD_SCENARIO');
  const parsed = parseScenario(file, text);
  const at = (key: string) => () => placeInYaml({ file, text }, [key]);
  const system = await systemOf(absolute, parsed.system, at('system'));
  const runbook =
    options.runbook === undefined
      ? await runbookOf(absolute, parsed.runbook, at('runbook'))
      : await loadRunbook(options.runbook);
  const id = `${system.name}/${basename(absolute, extname(absolute))}`;
  const merges = parsed.automations.some((automation) => 'merge' in automation);
  const known = merges ? await knownOf(system) : undefined;
  return { scenario: { id, ...parsed }, system, runbook, ...(known && { known }) };
}

const knownOf = async (system: System): Promise<Known> => ({
  objects: await systemObjects(system),
  fieldsOf: await kubernetesFields(),
});

/** Every scenario below the folders; the built-in scenarios by default. */
export async function listDrills(
  folders: readonly string[] = [builtInFolders.scenarios],
  options: LoadOptions = {},
  load: typeof loadDrill = loadDrill,
): Promise<DrillList> {
  const drills: DrillSource[] = [];
  const broken: { file: string; error: HarnessError }[] = [];
  for (const folder of folders) {
    for (const file of await scenarioFiles(folder)) {
      try {
        const drill = await load(file, options);
        const at = resolve(drill.scenario.file);
        if (drills.some(({ scenario }) => resolve(scenario.file) === at)) continue;
        requireUniqueId(drill, drills);
        drills.push(drill);
      } catch (error) {
        const shown = shownPath(file);
        broken.push({ file: shown, error: codedError(error, `Reading ${shown}`) });
      }
    }
  }
  return { drills, broken };
}

/** Every drill of these folders; rejects with the error of the first scenario that cannot be read. */
export async function allDrills(
  folders?: readonly string[],
  options?: LoadOptions,
): Promise<readonly DrillSource[]> {
  const { drills, broken } = await listDrills(folders, options);
  if (broken[0]) throw broken[0].error;
  return drills;
}

/** The drills that the targets name, each once. */
export async function drillsNamed(
  targets: readonly string[],
  options?: LoadOptions,
): Promise<readonly DrillSource[]> {
  const found = await Promise.all(targets.map((target) => findDrills(target, options)));
  const sources = new Map(found.flat().map((source) => [resolve(source.scenario.file), source]));
  const drills: DrillSource[] = [];
  for (const source of sources.values()) {
    requireUniqueId(source, drills);
    drills.push(source);
  }
  return drills;
}

/** Journals, trials and reports identify a drill by its id. BAD_SCENARIO if another file has the same id. */
export function requireUniqueId({ scenario }: DrillSource, others: readonly DrillSource[]): void {
  const same = others.find((other) => other.scenario.id === scenario.id);
  if (!same) return;
  const what = `${scenario.file} and ${same.scenario.file} are both the drill ${scenario.id}.`;
  throw new HarnessError('BAD_SCENARIO', what, {
    next: 'Rename one of the files, or give its system another name; or name only one of them.',
    place: { file: scenario.file, line: 1, column: 1 },
  });
}

/**
 * The drills that a target names: an id (`raibid-ci/redis-hang`), a system (`raibid-ci`), a scenario
 * file, or a folder such as `firedrill init` creates. BAD_USAGE if it names none.
 */
export async function findDrills(
  target: string,
  options: LoadOptions = {},
): Promise<readonly DrillSource[]> {
  if (!looksLikePath(target)) {
    const chosen = await findBuiltIn(target, options);
    if (chosen.length > 0) return chosen;
    if (!existsSync(target)) throw await unknown(target);
  }
  if (!existsSync(target) || !statSync(target).isDirectory()) {
    refuseOtherFile(target);
    return [await loadDrill(target, options)];
  }
  const drills = await allDrills([target], options);
  if (drills.length > 0) return drills;
  throw new HarnessError('BAD_USAGE', `${shownPath(target)} has no scenario.`, {
    next: 'Put scenarios into its folder scenarios/, as .yaml files; `firedrill init DIR` creates an example.',
  });
}

/** BAD_USAGE for a file of a drill that is not its scenario. */
function refuseOtherFile(target: string): void {
  const file = shownPath(target);
  const isOf = (what: string, next: string) =>
    new HarnessError('BAD_USAGE', `${file} is a ${what}, not a scenario.`, { next });
  if (/\.(?:md|markdown)$/i.test(target)) {
    throw isOf(
      'runbook',
      'Name the scenario, and give the text with --runbook; `firedrill plan FILE` shows how the text is read.',
    );
  }
  if (basename(target) !== 'system.yaml') return;
  const folder = shownPath(dirname(target));
  throw isOf('system', `Name its folder: ${looksLikePath(folder) ? folder : `./${folder}`}`);
}

const looksLikePath = (target: string) =>
  target.startsWith('.') || isAbsolute(target) || isYaml(target);

async function findBuiltIn(target: string, options: LoadOptions): Promise<readonly DrillSource[]> {
  const chosen: DrillSource[] = [];
  for (const file of await scenarioFiles(builtInFolders.scenarios)) {
    const id = idByPath(file);
    if (id === target || id.startsWith(`${target}/`)) chosen.push(await loadDrill(file, options));
  }
  return chosen;
}

/** A built-in scenario lies in a folder named after its system, so its path gives its id. */
const idByPath = (file: string) =>
  file
    .split(/[/\\]/)
    .slice(-2)
    .join('/')
    .replace(/\.ya?ml$/, '');

async function unknown(target: string): Promise<HarnessError> {
  const ids = (await scenarioFiles(builtInFolders.scenarios)).map(idByPath);
  const systems = new Set(ids.map((id) => id.split('/')[0] ?? id));
  const what = `No scenario, system, file or folder is named "${target}".`;
  return new HarnessError('BAD_USAGE', what + didYouMean(target, [...systems, ...ids]), {
    next: '`firedrill list` shows the built-in drills; your own are named by file or folder, as in ./my-system.',
  });
}

/**
 * The .yaml files of `folder/scenarios` and of the folders in it. Without such a folder, only the
 * .yaml files of `folder` itself count: folders below it may hold any YAML.
 */
async function scenarioFiles(folder: string): Promise<readonly string[]> {
  const inner = join(folder, 'scenarios');
  const root = existsSync(inner) ? inner : resolve(folder);
  const names = await namesIn(root);
  const deeper = basename(root) === 'scenarios' ? names.filter((name) => !isYaml(name)) : [];
  const below = await Promise.all(
    deeper.map(async (name) => (await namesIn(join(root, name))).map((file) => join(name, file))),
  );
  return [...names, ...below.flat()]
    .filter((file) => isYaml(file) && !notScenarios.has(basename(file)))
    .map((file) => join(root, file))
    .sort();
}

const isYaml = (name: string) => /\.ya?ml$/.test(name);
const notScenarios = new Set(['system.yaml', 'kustomization.yaml', 'kustomization.yml']);
