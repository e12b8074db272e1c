import { yaml } from '../lazy-yaml.ts';
import { isFields, type Part } from './rule-groups.ts';

/** Why Prometheus would refuse a rule or a group, and at which offset of the YAML. */
export interface FoundProblem {
  readonly text: string;
  readonly at: number;
}

const alertFields = ['alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations'];
const recordFields = ['record', 'expr', 'labels'];
const groupFields = ['name', 'interval', 'limit', 'query_offset', 'labels', 'rules'];

const duration = /^(?:0|(?=\d)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?)$/;
/** A hole that a person fills. */
const isHole = /^<.*>$|^\$\{?\w+\}?$|^\{\{.*\}\}$/;

export function* problemsOfRule(rule: Part): Generator<FoundProblem> {
  const { value } = rule;
  if (!isFields(value)) {
    yield { text: 'A rule is a map with `alert` and `expr`.', at: offsetOf(rule) };
    return;
  }
  const kinds = ['alert', 'record'].filter((key) => key in value);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    const text = kind ? 'A rule has either `alert` or `record`.' : 'A rule needs a name: `alert`.';
    yield { text, at: offsetOf(rule, kinds[1]) };
    return;
  }
  if (typeof value[kind] === 'object' && value[kind] !== null) {
    yield { text: `\`${kind}\` is a text.`, at: offsetOf(rule, kind) };
    return;
  }
  const name = `\`${kind}: ${String(value[kind])}\``;
  if (isEmpty(value[kind])) yield { text: `\`${kind}\` needs a name.`, at: offsetOf(rule, kind) };
  if (isEmpty(value.expr)) {
    yield { text: `${name} has no \`expr\`.`, at: offsetOf(rule, 'expr' in value ? 'expr' : kind) };
  }
  if (typeof value.expr === 'object' && value.expr !== null) {
    yield { text: `\`expr\` of ${name} is a text.`, at: offsetOf(rule, 'expr') };
  }
  yield* unknownFields(rule, value, kind === 'alert' ? alertFields : recordFields, name);
  yield* wrongDurations(rule, value, ['for', 'keep_firing_for']);
  for (const key of ['labels', 'annotations']) {
    if (key in value && !isFields(value[key]) && !isEmpty(value[key]))
      yield { text: `\`${key}\` of ${name} is a map.`, at: offsetOf(rule, key) };
  }
}

export function* problemsOfGroup(group: Part): Generator<FoundProblem> {
  const { value } = group;
  if (!isFields(value)) return;
  if (isEmpty(value.name)) yield { text: 'A group needs a `name`.', at: offsetOf(group) };
  yield* unknownFields(group, value, groupFields, 'a group');
  yield* wrongDurations(group, value, ['interval', 'query_offset']);
}

type Fields = Readonly<Record<string, unknown>>;

function* unknownFields(
  part: Part,
  value: Fields,
  known: readonly string[],
  name: string,
): Generator<FoundProblem> {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const text = `\`${key}\` is no field of ${name}: Prometheus knows ${known.join(', ')}.`;
    yield { text, at: offsetOf(part, key) };
  }
}

function* wrongDurations(part: Part, value: Fields, keys: readonly string[]) {
  for (const key of keys) {
    const given = value[key];
    if (typeof given !== 'string' || given === '' || duration.test(given) || isHole.test(given))
      continue;
    const text = `\`${key}: ${given}\` is no duration of Prometheus, such as \`10m\`.`;
    yield { text, at: offsetOf(part, key) };
  }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Where the part begins, or one of its keys. */
function offsetOf({ node }: Part, key?: string): number {
  const { isMap, isNode, isScalar } = yaml();
  const own = isMap(node)
    ? node.items.find((item) => isScalar(item.key) && item.key.value === key)?.key
    : undefined;
  return (isNode(own) ? own.range?.[0] : undefined) ?? node.range?.[0] ?? 0;
}
