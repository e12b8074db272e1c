import type { Place, Placeholder, Procedure, Step } from '../../model/runbook.ts';
import type { SimpleCommand } from '../shell/command-reader.ts';
import type { Range } from '../shell/scanner.ts';
import { unquote } from '../shell/simple-commands.ts';
import { readShell } from '../shell/statements.ts';
import { withoutHoles } from './holes.ts';

interface Setting {
  readonly procedure: Procedure;
  readonly place: Place;
  /** The value, if it is constant. */
  readonly value: string | undefined;
}

/** The procedures, each variable that another procedure sets with the place of that assignment. */
export function withSetElsewhere(procedures: readonly Procedure[]): readonly Procedure[] {
  const used = new Set(procedures.flatMap(({ steps }) => steps.flatMap(variablesOf)));
  if (used.size === 0) return procedures;
  const settings = Map.groupBy(
    procedures.flatMap((procedure) => settingsOf(procedure, used)),
    ({ name }) => name,
  );
  if (settings.size === 0) return procedures;
  const mark = (procedure: Procedure) => (placeholder: Placeholder) => {
    if (placeholder.syntax !== 'variable') return placeholder;
    const others = settings.get(placeholder.name)?.filter((one) => one.procedure !== procedure);
    const setElsewhere = others && nearestOf(others, placeholder.place);
    return setElsewhere ? { ...placeholder, setElsewhere } : placeholder;
  };
  return procedures.map((procedure) => ({
    ...procedure,
    steps: procedure.steps.map((step) =>
      step.kind === 'command' && variablesOf(step).length > 0
        ? { ...step, placeholders: step.placeholders.map(mark(procedure)) }
        : step,
    ),
  }));
}

const variablesOf = (step: Step): readonly string[] =>
  step.kind === 'command'
    ? step.placeholders.flatMap(({ syntax, name }) => (syntax === 'variable' ? name : []))
    : [];

/** The last one above, otherwise the first; constant only if all of them agree. */
function nearestOf(all: readonly Setting[], { line }: Place): Placeholder['setElsewhere'] {
  const nearest = all.findLast(({ place }) => place.line < line) ?? all[0];
  if (!nearest) return undefined;
  const { place, value } = nearest;
  const isConstant = value !== undefined && all.every((one) => one.value === value);
  return isConstant ? { place, value } : { place };
}

const assigns = /(?:^|[\s;(])[A-Za-z_]\w*=/;

/** `used`: the variables that somebody asks for; no other step is read a second time. */
function settingsOf(
  procedure: Procedure,
  used: ReadonlySet<string>,
): readonly (Setting & { readonly name: string })[] {
  const names = [...used];
  return procedure.steps.flatMap((step) => {
    if (step.kind !== 'command' || !step.text.includes('=') || !assigns.test(step.text)) return [];
    const { place, text } = step;
    const given = withoutHoles(text);
    if (!names.some((name) => mayBeSet(name, given))) return [];
    return readShell(given).flatMap((part) => {
      if (part.kind !== 'statement') return [];
      const constants = constantsOf(text, given, part.commands);
      return part.sets.map(({ name }) => ({ name, procedure, place, value: constants.get(name) }));
    });
  });
}

/** False where nothing but `$name` stands in the text. */
function mayBeSet(name: string, given: string): boolean {
  let at = given.indexOf(name);
  while (at > 0 && given[at - 1] === '$') at = given.indexOf(name, at + 1);
  return at >= 0;
}

/** The values that a statement of nothing but assignments sets; an `if` may set something else. */
function constantsOf(
  text: string,
  given: string,
  commands: readonly SimpleCommand[],
): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  const assigned = commands.map(({ words, assignments }) => {
    const isDeclared = /^(?:export|declare|readonly)$/.test(wordAt(text, words[assignments]));
    return isDeclared ? words.slice(1) : assignments === words.length ? words : undefined;
  });
  for (const word of assigned.includes(undefined) ? [] : assigned.flatMap((one) => one ?? [])) {
    const [, name, written] = /^([A-Za-z_]\w*)=(.+)$/s.exec(wordAt(text, word)) ?? [];
    if (name === undefined || written === undefined) continue;
    if (isPlain(text, given, word, written) && !constants.has(name)) {
      constants.set(name, unquote(text, word).slice(name.length + 1));
    } else constants.delete(name);
  }
  return constants;
}

const wordAt = (text: string, word: Range | undefined) =>
  word ? text.slice(word.from, word.to) : '';

/** No expansion, no list, no home folder, and no placeholder. */
const isPlain = (text: string, given: string, { from, to }: Range, written: string) =>
  !/[$`(~]|your|\.\.\.|…|x{4}|X{4}|path\/to/.test(written) &&
  text.slice(from, to) === given.slice(from, to);
