import type { Danger } from './danger.ts';
import { migrations } from './migrations.ts';
import { dangersOfRows } from './rows.ts';

const programs: ReadonlySet<string> = new Set(
  [...migrations.destroys, ...migrations.removes].flatMap(([names]) => names.split(' ')),
);

/** `yarn knex migrate:rollback`, `pnpm exec sequelize db:drop`: a program of a package, which needs no `npx`. */
export function dangersOfPackageRunner(name: string, words: readonly string[]): readonly Danger[] {
  if (!/^(?:yarn|pnpm|bun)$/.test(name)) return [];
  const from = /^(?:run|exec|dlx|x)$/.test(words[1] ?? '') ? 2 : 1;
  const inner = words[from] ?? '';
  if (!programs.has(inner)) return [];
  return dangersOfRows(inner, words.slice(from)).map((danger) => ({
    ...danger,
    at: danger.at + from,
  }));
}
