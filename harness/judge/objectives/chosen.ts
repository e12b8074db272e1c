import type { Objective } from '../../model/objective.ts';

/** What an objective chooses by. */
export interface Choosable {
  readonly drill: string;
  readonly file: string;
  readonly title: string;
}

/** Whether an objective is about a drill. */
export const isChosen = (objective: Objective, one: Choosable): boolean =>
  choosesDrill(objective, one) && choosesRunbook(objective, one) && choosesTitle(objective, one);

const choosesDrill = ({ drill }: Objective, one: Choosable) =>
  drill === undefined || one.drill === drill || one.drill.startsWith(`${drill}/`);

/** Journals name a file as the command line of their run did. */
const choosesRunbook = ({ runbook }: Objective, { file }: Choosable) => {
  if (runbook === undefined) return true;
  const named = runbook.replace(/^\.\//, '');
  return file === named || file.endsWith(`/${named}`);
};

const choosesTitle = ({ procedure }: Objective, { title }: Choosable) =>
  procedure === undefined || title.trim().toLowerCase() === procedure.trim().toLowerCase();

/** The key of an objective that chooses none of these, and the names that it could have; undefined if it chooses one. */
export function unknownIn(
  objective: Objective,
  all: readonly Choosable[],
): { readonly key: string; readonly value: string; readonly known: readonly string[] } | undefined {
  if (all.some((one) => isChosen(objective, one))) return undefined;
  const { drill, runbook, procedure } = objective;
  const systems = all.map((one) => one.drill.split('/')[0] ?? one.drill);
  const names: readonly [string, string | undefined, readonly string[], typeof choosesDrill][] = [
    ['drill', drill, [...all.map((one) => one.drill), ...systems], choosesDrill],
    ['runbook', runbook, all.map(({ file }) => file), choosesRunbook],
    ['procedure', procedure, all.map(({ title }) => title), choosesTitle],
  ];
  for (const [key, value, known, chooses] of names) {
    if (value === undefined || all.some((one) => chooses(objective, one))) continue;
    return { key, value, known: [...new Set(known)] };
  }
  return { key: '', value: '', known: [] };
}
