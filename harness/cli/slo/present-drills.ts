import { relative, resolve, sep } from 'node:path';
import type { DrillSource } from '../../catalog/drills.ts';
import { memoize } from '../../catalog/memoize.ts';
import { hashFolder } from '../../cluster/images/input-hash.ts';
import { HarnessError } from '../../errors.ts';
import { systemHash } from '../../gameday/origin.ts';
import { Repository } from '../../git/repository.ts';
import { procedureHash } from '../../history/row-of.ts';
import type { PresentDrill } from '../../judge/objectives/judge-procedure.ts';
import type { DrilledSubject } from '../../model/drilled-subject.ts';
import type { System } from '../../model/system.ts';
import { proceduresNamed } from '../../scenario/find-procedure.ts';
import { withParts } from '../../scenario/parts.ts';
import { drillsAmong } from '../edits/drills-among.ts';
import type { Terminal } from '../terminal.ts';
import { planDrills } from '../work/choose.ts';
import { loaderInto, type UnreadScenario, unplanned, unreadDrills } from './unread-scenarios.ts';

/** More sets of parts than this are not worth their time: then a change of the system is not looked for. */
const mostParts = 8;

export interface PresentDrills {
  readonly drills: readonly PresentDrill[];
  /** They are the repository's own, not the built-in ones. */
  readonly areOwn: boolean;
}

/** The drills as this repository has them today, else the built-in ones. One that cannot be read or planned is said too. */
export async function presentDrills(
  folder: string,
  subjects: readonly DrilledSubject[],
  { say }: Pick<Terminal, 'say'>,
): Promise<PresentDrills> {
  const repository = await repositoryOf(folder);
  if (!repository) return { drills: [], areOwn: false };
  const unread: UnreadScenario[] = [];
  const { sources } = await drillsAmong([], repository, undefined, loaderInto(unread));
  const hashes = new Map<string, Promise<readonly string[]>>();
  const drills: PresentDrill[] = [];
  for (const { error } of unread) say(`${error.code}  ${error.message}`);
  for (const source of sources) {
    try {
      const [plan] = planDrills([source], [source], { otherText: false, arms: undefined });
      if (!plan) continue;
      const { system } = source;
      const known = hashes.get(system.folder) ?? systemHashes(system);
      hashes.set(system.folder, known);
      drills.push({
        ...{ drill: plan.scenario.id, title: plan.procedure.title, file: plan.runbook.file },
        line: plan.procedure.place.line,
        rehearses: [plan.procedure.place.line, ...preparedLines(source)],
        contentSha256: procedureHash(plan),
        textSha256: plan.runbook.sha256,
        systemSha256s: await known,
        rtoMs: plan.rto ? Math.round(plan.rto.ms) : null,
        unplanned: null,
      });
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      say(`${error.code}  ${source.scenario.id}: ${error.message}`);
      const { scenario, runbook } = source;
      const names = { drill: scenario.id, title: scenario.procedure, file: runbook.file };
      drills.push(unplanned(names, error));
    }
  }
  const areOwn = unread.length > 0 || sources.some((source) => isBelow(source, repository.top));
  return { drills: [...drills, ...unreadDrills(unread, drills, subjects)], areOwn };
}

/** Of the built-in drills, only those are somebody's that were drilled. */
export function somebodys(
  { drills, areOwn }: PresentDrills,
  subjects: readonly DrilledSubject[],
): readonly PresentDrill[] {
  const drilled = new Set(subjects.map(({ drill }) => drill));
  return drills.filter(({ drill }) => areOwn || drilled.has(drill));
}

const preparedLines = ({ scenario: { prepare }, runbook }: DrillSource) =>
  prepare === undefined
    ? []
    : proceduresNamed(prepare, runbook.procedures).map(({ place }) => place.line);

const isBelow = ({ scenario }: DrillSource, top: string) =>
  !relative(top, resolve(scenario.file)).startsWith(`..${sep}`);

async function repositoryOf(folder: string): Promise<Repository | undefined> {
  try {
    return await Repository.of(folder);
  } catch (error) {
    if (error instanceof HarnessError && error.code === 'NO_REPOSITORY') return undefined;
    throw error;
  }
}

/** The hash that a journal has of the system, for each set of parts that a run may need. */
async function systemHashes(system: System): Promise<readonly string[]> {
  const names = Object.keys(system.parts);
  if (names.length > mostParts) return [];
  const hashOf = memoize(hashFolder);
  const sets = Array.from({ length: 2 ** names.length }, (_, bits) =>
    names.filter((_, index) => (bits & (2 ** index)) !== 0),
  );
  const hashes = sets.map((parts) => systemHash(withParts(system, parts), hashOf));
  return [...new Set(await Promise.all(hashes))].sort();
}
