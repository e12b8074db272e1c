/**
 * The value at a path of a JSON answer, such as `vms.now`; undefined if there is none. In a list, a name
 * selects the element with that `name` or `id`, a number the position from 0, and `length` the number of
 * elements.
 */
export function valueAt(json: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>(step, json);
}

function step(at: unknown, key: string): unknown {
  if (Array.isArray(at)) return inList(at, key);
  if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key)) return undefined;
  return (at as Readonly<Record<string, unknown>>)[key];
}

function inList(list: readonly unknown[], key: string): unknown {
  if (key === 'length') return list.length;
  if (/^\d+$/.test(key)) return list[Number(key)];
  return list.find((one) => step(one, 'name') === key || step(one, 'id') === key);
}
