import { isMap, isSeq } from 'yaml';
import { HarnessError } from '../../errors.ts';
import type { MergeTarget } from '../../model/automation.ts';
import type { PlanNote, PlannedStep, Scenario } from '../../model/scenario.ts';
import { formatPlace, listProblems, type Problem } from '../place.ts';
import { placeInScenario } from '../scenario-file.ts';
import { checkContainers } from './check-containers.ts';
import { checkTarget } from './check-target.ts';
import { type Fragment, readFragment, textAt } from './fragment.ts';
import { typeOfKind } from './kind-type.ts';
import type { Known, ManifestObject } from './known.ts';
import { readMergePath } from './merge-path.ts';
import { typeOfPath } from './path-type.ts';
import { offsetOf, unknownFields } from './unknown-fields.ts';
import { isUnknown } from './unknown-values.ts';

/**
 * Checks the YAML that automations merge against the objects of the manifests and the fields of Kubernetes, before
 * any cluster exists. BAD_SCENARIO if an automation does not fit its object, BAD_RUNBOOK with the line of the key
 * if the YAML does not. What only the cluster knows is noted.
 */
export function checkMerges(
  steps: readonly PlannedStep[],
  scenario: Scenario,
  known: Known | undefined,
  folders: readonly string[],
): readonly PlanNote[] {
  const objects = folders.flatMap((folder) => known?.objects.get(folder) ?? []);
  const problems: Problem[] = [];
  const notes: PlanNote[] = [];
  for (const planned of steps) {
    const { action, step } = planned;
    if (action.kind !== 'automated' || !action.merge) continue;
    const fragment = readFragment(planned);
    if (fragment.problem) {
      problems.push(fragment.problem);
      continue;
    }
    const index = scenario.automations.findIndex(({ name }) => name === action.name);
    const placeOf = (key?: string) =>
      placeInScenario(scenario, ['automations', index, 'merge', ...(key ? [key] : [])]);
    const { target, isApplied } = targetOf(action.merge, fragment, step.place.line, placeOf);
    if (isApplied) problems.push(...problemsOfObjects(fragment, known));
    else {
      const { object, note } = checkTarget(target, objects, known, placeOf);
      if (note) notes.push(note);
      const { type, found, open } = problemsOfPart(fragment, target, object, known);
      checkPlace(fragment, type, found, placeOf);
      problems.push(...found);
      // A hole that nothing looks up has a note of its own, or is refused.
      if (planned.lookups) notes.push(...open);
    }
  }
  const [first] = problems;
  if (!first) return notes;
  throw new HarnessError('BAD_RUNBOOK', listProblems(problems), {
    next: 'Correct the YAML in the runbook: a person who applies it as it is would be refused.',
    place: first.place,
  });
}

type PlaceOf = (key?: string) => PlanNote['place'];

/** Whether the YAML is applied, because it is whole objects, or merged; BAD_SCENARIO if that does not fit. */
function targetOf(
  target: MergeTarget,
  { isWhole, documents }: Fragment,
  line: number,
  placeOf: PlaceOf,
): { target: MergeTarget; isApplied: boolean } {
  const bad = (message: string, next: string) =>
    new HarnessError('BAD_SCENARIO', message, { next, place: placeOf() });
  if (target.kind === undefined) {
    if (isWhole) return { target, isApplied: true };
    const next = 'Give kind and name, and with "at" the place in the object.';
    throw bad(
      `The YAML on line ${line} is a part of an object that the scenario does not name.`,
      next,
    );
  }
  if (documents.length > 1) {
    const next = 'Leave kind and name out if they are whole objects.';
    throw bad(`The YAML on line ${line} is ${documents.length} documents.`, next);
  }
  const own = documents[0]?.contents;
  const [kind, name] = [textAt(own, 'kind'), textAt(own, 'metadata', 'name')];
  // An unknown one may be the same; if it is not, the API server refuses it when the step is due.
  const differs = (its: string, wanted: string | undefined) => !isUnknown(its) && its !== wanted;
  const isOther =
    (isWhole && differs(kind, target.kind.split('.')[0])) ||
    (name !== '' && differs(name, target.name));
  if (!isWhole && isOther) {
    throw bad(`The YAML on line ${line} is a part of ${name}.`, 'Name the same object.');
  }
  if (isWhole && (isOther || target.at !== undefined)) {
    const next = isOther
      ? 'Name the same object, or leave kind and name out to apply it.'
      : 'Leave "at" out.';
    const [shownKind, shownName] = [kind, name].map((one) => (isUnknown(one) ? '…' : one));
    throw bad(`The YAML on line ${line} is the whole ${shownKind} ${shownName}.`, next);
  }
  return { target, isApplied: false };
}

function problemsOfObjects({ documents, placeAt }: Fragment, known?: Known): readonly Problem[] {
  return documents.flatMap(({ contents }) => {
    const type = typeOfKind(textAt(contents, 'kind'), textAt(contents, 'apiVersion'));
    if (!known || type === undefined) return [];
    return [...unknownFields(contents, type, known.fieldsOf)].map(({ text, at }) => ({
      ...{ text, place: placeAt(at) },
    }));
  });
}

interface FoundInPart {
  /** Of the place that the YAML is merged into. */
  readonly type?: string | undefined;
  readonly found: readonly Problem[];
  /** What only the values show that are looked up. */
  readonly open: readonly Problem[];
}

function problemsOfPart(
  { documents, placeAt }: Fragment,
  target: MergeTarget,
  object: ManifestObject | undefined,
  known: Known | undefined,
): FoundInPart {
  const contents = documents[0]?.contents;
  const path = (target.at === undefined ? [] : readMergePath(target.at)) ?? [];
  const { type } = known ? typeOfPath(target.kind ?? '', target.at, known.fieldsOf) : {};
  const containers = object ? [...checkContainers(contents, path, object)] : [];
  const found = [
    ...(known && type !== undefined ? unknownFields(contents, type, known.fieldsOf) : []),
    ...containers.filter(({ isOpen }) => !isOpen),
  ];
  const placed = ({ text, at }: { text: string; at: number }) => ({ text, place: placeAt(at) });
  const open = containers.filter(({ isOpen }) => isOpen).map(placed);
  return { type, found: found.map(placed), open };
}

/** BAD_SCENARIO if the YAML as a whole does not fit the place: then the scenario chose the wrong one. */
function checkPlace(
  { documents, placeAt }: Fragment,
  type: string | undefined,
  found: readonly Problem[],
  placeOf: PlaceOf,
): void {
  const contents = documents[0]?.contents;
  const { line } = placeAt(offsetOf(contents));
  const bad = (message: string, next: string) =>
    new HarnessError('BAD_SCENARIO', message, { next, place: placeOf('at') });
  const isList = type?.startsWith('Array<');
  if (isList !== undefined && isList !== isSeq(contents)) {
    const [its, wanted] = isList ? ['a map', 'a list'] : ['a list', 'a map'];
    const next = isList
      ? 'Choose an entry of the list, as in containers[web].'
      : 'Let "at" lead to the list.';
    throw bad(`The YAML on line ${line} is ${its}, and "at" leads to ${wanted}.`, next);
  }
  if (!isMap(contents)) return;
  const keys = contents.items.map(({ key }) => formatPlace(placeAt(offsetOf(key))));
  const [first, ...others] = found.filter(
    ({ text, place }) => keys.includes(formatPlace(place)) && /is no field.*\.$/.test(text),
  );
  if (!first || others.length + 1 < keys.length) return;
  const next = 'Let "at" lead to what holds these keys.';
  throw bad(`Nothing on line ${line} fits there: ${first.text}`, next);
}
