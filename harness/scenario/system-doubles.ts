import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { WrittenContents } from './system-contents.ts';
import type { YamlPath } from './yaml-issues.ts';

interface Written extends WrittenContents {
  readonly parts: Readonly<Record<string, WrittenContents>>;
}

/** Parts can be combined freely, so each name may be used only once. */
export function checkDoubles(system: Written, context: z.RefinementCtx): void {
  const { parts, ...top } = system;
  const seen = new Map<string, unknown>();
  const places: [YamlPath, WrittenContents][] = [
    [[], top],
    ...Object.entries(parts).map(([name, contents]): [YamlPath, WrittenContents] => [
      ['parts', name],
      contents,
    ]),
  ];
  const object = (path: YamlPath, message: string) =>
    context.addIssue({ code: 'custom', path: [...path], message });
  for (const [path, contents] of places) {
    for (const [key, what] of Object.entries(named)) {
      const as = key === 'mirrored' ? 'as' : 'name';
      for (const [index, name] of namesOf(contents, key as keyof typeof named).entries()) {
        const known = `${key} ${name}`;
        if (seen.has(known))
          object([...path, key, index, as], `each ${what} of its own, and this one is taken`);
        seen.set(known, true);
      }
    }
    for (const key of ['alerts', 'machines'] as const) {
      const one = contents[key];
      const other = seen.get(key);
      if (one && other && !isDeepStrictEqual(one, other)) object([...path, key], single[key]);
      if (one) seen.set(key, one);
    }
  }
}

const single = {
  alerts: 'alerts are evaluated in one place, and the file names another',
  machines: 'machines are requested in one place, and the file names another',
} as const;

const named = {
  probes: 'probe needs a name',
  workers: 'worker needs a name',
  inventories: 'inventory needs a name',
  invariants: 'invariant needs a name',
  mirrored: 'mirrored image needs a name',
} as const;

function namesOf(contents: WrittenContents, key: keyof typeof named): readonly string[] {
  return key === 'mirrored'
    ? contents.mirrored.map(({ as }) => as)
    : contents[key].map(({ name }) => name);
}
