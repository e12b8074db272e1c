type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The fields that a merge patch sets, as paths from the root; an empty object sets none. */
export function leavesOf(patch: Json, path: readonly string[] = []): (readonly string[])[] {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return [path];
  return Object.entries(patch).flatMap(([key, value]) => leavesOf(value, [...path, key]));
}
