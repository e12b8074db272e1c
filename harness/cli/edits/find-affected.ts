import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { alertRulesContent } from '../../affected/alert-rules-content.ts';
import { promisesContent } from '../../affected/promises-content.ts';
import { type RehearsedChange, rehearsedChanges } from '../../affected/rehearsed.ts';
import { isBelow } from '../../affected/system-files.ts';
import type { DrillSource } from '../../catalog/drills.ts';
import { errorText, onlyCrash } from '../../errors.ts';
import { Repository } from '../../git/repository.ts';
import { packageRoot } from '../../io/paths.ts';
import type { Runbook } from '../../model/runbook.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Affected, AffectedDrill } from './affected-drills.ts';
import { type Before, BeforeEdit } from './before.ts';
import { changedProcedures } from './changed-procedures.ts';
import { drillsAmong } from './drills-among.ts';
import { readImageInputs, systemChanges } from './system-changes.ts';

export interface Edit {
  /** The ref with which the edit is compared. */
  readonly base: string;
  readonly runbook?: string | undefined;
  /** A folder of the repository; default: the working directory. */
  readonly folder?: string;
}

/**
 * Finds what the edit between a ref and the working tree affects, among the named drills or those of the
 * repository. NO_REPOSITORY, BAD_USAGE, or the error in a drill's documents.
 */
export async function findAffected(
  names: readonly string[],
  edit: Edit,
  compare: typeof compareDrill = compareDrill,
): Promise<Affected> {
  const repository = await Repository.of(edit.folder ?? process.cwd());
  const base = await repository.baseOf(edit.base);
  const before = await BeforeEdit.since(base, repository);
  const among = await drillsAmong(names, repository, edit.runbook);
  const inputs = await readImageInputs(before.changed);
  const drills: AffectedDrill[] = [];
  const failures = [...among.failures];
  for (const source of among.sources) {
    try {
      const drill = await compare(source, before, inputs);
      if (drill.reasons.length > 0) drills.push(drill);
    } catch (error) {
      const what = `Comparing ${source.scenario.id} with ${base.ref}`;
      failures.push(onlyCrash(error, what));
      // It may be affected, so it must not be left out.
      drills.push({ source, reasons: [errorText(error, what)], changes: [], old: undefined });
    }
  }
  const procedures = await changedProcedures(among.sources, before, repository.top);
  const changed = [...before.changed];
  return {
    base,
    procedures: procedures.found,
    drills,
    failures: [...failures, ...procedures.failures],
    notes: [
      ...among.notes,
      ...innerRepositories(changed, repository.top),
      ...changesOfHarness(changed),
    ],
  };
}

/** The effect of the edit on one drill; without reasons if there is none. */
export async function compareDrill(
  source: DrillSource,
  before: BeforeEdit,
  inputs: Awaited<ReturnType<typeof readImageInputs>>,
): Promise<AffectedDrill> {
  const oldScenario = await before.scenario(source);
  const scenario = oldScenario.kind === 'was' ? oldScenario.old : source.scenario;
  const oldRunbook = await before.runbook(source, scenario);
  const old = oldRunbook.kind === 'was' ? { scenario, runbook: oldRunbook.old } : undefined;
  const changes = oldRunbook.kind === 'untouched' ? [] : rehearsedChanges(old, source);
  const reasons = [
    ...changes.map((change) => describe(change, source)),
    ...changesOfRules(oldRunbook, source),
    ...changesOfPromises(oldRunbook, source),
    ...scenarioChanges(oldScenario, source.scenario, oldRunbook),
    ...(await systemChanges(source, before, inputs)),
  ];
  return { source, reasons, changes, old };
}

/** Only a drill that takes its alert rules from the text depends on them. */
function changesOfRules(
  before: Before<Runbook>,
  { scenario, runbook }: DrillSource,
): readonly string[] {
  if (!scenario.alertRules || before.kind !== 'was') return [];
  const isSame = alertRulesContent(before.old) === alertRulesContent(runbook);
  return isSame ? [] : [`the alert rules of its runbook changed: ${runbook.file}`];
}

/** Only a drill that watches a promise depends on whether the text makes it. */
function changesOfPromises(
  before: Before<Runbook>,
  { scenario, runbook, system }: DrillSource,
): readonly string[] {
  if (before.kind !== 'was') return [];
  const [was, is] = [before.old, runbook].map((text) => promisesContent(scenario, system, text));
  return was === is ? [] : [`a promise about users in its runbook changed: ${runbook.file}`];
}

/** A comment or an added line does not change a scenario; nor does a moved runbook whose old text was found. */
function scenarioChanges(
  before: Before<Scenario>,
  scenario: Scenario,
  runbook: Before<Runbook>,
): readonly string[] {
  if (before.kind === 'untouched') return [];
  if (before.kind === 'new') return [`its scenario is new: ${scenario.file}`];
  const known = runbook.kind === 'was' && { runbook: '' };
  const contentOf = (of: Scenario) => JSON.stringify({ ...of, file: '', text: '', ...known });
  return contentOf(before.old) === contentOf(scenario)
    ? []
    : [`its scenario changed: ${scenario.file}`];
}

function describe({ key, name, kind, aspects }: RehearsedChange, { runbook }: DrillSource): string {
  const which = key === 'prepare' ? 'preparation' : 'procedure';
  const what = kind === 'changed' ? `changed its ${aspects.join(', ')}` : `is ${kind}`;
  return `its ${which} “${name}” ${what}: ${runbook.file}`;
}

/** git lists files, and a folder only if it is a submodule or an inner repository. */
function innerRepositories(changed: readonly string[], top: string): readonly string[] {
  return changed
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory())
    .map(
      (path) =>
        `${relative(top, path)} is a repository of its own, so its drills were not considered.`,
    );
}

const ownFiles = ['harness', 'fixtures/prober', 'fixtures/operator', 'package-lock.json'].map(
  (path) => join(packageRoot, path),
);

/** The note for an edit of Firedrill itself, which no drill tests. */
function changesOfHarness(changed: readonly string[]): readonly string[] {
  const own = changed.filter((file) => ownFiles.some((folder) => isBelow(file, folder)));
  if (own.length === 0) return [];
  const files = own.length === 1 ? '1 file' : `${own.length} files`;
  return [
    `${files} of Firedrill itself changed. That affects no drill here; Firedrill’s own tests cover it.`,
  ];
}
