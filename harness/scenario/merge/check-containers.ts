import { isMap, isScalar, isSeq } from 'yaml';
import { didYouMean } from '../../model/nearest.ts';
import { textAt } from './fragment.ts';
import type { ManifestObject } from './known.ts';
import type { MergePath } from './merge-path.ts';
import { offsetOf } from './unknown-fields.ts';
import { isUnknown } from './unknown-values.ts';

const lists = /^(?:containers|initContainers)$/;

interface Found {
  readonly text: string;
  readonly at: number;
  /** True where only the value that is looked up will show it. */
  readonly isOpen?: boolean;
}

/**
 * Containers that the object does not have, and that are no containers by themselves: a merge finds a container by
 * its name, and would add one without an image.
 */
export function* checkContainers(
  node: unknown,
  path: MergePath,
  object: ManifestObject,
): Generator<Found> {
  const last = path.at(-1);
  if (isSeq(node) && last && !last.entry && lists.test(last.key)) {
    const names = containersOf(object, path);
    for (const one of node.items) {
      const name = textAt(one, 'name');
      const called = isMap(one) ? one.get('name', true) : undefined;
      const what = last.key === 'containers' ? 'container' : 'init container';
      const has = names.length > 0 ? names.join(', ') : 'none';
      if (name === '')
        yield { text: `the ${what} has no "name", by which a merge finds it`, at: offsetOf(one) };
      else if (names.includes(name) || textAt(one, 'image') !== '') continue;
      else if (isUnknown(name)) {
        const text = `the name of this ${what} is looked up: only then is it known whether ${object.kind} ${object.name} has it`;
        yield { text, at: offsetOf(called), isOpen: true };
      } else {
        const text = `${object.kind} ${object.name} has no ${what} "${name}", but: ${has}.${didYouMean(name, names)}`;
        yield { text, at: offsetOf(called) };
      }
    }
  } else if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      yield* checkContainers(value, [...path, { key: String(key.value) }], object);
    }
  }
}

/** The names of the containers in the list that a path leads to. */
export function containersOf({ contents }: ManifestObject, path: MergePath): readonly string[] {
  let at: unknown = contents;
  for (const { key } of path) at = isRecord(at) ? at[key] : undefined;
  return Array.isArray(at) ? at.flatMap((one) => (isRecord(one) ? String(one.name) : [])) : [];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
