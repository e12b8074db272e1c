/**
 * What stands at a path of an answer's JSON, `vms.now`; undefined where nothing does. In a list a name
 * stands for the element whose `name` or `id` it is, a number for a position from 0, and `length` for how
 * many there are.
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
