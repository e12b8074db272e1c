import type { AlertRule, RuleFence } from '../../model/alert-rules.ts';
import type { Place } from '../../model/runbook.ts';
import { oneLine } from '../prose/prose.ts';
import { isFields, type Part, type RuleGroup } from './rule-groups.ts';
import { problemsOfGroup, problemsOfRule } from './rule-problems.ts';

interface ReadGroup extends Pick<RuleFence, 'rules' | 'problems'> {
  /** As Prometheus takes it. */
  readonly group: object;
}

/** Reads a group; `name`: that of a group to which the page gives none. */
export function readGroup(
  { written, rules }: RuleGroup,
  name: string,
  placeAt: (offset: number) => Place,
): ReadGroup {
  const found = [
    ...(written ? problemsOfGroup(written) : []),
    ...rules.flatMap((rule) => [...problemsOfRule(rule)]),
  ];
  return {
    rules: rules.flatMap((rule) => readRule(rule, placeAt) ?? []),
    problems: found.map(({ text, at }) => ({ text, place: placeAt(at) })),
    group: {
      ...(written && isFields(written.value) ? withNumbers(written.value) : { name }),
      rules: rules.map(({ value }) => value),
    },
  };
}

/** The one number among the fields; all of them were read as texts. */
const withNumbers = (group: Readonly<Record<string, unknown>>) =>
  'limit' in group ? { ...group, limit: Number(group.limit) } : group;

function readRule({ value, node }: Part, placeAt: (at: number) => Place): AlertRule | undefined {
  if (!isFields(value)) return undefined;
  const kind = 'alert' in value ? 'alert' : 'record';
  const name = value[kind];
  if (typeof name !== 'string' || name === '') return undefined;
  const lasts = value.for === undefined ? '' : ` for ${String(value.for)}`;
  const says = `${oneLine(String(value.expr ?? '')).trim()}${lasts}`;
  return { kind, name, says, place: placeAt(node.range?.[0] ?? 0) };
}

/** Prometheus takes the name of a group once in a file. */
export function sameNames(
  groups: readonly RuleGroup[],
  placeAt: (offset: number) => Place,
): RuleFence['problems'] {
  const seen = new Set<unknown>();
  return groups.flatMap(({ written }) => {
    const name = isFields(written?.value) ? written.value.name : undefined;
    if (!written || !seen.has(name)) {
      if (written) seen.add(name);
      return [];
    }
    const text = `Another group of this YAML has the name \`${String(name)}\` too.`;
    return [{ text, place: placeAt(written.node.range?.[0] ?? 0) }];
  });
}
