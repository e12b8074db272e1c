import { type RehearsedChange, rehearsedChanges } from '../../affected/rehearsed.ts';
import type { DrillSource } from '../../catalog/drills.ts';
import { Repository } from '../../git/repository.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Affected, AffectedDrill } from './affected.ts';
import { BeforeEdit } from './before.ts';
import { changedProcedures } from './changed-procedures.ts';
import { drillsAmong } from './drills-among.ts';
import { changesOfHarness } from './harness-files.ts';
import { readImageInputs, systemChanges } from './system-changes.ts';

export interface Edit {
  /** The ref that the edit is held against. */
  readonly base: string;
  readonly runbook?: string | undefined;
  /** A folder of the repository; the working directory unless said. */
  readonly folder?: string;
}

/**
 * What the edit between a ref and the working tree affects, of the drills named, or of those of the
 * repository. NO_REPOSITORY, BAD_USAGE, or what is wrong with a drill's documents.
 */
export async function findAffected(names: readonly string[], edit: Edit): Promise<Affected> {
  const repository = await Repository.of(edit.folder ?? process.cwd());
  const base = await repository.baseOf(edit.base);
  const before = new BeforeEdit(repository, base, await repository.changedSince(base.commit));
  const sources = await drillsAmong(names, repository.top, edit.runbook);
  const inputs = await readImageInputs(before.changed);
  const drills: AffectedDrill[] = [];
  for (const source of sources) {
    const oldScenario = await before.scenario(source);
    const oldRunbook = await before.runbook(source, oldScenario?.old);
    const old = oldRunbook?.old && {
      scenario: oldScenario?.old ?? source.scenario,
      runbook: oldRunbook.old,
    };
    const changes = oldRunbook ? rehearsedChanges(old, source) : [];
    const reasons = [
      ...changes.map((change) => describe(change, source)),
      ...(oldScenario && !saysTheSame(oldScenario.old, source.scenario)
        ? [`its scenario is ${oldScenario.old ? 'another one' : 'new'}: ${source.scenario.file}`]
        : []),
      ...(await systemChanges(source, before, inputs)),
    ];
    if (reasons.length > 0) drills.push({ source, reasons, changes, old });
  }
  return {
    base,
    procedures: await changedProcedures(sources, before, repository.top),
    drills,
    notes: changesOfHarness([...before.changed]),
  };
}

function describe({ key, name, kind, aspects }: RehearsedChange, { runbook }: DrillSource): string {
  const which = key === 'prepare' ? 'preparation' : 'procedure';
  const what = kind === 'changed' ? `has other ${aspects.join(', ')}` : `is ${kind}`;
  return `its ${which} “${name}” ${what}: ${runbook.file}`;
}

/** A comment in its file, or a line more, makes no other scenario. */
function saysTheSame(old: Scenario | undefined, scenario: Scenario): boolean {
  const said = (of: Scenario) => JSON.stringify({ ...of, file: '', text: '' });
  return old !== undefined && said(old) === said(scenario);
}
