import { didYouMean } from '../../model/nearest.ts';
import { typeOfKind } from './kind-type.ts';
import type { Known } from './known.ts';
import { readMergePath } from './merge-path.ts';

/** The type that a path leads to in an object of a kind; unknown where nobody lists the fields. */
export function typeOfPath(
  kind: string,
  at: string | undefined,
  fieldsOf: Known['fieldsOf'],
): { readonly type?: string; readonly problem?: string } {
  let type = typeOfKind(kind);
  let where = kind;
  for (const { key, entry } of (at === undefined ? undefined : readMergePath(at)) ?? []) {
    const fields = type === undefined ? undefined : fieldsOf(type);
    const values = /^\{ \[key: string\]: (.+); \}$/.exec(type ?? '')?.[1];
    if (!fields && values === undefined) return {};
    const its: string | undefined = fields ? fields.get(key) : values;
    if (its === undefined) {
      return {
        problem: `"${key}" is no field of "${where}".${didYouMean(key, fields?.keys() ?? [])}`,
      };
    }
    const item: string | undefined = /^Array<(.+)>$/.exec(its)?.[1];
    if (entry && item === undefined)
      return { problem: `"${key}" is no list, so it has no entries.` };
    type = entry ? item : its;
    where = key;
  }
  return type === undefined ? {} : { type };
}
