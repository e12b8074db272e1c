import { HarnessError } from '../../errors.ts';
import type { MergeTarget } from '../../model/automation.ts';
import { didYouMean, nearest } from '../../model/nearest.ts';
import type { PlanNote } from '../../model/scenario.ts';
import { builtInType, typeNames } from '../../runbook/kubectl/resource-types.ts';
import { containersOf } from './check-containers.ts';
import type { Known, ManifestObject } from './known.ts';
import { isBuiltIn } from './merge-command.ts';
import { readMergePath } from './merge-path.ts';
import { typeOfPath } from './path-type.ts';

type PlaceOf = (key?: string) => PlanNote['place'];

/** The object that an automation names, if the manifests have it. BAD_SCENARIO for what it most likely misspells. */
export function checkTarget(
  target: MergeTarget,
  objects: readonly ManifestObject[],
  known: Known | undefined,
  placeOf: PlaceOf,
): { object?: ManifestObject; note?: PlanNote } {
  const bad = (key: string, message: string, next: string) =>
    new HarnessError('BAD_SCENARIO', message, { next, place: placeOf(key) });
  const { kind = '', name = '', namespace, at } = target;
  const [bare = ''] = kind.split('.');
  const ofKind = objects.filter((one) => one.kind === bare);
  if (!isBuiltIn(kind) && ofKind.length === 0) {
    const meant = nearest(kind, kinds());
    if (meant !== undefined) {
      throw bad('kind', `Kubernetes has no kind "${kind}".`, `Did you mean "${meant}"?`);
    }
  }
  if (isBuiltIn(kind) && known && at !== undefined) {
    const { problem } = typeOfPath(kind, at, known.fieldsOf);
    if (problem !== undefined) throw bad('at', problem, 'Write the keys as the object has them.');
  }
  const shown = `${kind} ${name}${namespace === undefined ? '' : ` in ${namespace}`}`;
  const object = ofKind.find((one) => one.name === name && one.namespace === namespace);
  if (object) {
    checkEntries(at, object, (message, next) => bad('at', message, next));
    const text = isBuiltIn(kind)
      ? undefined
      : `${shown} is a custom resource: a merge replaces its lists, and only the cluster knows its fields`;
    return { object, ...(text !== undefined && { note: { text, place: placeOf('kind') } }) };
  }
  if (!known) return {};
  const elsewhere = ofKind.find((one) => one.name === name);
  if (elsewhere) {
    const where = elsewhere.namespace ?? 'no namespace';
    throw bad('namespace', `The manifests have no ${shown}.`, `They have it in ${where}.`);
  }
  const near = didYouMean(
    name,
    ofKind.filter((one) => one.namespace === namespace).map((one) => one.name),
  );
  if (near !== '') throw bad('name', `The manifests have no ${shown}.`, near.trim());
  const text = `the manifests have no ${shown}: only the cluster can show whether the YAML fits it`;
  return { note: { text, place: placeOf('name') } };
}

/** A container in `at` must exist: a merge would add another one. */
function checkEntries(
  at: string | undefined,
  object: ManifestObject,
  bad: (message: string, next: string) => HarnessError,
): void {
  const path = (at === undefined ? undefined : readMergePath(at)) ?? [];
  const index = path.findIndex(({ key, entry }) => entry && /^(?:c|initC)ontainers$/.test(key));
  const entry = path[index]?.entry;
  if (!entry) return;
  const names = containersOf(object, path.slice(0, index + 1));
  if (names.includes(entry.value)) return;
  const has = names.length > 0 ? `It has ${names.join(', ')}.` : 'It has none.';
  throw bad(
    `${object.kind} ${object.name} has no container "${entry.value}".${didYouMean(entry.value, names)}`,
    has,
  );
}

/** The kinds of Kubernetes as YAML writes them. */
const kinds = () => new Set([...typeNames].flatMap((name) => builtInType(name)?.kind ?? []));
