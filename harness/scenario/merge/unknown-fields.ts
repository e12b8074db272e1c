import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { didYouMean } from '../../model/nearest.ts';
import type { Known } from './known.ts';
import { isUnknown } from './unknown-values.ts';

/** A problem of the YAML, and its offset there. */
interface Found {
  readonly text: string;
  readonly at: number;
}

const list = /^Array<(.+)>$/;
const map = /^\{ \[key: string\]: (.+); \}$/;

/** The keys that a type of Kubernetes does not have, and lists and maps where it has the other. */
export function* unknownFields(
  node: unknown,
  type: string,
  fieldsOf: Known['fieldsOf'],
  where = '',
): Generator<Found> {
  const item = list.exec(type)?.[1];
  const fields = fieldsOf(type);
  const values = map.exec(type)?.[1];
  if (item !== undefined && isSeq(node)) {
    for (const one of node.items) yield* unknownFields(one, item, fieldsOf, where);
  } else if (isMap(node) && (fields || values !== undefined)) {
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const its = fields ? fields.get(name) : values;
      // `$patch: delete` is for the merge.
      if (name === '' || name.startsWith('$') || isUnknown(name)) continue;
      if (its !== undefined) yield* unknownFields(value, its, fieldsOf, name);
      else {
        const of = where === '' ? '' : ` of "${where}"`;
        const text = `"${name}" is no field${of}.${didYouMean(name, fields?.keys() ?? [])}`;
        yield { text, at: offsetOf(key) };
      }
    }
  } else if (isCollection(node) && (item !== undefined || fields || isPlain(type))) {
    const found = isMap(node) ? 'a map of keys' : 'a list';
    const wanted = item !== undefined ? 'a list' : fields ? 'a map of keys' : 'a value';
    yield { text: `"${where}" is ${found}, and must be ${wanted}`, at: offsetOf(node) };
  }
}

const isCollection = (node: unknown) => isMap(node) || isSeq(node);
const isPlain = (type: string) => /^(?:string|number|boolean|Date|IntOrString)$/.test(type);

export const offsetOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;
